import { expect, it } from 'vitest';
import { dueDayOf } from '@/core/assignments/due-day';

const ZONE = 'Pacific/Auckland';
// The end of 20 November in Auckland, which is 13 hours ahead of UTC then.
const dueAt = new Date('2026-11-20T11:00:00Z');
const asOf = (now: string) => dueDayOf(dueAt, ZONE, new Date(now));

it('names the day at whose end it is due, not the one after', () => {
  expect(asOf('2026-11-16T00:00:00Z').dueDay).toBe('2026-11-20');
});

it('counts days as they begin where the class is', () => {
  expect(asOf('2026-11-19T10:59:59Z').dueInDays).toBe(1);
  expect(asOf('2026-11-19T11:00:00Z').dueInDays).toBe(0);
  expect(asOf('2026-11-20T10:59:59Z').dueInDays).toBe(0);
  expect(asOf('2026-11-20T11:00:00Z').dueInDays).toBe(-1);
});
