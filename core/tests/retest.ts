// Decides how long a full test of a pattern keeps the next one waiting.
import { DAY_MS } from '@/core/time';

/** A day, so that the second one measures more than what was just read. */
export const RETEST_AFTER_MS = DAY_MS;

/** @returns the first instant at which the next one may start */
export function retestAt(judgedAt: Date): Date {
  return new Date(judgedAt.getTime() + RETEST_AFTER_MS);
}
