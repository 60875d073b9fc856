import { expect, it } from 'vitest';
import { isCurrent } from '@/core/assignments/assignment';

it('takes what is ahead and what was due in the last fourteen days for current', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const dueIn = (days: number) => ({ dueAt: new Date(now.getTime() + days * 86_400_000) });
  expect([30, 0, -13.9, -14].map((days) => isCurrent(dueIn(days), now))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(isCurrent(dueIn(-14.1), now)).toBe(false);
});
