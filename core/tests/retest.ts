// Decides how long a full test of a pattern keeps the next one waiting.

/** A day, so that the second one measures more than what was just read. */
export const RETEST_AFTER_MS = 86_400_000;

/** @returns the first instant at which the next one may start */
export function retestAt(judgedAt: Date): Date {
  return new Date(judgedAt.getTime() + RETEST_AFTER_MS);
}
