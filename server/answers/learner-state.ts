// Decides how a learner's rows become the state that core computes with.
// Knows nothing of answers; the statements that read and write are beside it.
import type { MemoryCard } from '@/core/memory/card';
import type { MasteryState } from '@/core/mastery/state';

type Dates<Shape, Names extends keyof Shape> = Omit<Shape, Names> & {
  [Name in Names]: string;
};

/** A row of "Card" as `row_to_json` gives it. */
export type CardRow = Dates<MemoryCard, 'lastAnsweredAt'> & { skill: string };

/** A row of "Mastery" as `row_to_json` gives it. */
export interface MasteryRow extends Omit<
  MasteryState,
  'strongSince' | 'confirmedAt' | 'lastTestedAt' | 'lastAnsweredAt' | 'computedAt'
> {
  pattern: string;
  strongSince: string | null;
  confirmedAt: string[] | null;
  lastTestedAt: string | null;
  lastAnsweredAt: string | null;
  computedAt: string;
}

/** @returns cards by skill */
export function cardsOf(rows: readonly CardRow[] | null): Map<string, MemoryCard> {
  const cards = new Map<string, MemoryCard>();
  for (const row of rows ?? []) {
    cards.set(row.skill, {
      stability: row.stability,
      difficulty: row.difficulty,
      known: row.known,
      reps: row.reps,
      lapses: row.lapses,
      lastAnsweredAt: new Date(row.lastAnsweredAt),
      lastLocalDay: row.lastLocalDay,
      dueDay: row.dueDay,
      parameterVersion: row.parameterVersion,
    });
  }
  return cards;
}

export function masteryOf(row: MasteryRow | null): MasteryState | null {
  if (row === null) return null;
  return {
    priorMean: row.priorMean,
    priorDeviation: row.priorDeviation,
    evidence: row.evidence,
    abilityMean: row.abilityMean,
    abilityDeviation: row.abilityDeviation,
    mastery: row.mastery,
    variance: row.variance,
    strength: row.strength,
    level: row.level,
    strongSince: dateOf(row.strongSince),
    strongUntilDay: row.strongUntilDay,
    confirmedAt: (row.confirmedAt ?? []).map((text) => new Date(text)),
    lastVerdict: row.lastVerdict,
    lastTestedAt: dateOf(row.lastTestedAt),
    answers: row.answers,
    lastAnsweredAt: dateOf(row.lastAnsweredAt),
    computedAt: new Date(row.computedAt),
    laterMastery: row.laterMastery,
    laterSpread: row.laterSpread,
  };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
