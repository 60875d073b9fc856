// Decides what is believed of a learner's ability in a pattern: a posterior on a fixed grid.
// Refuses to know forgetting (estimate.ts) and verdicts (tests/judge.ts).
import type { Confidence } from '@/core/questions/answer';
import { confidenceRatio, timeScore, TOO_FAST } from '@/core/memory/rating';
import { CEILING, knowing, type Item } from './item';

/** 81 abilities from −4 to 4. */
export const GRID: readonly number[] = Array.from({ length: 81 }, (_, at) => (at - 40) / 10);
const STEP = 0.1;

export interface Prior {
  mean: number;
  deviation: number;
}

/** The track's learners, until they are measured. */
export const COHORT: Prior = { mean: 0.5, deviation: 1.2 };

/** A belief about ability. */
export interface Ability extends Prior {
  /** 81 weights over GRID that sum to 1. */
  readonly weights: readonly number[];
}

/**
 * The prior of a pattern, moved by the learner's earlier patterns of the track:
 * mean μ + 0.75·(mean of their θ − μ), deviation × 0.85.
 *
 * @param cohort the track's mean and deviation, once they are known.
 *
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function priorFor(earlier: readonly { mean: number }[], cohort: Prior = COHORT): Prior {
  if (earlier.length === 0) return { ...cohort };
  const mean = earlier.reduce((sum, ability) => sum + ability.mean, 0) / earlier.length;
  return {
    mean: cohort.mean + 0.75 * (mean - cohort.mean),
    deviation: cohort.deviation * 0.85,
  };
}

/** What one answer says of ability. */
export interface AbilityEvidence {
  item: Item;
  correct: boolean;
  /** "I don't know", or nothing given: its time and confidence say nothing. */
  skipped: boolean;
  confidence: Confidence | null;
  hintsUsed: number;
  elapsedMs: number | null;
  medianMs: number;
  pace: number;
}

/** How much likelier this time is from one who knows. */
function timeRatio(z: number | null): number {
  if (z === null) return 1;
  if (z < TOO_FAST) return 0.4;
  return Math.exp(Math.min(0.9, Math.max(-0.9, -1.8 * z)));
}

/** Likelihood of an answer where it is known, L included, and where it is not. */
export function ratiosOf(answer: AbilityEvidence): { ifKnown: number; ifNot: number } {
  const guess = answer.hintsUsed > 0 ? Math.max(0.5, answer.item.guessRate) : answer.item.guessRate;
  const ratio = answer.skipped
    ? 1
    : confidenceRatio(answer.confidence) *
      timeRatio(timeScore(answer.elapsedMs, answer.medianMs, answer.pace));
  return {
    ifKnown: (answer.correct ? CEILING : 1 - CEILING) * ratio,
    ifNot: Math.max(1e-6, answer.correct ? guess : 1 - guess),
  };
}

/**
 * Log likelihood of one answer at each grid point:
 * know·(d or 1−d)·L + (1 − know)·(c or 1−c), L from confidence and time.
 *
 * @returns 81 numbers.
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function evidenceOf(answer: AbilityEvidence): number[] {
  const { ifKnown, ifNot } = ratiosOf(answer);
  return GRID.map((ability) => {
    const know = knowing(answer.item, ability);
    return Math.log(know * ifKnown + (1 - know) * ifNot);
  });
}

/** No evidence: 81 zeros. */
export function noEvidence(): number[] {
  return GRID.map(() => 0);
}

/** Adds log likelihoods, point by point. */
export function addEvidence(one: readonly number[], other: readonly number[]): number[] {
  return GRID.map((_, at) => (one[at] ?? 0) + (other[at] ?? 0));
}

/** Bayes' rule on the grid, with a normal prior. */
export function posterior(prior: Prior, evidence: readonly number[]): Ability {
  const logs = GRID.map((ability, at) => {
    const z = (ability - prior.mean) / prior.deviation;
    return (evidence[at] ?? 0) - (z * z) / 2;
  });
  const top = Math.max(...logs);
  const raw = logs.map((log) => Math.exp(log - top));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const weights = raw.map((weight) => weight / total);
  const mean = weights.reduce((sum, weight, at) => sum + weight * (GRID[at] ?? 0), 0);
  const variance = weights.reduce(
    (sum, weight, at) => sum + weight * ((GRID[at] ?? 0) - mean) ** 2,
    0,
  );
  return { weights, mean, deviation: Math.sqrt(variance) };
}

/** Belief that ability is above a value; each grid point stands for the step around it. */
export function massAbove(ability: Ability, cut: number): number {
  let mass = 0;
  for (const [at, weight] of ability.weights.entries()) {
    const above = ((GRID[at] ?? 0) + STEP / 2 - cut) / STEP;
    mass += weight * Math.min(1, Math.max(0, above));
  }
  return Math.min(1, mass);
}

/** The ability below which a share of the belief lies; a value between grid points. */
export function quantile(ability: Ability, share: number): number {
  let below = 0;
  for (const [at, weight] of ability.weights.entries()) {
    if (below + weight >= share && weight > 0) {
      return (GRID[at] ?? 0) - STEP / 2 + STEP * ((share - below) / weight);
    }
    below += weight;
  }
  return GRID[GRID.length - 1] ?? 4;
}
