// Decides how much a graded answer says of memory: the probability that it was known, and a grade.
// A right answer to four options may be luck, and luck is no memory.
// Refuses to know cards and schedules.
import type { Confidence } from '@/core/questions/answer';

/** 1 again, 2 hard, 3 good, 4 easy. */
export type Grade = 1 | 2 | 3 | 4;

export interface RatingEvidence {
  correct: boolean;
  /** R' just before, 0 to 1; null for a skill never answered. */
  recall: number | null;
  /** Chance in [0, 1] of a right answer without knowing. */
  guessRate: number;
  confidence: Confidence | null;
  hintsUsed: number;
  /** Null when it was not measured. */
  elapsedMs: number | null;
  medianMs: number;
  /** The learner's factor on the median. */
  pace: number;
}

export interface Rating {
  grade: Grade;
  /** k: probability that it was known; 0.1 after a miss. */
  known: number;
  /** Correct, but more likely luck than knowledge. */
  lucky: boolean;
}

/** Chance of a slip: a wrong answer to what is known. */
const SLIP = 0.03;
export const KNOWN_AFTER_MISS = 0.1;
/** Below this z (a third of the usual time) a question cannot have been read. */
export const TOO_FAST = -1.2;

function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** How much likelier a stated confidence is from one who knows: 2.5 sure, 0.25 unsure or guess. */
export function confidenceRatio(confidence: Confidence | null): number {
  if (confidence === null) return 1;
  return confidence === 'sure' ? 2.5 : 0.25;
}

/** z = ln(elapsed / (median × pace)): 0 is usual, below is faster; null when not measured. */
export function timeScore(elapsedMs: number | null, medianMs: number, pace: number): number | null {
  if (elapsedMs === null) return null;
  return Math.log(Math.max(1, elapsedMs) / Math.max(1, medianMs * pace));
}

function timeRatio(z: number | null): number {
  if (z === null) return 1;
  if (z < TOO_FAST) return 0.7;
  return Math.exp(clip(-1.2 * (z - 0.1), -0.9, 0.9));
}

/**
 * From a graded answer to a grade of memory: for a correct answer the odds that it was known are
 * `R(1−s) / ((1−R)·c) · L_sure · L_time · L_hint`, with R clipped to [0.05, 0.97].
 *
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function rate(evidence: RatingEvidence): Rating {
  if (!evidence.correct) return { grade: 1, known: KNOWN_AFTER_MISS, lucky: false };
  const hinted = evidence.hintsUsed > 0;
  const recall = clip(evidence.recall ?? 0.5, 0.05, 0.97);
  const guess = hinted ? 0.5 : clip(evidence.guessRate, 0.001, 1);
  const z = timeScore(evidence.elapsedMs, evidence.medianMs, evidence.pace);
  const odds =
    ((recall * (1 - SLIP)) / ((1 - recall) * guess)) *
    confidenceRatio(evidence.confidence) *
    timeRatio(z) *
    (hinted ? 0.15 : 1);
  const known = odds / (1 + odds);
  if (known < 0.5) return { grade: 1, known, lucky: true };
  if (known < 0.8 || hinted) return { grade: 2, known, lucky: false };
  const quick = z !== null && z > TOO_FAST && z < -0.5;
  return { grade: known > 0.985 && quick ? 4 : 3, known, lucky: false };
}
