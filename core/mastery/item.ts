// Decides how likely a right answer to a question is at each ability (item response theory).
// Refuses to know the question itself: level, guess rate and learned numbers are enough.
import type { Difficulty } from '@/core/questions/question';

/** What the models know of a question of a pattern's pool. */
export interface Item {
  /** `track/pattern/slug` */
  id: string;
  /** `track/pattern#slug` */
  skill: string;
  difficulty: Difficulty;
  /** c: chance in [0, 1] of a right answer without knowing. */
  guessRate: number;
  /** Learned difficulty; the level's mean until there is one. */
  b?: number;
  /** Learned discrimination; 1.2 until there is one. */
  a?: number;
}

/** Where the levels lie on the scale of ability before data says better. */
export const LEVEL_MEANS: Readonly<Record<Difficulty, number>> = {
  easy: -1.3,
  medium: 0,
  hard: 1.2,
};
/** What a level weighs in the whole of a pattern. */
export const LEVEL_WEIGHTS: Readonly<Record<Difficulty, number>> = {
  easy: 0.3,
  medium: 0.4,
  hard: 0.3,
};
/** Share of a pattern's questions that the strong know, guesses set aside. */
export const STRONG_SHARE = 0.75;
/** d: chance of a right answer to what is known. */
export const CEILING = 0.97;
const DISCRIMINATION = 1.2;

const difficultyOf = (item: Item): number => item.b ?? LEVEL_MEANS[item.difficulty];
const discriminationOf = (item: Item): number => item.a ?? DISCRIMINATION;

/** Log odds of knowing, guesses set aside: a(θ − b). */
export function logOdds(item: Item, ability: number): number {
  return discriminationOf(item) * (ability - difficultyOf(item));
}

/** Probability of knowing, guesses set aside: sigmoid(a(θ − b)). */
export function knowing(item: Item, ability: number): number {
  return 1 / (1 + Math.exp(-logOdds(item, ability)));
}

/** Whether two items are known alike at every ability. */
export function sameCurve(one: Item, other: Item): boolean {
  return (
    difficultyOf(one) === difficultyOf(other) && discriminationOf(one) === discriminationOf(other)
  );
}

/**
 * Fisher information of an answer at an ability: P'²/(P(1−P)), P = c + (d − c)·sigmoid(a(θ − b)).
 *
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function informationAt(item: Item, ability: number): number {
  const know = knowing(item, ability);
  const guess = Math.min(item.guessRate, CEILING - 0.01);
  const right = guess + (CEILING - guess) * know;
  const slope = (CEILING - guess) * discriminationOf(item) * know * (1 - know);
  return (slope * slope) / (right * (1 - right));
}

/** Weight of each item in its pattern, in the same order: levels share 0.3, 0.4, 0.3; sums to 1. */
export function itemWeights(items: readonly Item[]): number[] {
  const counts = { easy: 0, medium: 0, hard: 0 };
  for (const item of items) counts[item.difficulty] += 1;
  let present = 0;
  for (const level of ['easy', 'medium', 'hard'] as const) {
    if (counts[level] > 0) present += LEVEL_WEIGHTS[level];
  }
  return items.map((item) => LEVEL_WEIGHTS[item.difficulty] / counts[item.difficulty] / present);
}

/** Weighted share of the items known at an ability, guesses set aside; 0 to 1, rising. */
export function shareKnown(items: readonly Item[], ability: number): number {
  const weights = itemWeights(items);
  return items.reduce((sum, item, at) => sum + (weights[at] ?? 0) * knowing(item, ability), 0);
}

/**
 * θ_cut: the ability at which the share known reaches 0.75 (or another share).
 *
 * @returns −6 to 6, by bisection to 1e-6.
 */
export function abilityWhere(items: readonly Item[], share: number = STRONG_SHARE): number {
  let [low, high] = [-6, 6];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (shareKnown(items, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
