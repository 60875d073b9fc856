// Decides what first tries say of one question: its difficulty, whether its key or its worth is in doubt.
// Refuses to know where answers come from and who is told.
import { CEILING, LEVEL_MEANS } from '@/core/mastery/item';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';
import { BEST_PART, ENOUGH_FOR_ALARM, ENOUGH_FOR_DISCRIMINATION, MISKEYED_TO } from './classical';
import { correlationOf } from './interval';

/** One learner's first try of one question. */
export interface FirstTry {
  correct: boolean;
  /** What is believed of the learner's ability in the pattern. */
  ability: { mean: number; deviation: number };
  /** Ids of the options that were chosen; empty for other kinds. */
  chosen: readonly string[];
  /** Null when it was not measured, or where hints were opened. */
  elapsedMs: number | null;
}

export interface QuestionFacts {
  difficulty: Difficulty;
  /** Chance in [0, 1] of a right answer without knowing. */
  guessRate: number;
  /** Ids of all options; empty for other kinds. */
  options: readonly string[];
}

export interface ItemStatistics {
  answers: number;
  /** 0 to 1. */
  rightShare: number;
  b: number;
  /** How sure b is; the prior's 0.7 at most. */
  bDeviation: number;
  /** Null below 300 answers. */
  a: number | null;
  /** Null below 20 right first tries with a time. */
  medianMs: number | null;
  /** Share right among the best 27 %; null below 20 answers. */
  bestShare: number | null;
  /** Nats by which a constant explains the answers better than the item model; null below 100. */
  constantGain: number | null;
  /** Correlation of right answers with ability; null below 200. */
  pointBiserial: number | null;
  /** How often each option was chosen. */
  optionCounts: Record<string, number>;
  /** Options chosen by fewer than 2 %, from 100 answers. */
  deadOptions: string[];
  miskeyed: boolean;
  weak: boolean;
  tooEasy: boolean;
  /** The level where it belongs by its difficulty; null where it stands right. */
  suggestedDifficulty: Difficulty | null;
}

const PRIOR_DEVIATION = 0.7;
const USUAL_A = 1.2;
const [FLATTEST, STEEPEST] = [0.6, 2];
const ANSWERS_FOR_A = 300;
const ANSWERS_FOR_FLAGS = 100;
const RIGHT_FOR_MEDIAN = 20;
const WEAK_ABOVE_NATS = 1;
const DEAD_BELOW = 0.02;
const TOO_EASY_ABOVE = 0.97;
const FAR_FROM_LEVEL = 0.9;
/** Variance of a logistic against a normal curve, for averaging over an uncertain ability. */
const LOGISTIC_SHARE = 0.346;

/** Probability of a right answer, averaged over what is not known of the ability. */
function rightChance(of: FirstTry, a: number, b: number, guessRate: number): number {
  const { mean, deviation } = of.ability;
  const slope = a / Math.sqrt(1 + LOGISTIC_SHARE * (a * deviation) ** 2);
  const guess = Math.min(guessRate, CEILING - 0.01);
  return guess + (CEILING - guess) / (1 + Math.exp(-slope * (mean - b)));
}

function logLikelihood(
  tries: readonly FirstTry[],
  a: number,
  b: number,
  guessRate: number,
): number {
  let sum = 0;
  for (const one of tries) {
    const chance = rightChance(one, a, b, guessRate);
    sum += Math.log(Math.max(1e-9, one.correct ? chance : 1 - chance));
  }
  return sum;
}

/** The place of the maximum of a function with one peak in [low, high]. */
function peak(of: (at: number) => number, low: number, high: number, within = 0.005): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [left, right] = [low, high];
  let [one, two] = [right - ratio * (right - left), left + ratio * (right - left)];
  let [atOne, atTwo] = [of(one), of(two)];
  while (right - left > within) {
    if (atOne > atTwo) {
      [right, two, atTwo] = [two, one, atOne];
      one = right - ratio * (right - left);
      atOne = of(one);
    } else {
      [left, one, atOne] = [one, two, atTwo];
      two = left + ratio * (right - left);
      atTwo = of(two);
    }
  }
  return (left + right) / 2;
}

interface Curve {
  a: number;
  b: number;
  bDeviation: number;
}

