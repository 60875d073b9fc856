import { expect, it } from 'vitest';
import { isCurrent } from '@/core/assignments/assignment';
import { DAY_MS } from '@/core/time';

it('takes what is ahead and what was due in the last fourteen days for current', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const dueIn = (days: number) => ({ dueAt: new Date(now.getTime() + days * DAY_MS) });
  expect([30, 0, -13.9, -14].map((days) => isCurrent(dueIn(days), now))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(isCurrent(dueIn(-14.1), now)).toBe(false);
});
