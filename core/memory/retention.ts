// Decides how much recall a learner's reviews aim at: the track's best for their minutes, or their own choice.
// Refuses to know how the best one was found (the nightly simulation does).

export const DEFAULT_RETENTION = 0.85;
export const LOWEST_RETENTION = 0.7;
export const HIGHEST_RETENTION = 0.95;
const EXAM_RETENTION = 0.9;
const LIGHTER_BY = 0.05;

export const PACES = ['lighter', 'normal', 'exam'] as const;
/** How much a learner wants to keep: fewer minutes, the usual, or ready for an exam. */
export type Pace = (typeof PACES)[number];

/** Minutes a day for which the nightly simulation finds a target. */
export const BUDGETS = [5, 10, 15, 25] as const;

/**
 * The target for a choice: lighter aims 0.05 lower, exam at 0.90 or the normal target if higher.
 *
 * @param normal the track's target for the learner's minutes, 0.70 to 0.90.
 * @returns 0.70 to 0.95.
 */
export function chosenRetention(normal: number, pace: Pace): number {
  if (pace === 'exam') return Math.max(EXAM_RETENTION, normal);
  const target = pace === 'lighter' ? normal - LIGHTER_BY : normal;
  return Math.min(HIGHEST_RETENTION, Math.max(LOWEST_RETENTION, target));
}

/** The budget that is nearest to the learner's minutes, by ratio. */
export function budgetFor(minutesADay: number): number {
  const far = (budget: number) => Math.abs(Math.log(budget / Math.max(1, minutesADay)));
  return [...BUDGETS].reduce<number>(
    (best, budget) => (far(budget) < far(best) ? budget : best),
    BUDGETS[0],
  );
}