/** Maximum a posteriori of b, prior N(level's mean, 0.7); a free in [0.6, 2] from 300 answers. */
function fittedCurve(tries: readonly FirstTry[], facts: QuestionFacts): Curve {
  const center = LEVEL_MEANS[facts.difficulty];
  const posterior = (a: number, b: number) =>
    logLikelihood(tries, a, b, facts.guessRate) - ((b - center) / PRIOR_DEVIATION) ** 2 / 2;
  const bestB = (a: number) => peak((b) => posterior(a, b), -5, 5);
  const a =
    tries.length < ANSWERS_FOR_A
      ? USUAL_A
      : peak((steepness) => posterior(steepness, bestB(steepness)), FLATTEST, STEEPEST, 0.03);
  const b = bestB(a);
  const step = 0.05;
  const bend = posterior(a, b + step) + posterior(a, b - step) - 2 * posterior(a, b);
  const bDeviation =
    bend < 0 ? Math.min(PRIOR_DEVIATION, step / Math.sqrt(-bend)) : PRIOR_DEVIATION;
  return { a, b, bDeviation };
}

const shareRight = (tries: readonly FirstTry[]): number =>
  tries.length === 0 ? 0 : tries.filter(({ correct }) => correct).length / tries.length;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** 0 where all are right, all are wrong, or all are believed to know as much. */
function pointBiserialOf(tries: readonly FirstTry[]): number {
  const pairs = tries.map(({ correct, ability }) => [Number(correct), ability.mean] as const);
  return correlationOf(pairs)?.value ?? 0;
}

/** Log likelihood of a constant chance, at its best. */
function constantLikelihood(tries: readonly FirstTry[]): number {
  const right = tries.filter(({ correct }) => correct).length;
  const term = (count: number) => (count === 0 ? 0 : count * Math.log(count / tries.length));
  return term(right) + term(tries.length - right);
}

function countOptions(
  tries: readonly FirstTry[],
  options: readonly string[],
): Record<string, number> {
  const counts = new Map(options.map((option) => [option, 0]));
  for (const option of tries.flatMap(({ chosen }) => chosen)) {
    if (counts.has(option)) counts.set(option, (counts.get(option) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

function nearestLevel(b: number): Difficulty {
  return DIFFICULTIES.reduce((best, level) =>
    Math.abs(LEVEL_MEANS[level] - b) < Math.abs(LEVEL_MEANS[best] - b) ? level : best,
  );
}

/**
 * The numbers of one question, from the first tries of one wording.
 *
 * Miskeyed: the best 27 % of learners are right in 45 % or less, n ≥ 20. Weak: a constant explains
 * the answers better by more than 1 nat, n ≥ 100.
 *
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function itemStatistics(tries: readonly FirstTry[], facts: QuestionFacts): ItemStatistics {
  const answers = tries.length;
  const curve = fittedCurve(tries, facts);
  const ranked = [...tries].sort((one, other) => other.ability.mean - one.ability.mean);
  const best = shareRight(ranked.slice(0, Math.max(1, Math.round(answers * BEST_PART))));
  const gain = constantLikelihood(tries) - logLikelihood(tries, curve.a, curve.b, facts.guessRate);
  const times = tries.flatMap(({ correct, elapsedMs }) =>
    correct && elapsedMs !== null ? [elapsedMs] : [],
  );
  const optionCounts = countOptions(tries, facts.options);
  const isFlagged = answers >= ANSWERS_FOR_FLAGS;
  const level = nearestLevel(curve.b);
  const isFar = Math.abs(curve.b - LEVEL_MEANS[facts.difficulty]) > FAR_FROM_LEVEL;
  return {
    answers,
    rightShare: shareRight(tries),
    b: curve.b,
    bDeviation: curve.bDeviation,
    a: answers < ANSWERS_FOR_A ? null : curve.a,
    medianMs: times.length < RIGHT_FOR_MEDIAN ? null : Math.round(median(times)),
    bestShare: answers < ENOUGH_FOR_ALARM ? null : best,
    constantGain: isFlagged ? gain : null,
    pointBiserial: answers < ENOUGH_FOR_DISCRIMINATION ? null : pointBiserialOf(tries),
    optionCounts,
    deadOptions: isFlagged
      ? facts.options.filter((option) => (optionCounts[option] ?? 0) < DEAD_BELOW * answers)
      : [],
    miskeyed: answers >= ENOUGH_FOR_ALARM && best <= MISKEYED_TO,
    weak: isFlagged && gain > WEAK_ABOVE_NATS,
    tooEasy: isFlagged && shareRight(tries) > TOO_EASY_ABOVE,
    suggestedDifficulty: isFlagged && isFar && level !== facts.difficulty ? level : null,
  };
}
