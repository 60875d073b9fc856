import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOfIso } from '@/core/time';
import { bitsOf, daysOf, isPracticeDay, practiceDaysBetween, weekdayOf } from './practice-days';

it('knows the weekday of days before and after 1970', () => {
  expect(weekdayOf(dayOfIso('1970-01-01'))).toBe(4);
  expect(weekdayOf(dayOfIso('1969-12-31'))).toBe(3);
  expect(weekdayOf(dayOfIso('2024-02-29'))).toBe(4);
  expect(weekdayOf(dayOfIso('2026-11-22'))).toBe(7);
});

it('keeps any choice of days', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 7 })), (days) => {
      expect(daysOf(bitsOf(days))).toEqual([...days].sort());
    }),
  );
});

it('counts the days of practice of a stretch, both ends with it', () => {
  const weekend = bitsOf([6, 7]);
  const saturday = dayOfIso('2026-11-21');
  expect(isPracticeDay(weekend, saturday)).toBe(true);
  expect(practiceDaysBetween(weekend, saturday, saturday + 8)).toBe(4);
  expect(practiceDaysBetween(weekend, saturday, saturday - 1)).toBe(0);
});
