// Decides how a card moves with a graded answer and on which day it is due (FSRS-6).
// The memory formulas are ts-fsrs'; days, intervals and spreading are ours, because ts-fsrs
// counts UTC calendar days, to which 23:55 and 00:05 are a day apart.
import { EVERY_DAY, isPracticeDay } from '@/core/plan/practice-days';
import type { MemoryCard } from './card';
import { LOAD_HORIZON_DAYS, type Load } from './load';
import { DEFAULT_PARAMETERS, modelOf, type MemoryParameters } from './parameters';
import type { Grade } from './rating';

const LONGEST_DAYS = 365;

const logit = (share: number): number => Math.log(share / (1 - share));
const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/**
 * R(t, S) = (1 + F·t/S)^(−w20) with the learner's offset: logit R' = logit R + β.
 *
 * @param days whole local days, 0 or more; on the day itself recall is 1.
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function recallAfter(
  stability: number,
  days: number,
  offset: number,
  parameters: MemoryParameters = DEFAULT_PARAMETERS,
): number {
  if (days <= 0) return 1;
  const { factor, decay } = modelOf(parameters);
  const plain = Math.pow(1 + (factor * days) / stability, -decay);
  return offset === 0 ? plain : sigmoid(logit(plain) + offset);
}

/** R' of a card on a local day; 0.5 for a skill never answered. */
export function recallOf(
  card: MemoryCard | null,
  day: number,
  offset: number,
  parameters: MemoryParameters = DEFAULT_PARAMETERS,
): number {
  if (card === null) return 0.5;
  return recallAfter(card.stability, day - card.lastLocalDay, offset, parameters);
}

/**
 * Days until R' has fallen to the target: I = (S/F)·(DR^(−1/w20) − 1), 1 to 365.
 *
 * @param retention target, 0.70 to 0.95.
 */
export function intervalDays(
  stability: number,
  retention: number,
  offset: number,
  parameters: MemoryParameters = DEFAULT_PARAMETERS,
): number {
  const { factor, decay } = modelOf(parameters);
  const target = offset === 0 ? retention : sigmoid(logit(retention) - offset);
  const days = (stability / factor) * (Math.pow(target, -1 / decay) - 1);
  return Math.min(LONGEST_DAYS, Math.max(1, Math.round(days)));
}

/** How far from its interval a card may be moved: ±1 day and a share that shrinks with length. */
function fuzzDays(interval: number): number {
  if (interval < 2.5) return 0;
  const part = (from: number, to: number) => Math.max(0, Math.min(interval, to) - from);
  return 1 + 0.15 * part(2.5, 7) + 0.1 * part(7, 20) + 0.05 * part(20, Infinity);
}

/**
 * The least loaded day of the fuzz range, days of practice before days without; between equals the
 * one nearest to the interval, then the earlier. What lies more than 60 days ahead has no load.
 *
 * @param load cards already due on each local day.
 * @param practiceDays bit 0 is Monday; every day when not given.
 */
export function dueDayFor(
  day: number,
  interval: number,
  load: Load,
  practiceDays: number = EVERY_DAY,
): number {
  const spread = fuzzDays(interval);
  const first = Math.max(spread === 0 ? interval : 2, Math.round(interval - spread));
  const last = Math.min(LONGEST_DAYS, Math.round(interval + spread));
  const loadOn = (days: number) => (days > LOAD_HORIZON_DAYS ? 0 : (load.get(day + days) ?? 0));
  const rests = (days: number) => (isPracticeDay(practiceDays, day + days) ? 0 : 1);
  let best = interval;
  for (let days = first; days <= last; days += 1) {
    const rank =
      rests(days) - rests(best) ||
      loadOn(days) - loadOn(best) ||
      Math.abs(days - interval) - Math.abs(best - interval);
    if (rank < 0) best = days;
  }
  return day + best;
}

export interface Review {
  grade: Grade;
  known: number;
  at: Date;
  /** The learner's local day of `at`. */
  day: number;
  offset: number;
  /** Target retention, 0.70 to 0.95. */
  retention: number;
  /** Cards due on each local day, this one among them. */
  load: Load;
  /** Bit 0 is Monday; every day when not given. */
  practiceDays?: number;
  /** Those fitted for the learner or the track; FSRS-6's own when not given. */
  parameters?: MemoryParameters;
}

/**
 * The card after an answer. Elapsed days are differences of local days; within one day the
 * short-term formula of FSRS-6 applies. R' stands for R in the stability formulas.
 *
 * @param card null for a skill never answered.
 */
export function reviewCard(card: MemoryCard | null, review: Review): MemoryCard {
  const parameters = review.parameters ?? DEFAULT_PARAMETERS;
  const { algorithm } = modelOf(parameters);
  const elapsed = card === null ? 0 : Math.max(0, review.day - card.lastLocalDay);
  const recall = card === null ? undefined : recallOf(card, review.day, review.offset, parameters);
  const before = card && { stability: card.stability, difficulty: card.difficulty };
  const { stability, difficulty } = algorithm.next_state(before, elapsed, review.grade, recall);
  const interval = intervalDays(stability, review.retention, review.offset, parameters);
  const late = card !== null && card.lastAnsweredAt > review.at;
  return {
    stability,
    difficulty,
    known: review.known,
    reps: (card?.reps ?? 0) + 1,
    lapses: (card?.lapses ?? 0) + (card !== null && review.grade === 1 ? 1 : 0),
    lastAnsweredAt: late ? card.lastAnsweredAt : review.at,
    lastLocalDay: Math.max(review.day, card?.lastLocalDay ?? review.day),
    dueDay: dueDayFor(review.day, interval, others(review.load, card), review.practiceDays),
    parameterVersion: parameters.version,
  };
}

/** The load without a card that is about to move. */
export function others(load: Load, card: MemoryCard | null): Load {
  const own = card === null ? undefined : load.get(card.dueDay);
  if (card === null || own === undefined) return load;
  return new Map(load).set(card.dueDay, own - 1);
}

/** S in days after a Good on a day, without an answer. */
export function stabilityAfterGood(
  card: MemoryCard,
  { day, offset, parameters }: { day: number; offset: number; parameters: MemoryParameters },
): number {
  const { stability, difficulty } = card;
  const elapsed = Math.max(0, day - card.lastLocalDay);
  const recall = recallOf(card, day, offset, parameters);
  const { algorithm } = modelOf(parameters);
  return algorithm.next_state({ stability, difficulty }, elapsed, 3, recall).stability;
}
