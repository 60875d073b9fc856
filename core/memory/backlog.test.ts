import { describe, expect, it } from 'vitest';
import { catchUp, type CatchUpInput } from './backlog';

const DAY = 20_779; // a Sunday
const waiting = (count: number) => Array.from({ length: count }, () => 30_000);
const spread = (change: Partial<CatchUpInput>) =>
  catchUp({
    waitingMs: waiting(60),
    comingDays: [],
    day: DAY,
    budgetMs: 600_000,
    leftMs: 600_000,
    practiceDays: 127,
    ...change,
  });

describe('catching up', () => {
  it('is no matter while one day holds what is due', () => {
    expect(spread({ waitingMs: waiting(20) })).toBeNull();
  });

  it('spreads what is due over days of equal size', () => {
    expect(spread({})).toEqual({ total: 60, days: 3, perDay: 20 });
  });

  it('never shows more than three days hold, however long somebody was away', () => {
    expect(spread({ waitingMs: waiting(500) })).toMatchObject({ total: 60, days: 25 });
  });

  it('counts what comes due meanwhile, days without practice, and what was done today', () => {
    expect(spread({ comingDays: Array.from({ length: 20 }, () => DAY + 1) })?.days).toBe(4);
    // Sunday, then nothing until Thursday.
    expect(spread({ practiceDays: 0b1001000 })?.days).toBe(8);
    expect(spread({ leftMs: 0 })?.days).toBe(4);
  });
});
