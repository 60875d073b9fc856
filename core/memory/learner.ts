// Decides what is kept of a learner beside the cards: the offset of recall and the pace.
// Both move by a little with each answer and are shrunk, so that few answers say little.

/** Learner's own numbers, as kept. */
export interface LearnerNumbers {
  /** β: added to the logit of recall; −1.2 to 1.2. */
  recallOffset: number;
  /** Sum and number of ln(elapsed / median) over correct first tries. */
  paceSum: number;
  paceCount: number;
}

export const NEW_LEARNER: LearnerNumbers = { recallOffset: 0, paceSum: 0, paceCount: 0 };

const OFFSET_STEP = 0.02;
const OFFSET_LIMIT = 1.2;
/** Answers at the usual pace that a new learner is taken to have given. */
const PACE_PRIOR_COUNT = 10;
/** A tab left open overnight tells nothing of pace: ratios end at e^1.5, four and a half times. */
const PACE_LIMIT = 1.5;

/**
 * β after a spaced answer: `β + 0.02·(success − R')`, within ±1.2.
 *
 * @param success whether the answer counted as a memory; a lucky guess does not.
 * @param recall R' just before the answer, 0 to 1.
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function movedOffset(offset: number, success: boolean, recall: number): number {
  const moved = offset + OFFSET_STEP * ((success ? 1 : 0) - recall);
  return Math.min(OFFSET_LIMIT, Math.max(-OFFSET_LIMIT, moved));
}

/** @returns the factor on a question's median time: 1 is usual, 2 takes twice as long. */
export function paceOf(learner: LearnerNumbers): number {
  return Math.exp(learner.paceSum / (learner.paceCount + PACE_PRIOR_COUNT));
}

/** The learner after a correct first try that took `elapsedMs` where the median is `medianMs`. */
export function movedPace(
  learner: LearnerNumbers,
  elapsedMs: number,
  medianMs: number,
): LearnerNumbers {
  const ratio = Math.log(Math.max(1, elapsedMs) / Math.max(1, medianMs));
  return {
    ...learner,
    paceSum: learner.paceSum + Math.min(PACE_LIMIT, Math.max(-PACE_LIMIT, ratio)),
    paceCount: learner.paceCount + 1,
  };
}
