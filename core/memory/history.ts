// Decides how well memory parameters foretell what learners answered, and which answers are the newest.
// Refuses to fit them: that takes a library of its own (server/jobs).
import { modelOf, type MemoryParameters } from './parameters';
import type { Grade } from './rating';

/** One answer to a skill, as graded. */
export interface PastReview {
  /** Local day. */
  day: number;
  grade: Grade;
}

/** All answers of one learner to one skill, oldest first. */
export type History = readonly PastReview[];

/** Answers given on a later day than the one before. */
export function spacedAnswers(histories: Iterable<History>): number {
  let count = 0;
  for (const history of histories) {
    for (let at = 1; at < history.length; at += 1) {
      if ((history[at]?.day ?? 0) > (history[at - 1]?.day ?? 0)) count += 1;
    }
  }
  return count;
}

/** Share of first answers that were known, 0 to 1. */
export function knownAtFirst(histories: readonly History[]): number {
  const known = histories.filter((history) => (history[0]?.grade ?? 1) > 1).length;
  return known / Math.max(1, histories.length);
}

/**
 * The first day of the newest part of the spaced answers.
 *
 * @param share of the spaced answers that are given on that day or later, about.
 */
export function newestFrom(histories: Iterable<History>, share: number): number {
  const days: number[] = [];
  for (const history of histories) {
    for (let at = 1; at < history.length; at += 1) {
      const day = history[at]?.day ?? 0;
      if (day > (history[at - 1]?.day ?? 0)) days.push(day);
    }
  }
  days.sort((one, other) => one - other);
  return days[Math.floor(days.length * (1 - share))] ?? Infinity;
}

const SAFEST = 1e-4;

/**
 * Mean log loss of predicted recall over the spaced answers from a day on; whatever came before
 * only moves the cards.
 *
 * @returns NaN where there are none.
 */
export function logLoss(
  histories: Iterable<History>,
  parameters: MemoryParameters,
  fromDay: number,
): number {
  const { algorithm, decay, factor } = modelOf(parameters);
  let [loss, answers] = [0, 0];
  for (const history of histories) {
    let state: ReturnType<typeof algorithm.next_state> | null = null;
    let last = history[0]?.day ?? 0;
    for (const { day, grade } of history) {
      const elapsed = Math.max(0, day - last);
      let recall = 1;
      if (state !== null && elapsed > 0) {
        recall = Math.pow(1 + (factor * elapsed) / state.stability, -decay);
        if (day >= fromDay) {
          const said = grade > 1 ? recall : 1 - recall;
          loss -= Math.log(Math.max(SAFEST, said));
          answers += 1;
        }
      }
      state = algorithm.next_state(state, elapsed, grade, recall);
      last = Math.max(last, day);
    }
  }
  return loss / answers;
}

/** The part of each history before a day. */
export function before(histories: Iterable<History>, day: number): History[] {
  const cut: History[] = [];
  for (const history of histories) {
    const old = history.filter((review) => review.day < day);
    if (old.length > 0) cut.push(old);
  }
  return cut;
}
