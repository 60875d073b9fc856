// Decides where two states of one learner differ: by more than rounding.
import type { MasteryState } from '@/core/mastery/state';
import type { MemoryCard } from '@/core/memory/card';
import type { LearnerNumbers } from '@/core/memory/learner';

/** What is kept of a learner, as the replay would have it or as it is. */
export interface KeptState {
  learner: LearnerNumbers & { lastAnsweredAt: Date | null };
  /** By skill. */
  cards: Map<string, { pattern: string; card: MemoryCard }>;
  /** By pattern. */
  mastery: Map<string, MasteryState>;
}

/** Something kept that a replay would have otherwise; `name` is its skill, pattern or id. */
export interface Difference {
  kind: 'card' | 'mastery' | 'learner' | 'answer';
  name: string;
}

const ROUNDING = 1e-9;

export function differences(kept: KeptState, replayed: KeptState): Difference[] {
  return [
    ...between('card', kept.cards, replayed.cards),
    ...between('mastery', kept.mastery, replayed.mastery),
    ...(isSame(numbersOf(kept), numbersOf(replayed))
      ? []
      : [{ kind: 'learner' as const, name: 'numbers' }]),
  ];
}

function numbersOf({ learner }: KeptState) {
  const { recallOffset, paceSum, paceCount, lastAnsweredAt } = learner;
  return { recallOffset, paceSum, paceCount, lastAnsweredAt };
}

function between<Value>(
  kind: Difference['kind'],
  kept: ReadonlyMap<string, Value>,
  replayed: ReadonlyMap<string, Value>,
): Difference[] {
  const names = new Set([...kept.keys(), ...replayed.keys()]);
  return [...names]
    .filter((name) => !isSame(kept.get(name), replayed.get(name)))
    .map((name) => ({ kind, name }));
}

/** Deep equality; numbers may differ by rounding. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= ROUNDING * Math.max(1, Math.abs(one), Math.abs(other));
  }
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other;
  }
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) =>
    isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
  );
}
