// Decides how long a full test of a pattern keeps the next one waiting.
import { DAY_MS } from '@/core/time';

/** A day, so that the second one measures more than what was just read. */
export const RETEST_AFTER_MS = DAY_MS;

/** @returns the first instant at which the next one may start */
export function retestAt(judgedAt: Date): Date {
  return new Date(judgedAt.getTime() + RETEST_AFTER_MS);
}

/** @returns the same while it lies ahead, else null: the next one may start now */
export function waitsUntil(judgedAt: Date | null, now: Date): Date | null {
  const at = judgedAt && retestAt(judgedAt);
  return at && at > now ? at : null;
}
