// Decides over how many days what is due is spread when a day does not hold it.
// Never tells a debt of more than three days' budget.
import { isPracticeDay } from '@/core/plan/practice-days';

export interface Backlog {
  /** What waits, at most what three days hold. */
  total: number;
  /** Days of the calendar, today included, until it is gone. */
  days: number;
  perDay: number;
}

export interface CatchUpInput {
  /** Expected ms of each skill that is due. */
  waitingMs: readonly number[];
  /** Due days of the cards that are not due yet. */
  comingDays: readonly number[];
  day: number;
  /** A day's minutes, in ms. */
  budgetMs: number;
  /** What is left of today's, in ms. */
  leftMs: number;
  practiceDays: number;
}

const SHOWN_DAYS = 3;
/** Beyond this a plan is no promise any more. */
const FARTHEST_DAYS = 60;

/** @returns null when one day holds what is due */
export function catchUp(input: CatchUpInput): Backlog | null {
  const waiting = input.waitingMs.length;
  const totalMs = input.waitingMs.reduce((sum, ms) => sum + ms, 0);
  if (waiting === 0 || totalMs <= input.budgetMs) return null;
  const perDay = Math.max(1, Math.floor((waiting * input.budgetMs) / totalMs));
  return {
    total: Math.min(waiting, SHOWN_DAYS * perDay),
    days: daysUntilCaughtUp(input, waiting, perDay),
    perDay,
  };
}

/** Day by day: what comes due joins, what a day of practice holds leaves. */
function daysUntilCaughtUp(input: CatchUpInput, total: number, perDay: number): number {
  const coming = new Map<number, number>();
  for (const day of input.comingDays) coming.set(day, (coming.get(day) ?? 0) + 1);
  let waiting = total;
  for (let days = 0; days < FARTHEST_DAYS; days += 1) {
    const day = input.day + days;
    if (days > 0) waiting += coming.get(day) ?? 0;
    if (isPracticeDay(input.practiceDays, day)) {
      waiting -= days === 0 ? Math.floor((perDay * input.leftMs) / input.budgetMs) : perDay;
    }
    if (waiting <= 0) return days + 1;
  }
  return FARTHEST_DAYS;
}
