// Decides how mastery that was kept is read on a later day without its cards: from values kept ahead.
// Refuses to know how those were estimated (estimate.ts).
import { normalBelow, REFRESH_BELOW } from './estimate';
import { STRONG_SHARE } from './item';
import { LATER_DAYS } from './later';
import { LEARNING_BELOW, losesStrong } from './levels';
import type { Level } from './progress';

/** What is kept of a pattern for reading it on any later day. */
export interface KeptFading {
  /** M on the day it was computed. */
  mastery: number;
  /** Var of M on that day. */
  variance: number;
  /** M and √Var on each of LATER_DAYS; empty where they were never kept: then nothing fades. */
  laterMastery: readonly number[];
  laterSpread: readonly number[];
}

export interface Faded {
  /** M, 0 to 1. */
  mastery: number;
  /** √Var of M. */
  spread: number;
  /** P, 0 to 1. */
  strength: number;
}

/** Between which kept values a day lies: `share` of the way from `from` to `from + 1`. */
export interface FadePlace {
  /** 0 is the day of computing, 1 the first of LATER_DAYS. */
  from: number;
  /** 0 to 1, on the logarithm of days; above 1 beyond the last kept day. */
  share: number;
}

const KNOTS = [0, ...LATER_DAYS];
const FARTHEST_SHARE = 2.5;

/** @param days whole local days since it was computed; what is negative counts as 0 */
export function fadePlace(days: number): FadePlace {
  const age = Math.max(0, days);
  const last = KNOTS.length - 2;
  const found = KNOTS.findLastIndex((knot) => knot <= age);
  const from = Math.min(last, found);
  const [low, high] = [Math.log1p(KNOTS[from] ?? 0), Math.log1p(KNOTS[from + 1] ?? 1)];
  const share = (Math.log1p(age) - low) / (high - low);
  return { from, share: Math.min(FARTHEST_SHARE, share) };
}

/** P from M and √Var. */
export function strengthOf(mastery: number, spread: number): number {
  return normalBelow((mastery - STRONG_SHARE) / spread);
}

/**
 * M, √Var and P some days after they were computed, without practice.
 *
 * @param days whole local days since `computedAt`
 * @see docs/decisions/0024-class-page.md
 */
export function fadedBy(kept: KeptFading, days: number): Faded {
  const { from, share } = fadePlace(days);
  const now = Math.sqrt(kept.variance);
  const between = (first: number, later: readonly number[]): number => {
    const low = from === 0 ? first : (later[from - 1] ?? first);
    return low + share * ((later[from] ?? low) - low);
  };
  const mastery = Math.min(1, Math.max(0, between(kept.mastery, kept.laterMastery)));
  const spread = Math.max(0.01, between(now, kept.laterSpread));
  return { mastery, spread, strength: strengthOf(mastery, spread) };
}

/** What the word for a pattern needs, of what was kept when it was settled last. */
export interface KeptLevel {
  level: Level;
  /** Whether a test's word "strong" held then. */
  isStrong: boolean;
  /** Whether the last test said strong. */
  wasStrong: boolean;
}

/** The word on a later day without practice: the same that levelOf gives with the cards. */
export function levelLater({ level, isStrong, wasStrong }: KeptLevel, strength: number): Level {
  if (level === 'not-started') return level;
  if (isStrong && !losesStrong(strength)) {
    if (strength < REFRESH_BELOW) return 'refresh-due';
    return level === 'lasting' ? 'lasting' : 'strong';
  }
  return strength < LEARNING_BELOW && !isStrong && !wasStrong ? 'learning' : 'getting-there';
}
