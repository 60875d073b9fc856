// Decides the word for a pattern: not started, learning, getting there, strong, lasting, refresh due.
// Strong is given by a test alone and taken by time alone or by what was missed.
import type { MemoryCard } from '@/core/memory/card';
import type { Verdict } from '@/core/tests/test';
import { DAY_MS } from '@/core/time';
import { REFRESH_BELOW } from './estimate';
import type { Level } from './progress';

/** Below this the pattern is learning. */
export const LEARNING_BELOW = 0.2;
/** Below this a strong pattern is strong no more. */
const STRONG_LOST_BELOW = 0.4;
/** Days between two checks that make a strong pattern lasting. */
const LASTING_DAYS = 21;
/** Stability in days that a lasting pattern has on 70 % of the answered skills. */
const LASTING_STABILITY = 30;
const LASTING_SHARE = 0.7;

export interface Standing {
  /** Answers kept for the pattern. */
  answers: number;
  /** P now, 0 to 1. */
  strength: number;
  /** Since when a test's word "strong" has held; null when none does. */
  strongSince: Date | null;
  /** What the last test or check said. */
  lastVerdict: Verdict | null;
  /** Tests and checks that confirmed it, oldest first. */
  confirmedAt: readonly Date[];
  /** Cards of the pattern's answered skills. */
  cards: Iterable<MemoryCard>;
}

/** Whether the word "strong" is lost: P has fallen below 0.40. */
export function losesStrong(strength: number): boolean {
  return strength < STRONG_LOST_BELOW;
}

function isLasting(standing: Standing): boolean {
  const [first, last] = [standing.confirmedAt[0], standing.confirmedAt.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (last.getTime() - first.getTime() < LASTING_DAYS * DAY_MS) return false;
  const stabilities = [...standing.cards].map((card) => card.stability);
  const stable = stabilities.filter((stability) => stability >= LASTING_STABILITY).length;
  return stabilities.length > 0 && stable / stabilities.length >= LASTING_SHARE;
}

/** @see docs/decisions/0003-memory-and-mastery.md */
export function levelOf(standing: Standing): Level {
  if (standing.answers === 0) return 'not-started';
  if (standing.strongSince !== null && !losesStrong(standing.strength)) {
    if (standing.strength < REFRESH_BELOW) return 'refresh-due';
    return isLasting(standing) ? 'lasting' : 'strong';
  }
  // What a test once found strong was learned, however much of it has faded.
  const wasStrong = standing.strongSince !== null || standing.lastVerdict === 'strong';
  return standing.strength < LEARNING_BELOW && !wasStrong ? 'learning' : 'getting-there';
}
