// Decides how first tries of one pattern's questions rank its learners, and what each question does among them.
// Classical item analysis; refuses to know how it is told.
import { correlationOf, type Interval } from './interval';
import type { ClassTry, Measured, TriedQuestion } from './report';

/** The numbers of models.md below which something is not to be acted on. */
export const ENOUGH_FOR_SHARE = 20;
export const ENOUGH_FOR_ALARM = 20;
export const ENOUGH_FOR_DISCRIMINATION = 200;
/** Kelley's share for the best and the last. */
export const BEST_PART = 0.27;
export const MISKEYED_TO = 0.45;

/** A learner's first try, with the share of the pattern's other questions that they got right. */
interface Ranked extends ClassTry {
  rest: number;
}

/** Answers of each learner in one pattern. */
export interface Totals {
  right: number;
  tries: number;
}

export function totalsOf(questions: readonly TriedQuestion[]): Map<string, Map<string, Totals>> {
  const patterns = new Map<string, Map<string, Totals>>();
  for (const { pattern, tries } of questions) {
    const totals = patterns.get(pattern.id) ?? new Map<string, Totals>();
    patterns.set(pattern.id, totals);
    for (const { userId, correct } of tries) {
      const { right, tries: count } = totals.get(userId) ?? { right: 0, tries: 0 };
      totals.set(userId, { right: right + Number(correct), tries: count + 1 });
    }
  }
  return patterns;
}

/** Best first. Who answered nothing else cannot be ranked and is left out. */
export function rankedTries(
  { tries }: TriedQuestion,
  totals: ReadonlyMap<string, Totals> | undefined,
): Ranked[] {
  return tries
    .flatMap((one): Ranked[] => {
      const { right = 0, tries: count = 0 } = totals?.get(one.userId) ?? {};
      return count < 2 ? [] : [{ ...one, rest: (right - Number(one.correct)) / (count - 1) }];
    })
    .sort((one, other) => other.rest - one.rest || (one.userId < other.userId ? -1 : 1));
}

/**
 * Correlation of a right answer with the share right of the pattern's other questions: the question
 * itself is taken out, or it would discriminate by its own weight.
 */
export function discriminationOf(ranked: readonly Ranked[]): Interval | null {
  return correlationOf(ranked.map(({ correct, rest }) => [Number(correct), rest]));
}

/**
 * The best and the last 27 %, or as near to it as learners who are as good are taken together; nobody where
 * all are as good. So no accident of order decides who is among the best.
 *
 * @see Kelley, T. L. (1939). The selection of upper and lower groups for the validation of test
 *   items. Journal of Educational Psychology 30, 17-24.
 */
export function groupsOf(ranked: readonly Ranked[]): { top: Ranked[]; bottom: Ranked[] } {
  return { top: firstPart(ranked), bottom: firstPart(ranked.toReversed()) };
}

function firstPart(ranked: readonly Ranked[]): Ranked[] {
  const size = Math.max(1, Math.round(ranked.length * BEST_PART));
  const edge = ranked[size - 1]?.rest;
  const before = ranked.findIndex(({ rest }) => rest === edge);
  const upTo = ranked.findLastIndex(({ rest }) => rest === edge) + 1;
  const end = before > 0 && size - before <= upTo - size ? before : upTo;
  return end === ranked.length ? [] : ranked.slice(0, end);
}

export function rightIn(tries: readonly ClassTry[]): number {
  return tries.filter(({ correct }) => correct).length;
}

export function choosing(tries: readonly ClassTry[], option: string): number {
  return tries.filter(({ chosen }) => chosen.includes(option)).length;
}

/**
 * The best 27 % of a class are right in 45 % or less, n ≥ 20.
 *
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function looksMiskeyed(ranked: readonly Ranked[]): boolean {
  const { top } = groupsOf(ranked);
  if (ranked.length < ENOUGH_FOR_ALARM || top.length === 0) return false;
  return rightIn(top) <= MISKEYED_TO * top.length;
}

export function measured(interval: Interval | null, isEnough: boolean): Measured | null {
  return interval && { ...interval, unsure: !isEnough };
}
