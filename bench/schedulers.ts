// Decides when each scheduler asks a skill again: the product's own functions, and what it is compared with.
// Knows nothing of true memories; sees only what a server sees of an answer.
import type { MemoryCard } from '@/core/memory/card';
import { movedOffset } from '@/core/memory/learner';
import { DEFAULT_PARAMETERS, modelOf, type MemoryParameters } from '@/core/memory/parameters';
import { rate } from '@/core/memory/rating';
import { intervalDays, recallAfter, recallOf, reviewCard } from '@/core/memory/schedule';
import type { PastReview } from '@/core/memory/history';
import type { Confidence } from '@/core/questions/answer';

/** What a server sees. */
export interface SeenAnswer {
  correct: boolean;
  confidence: Confidence | null;
  elapsedMs: number;
}

export const GUESS = 0.25;
export const MEDIAN_MS = 30_000;

/** One learner's schedule: skills by number. */
export interface Scheduler {
  /** Day on which a skill is due. */
  due(skill: number): number;
  /** Predicted recall, where the scheduler has an opinion; else null. */
  recall(skill: number, day: number): number | null;
  answered(skill: number, day: number, answer: SeenAnswer): void;
  /** What a fit would see. */
  histories(): PastReview[][];
}

const NO_HISTORIES = () => [];

/** Intervals that follow from how often in a row a skill was right. */
function ladder(next: (row: number) => number): Scheduler {
  const state = new Map<number, { row: number; due: number }>();
  return {
    due: (skill) => state.get(skill)?.due ?? 0,
    recall: () => null,
    answered(skill, day, { correct }) {
      const row = correct ? (state.get(skill)?.row ?? 0) + 1 : 0;
      state.set(skill, { row, due: day + (row === 0 ? 1 : next(row)) });
    },
    histories: NO_HISTORIES,
  };
}

export const leitner = (): Scheduler => ladder((row) => 2 ** Math.min(row - 1, 6));
const FIXED = [1, 3, 7, 14, 30, 60];
export const fixed = (): Scheduler => ladder((row) => FIXED[Math.min(row, FIXED.length) - 1] ?? 60);

/** SuperMemo 2 (Wozniak 1990); right is quality 4, wrong 1. */
export function sm2(): Scheduler {
  const state = new Map<number, { row: number; interval: number; ease: number; due: number }>();
  return {
    due: (skill) => state.get(skill)?.due ?? 0,
    recall: () => null,
    answered(skill, day, { correct }) {
      const { row, interval, ease } = state.get(skill) ?? { row: 0, interval: 0, ease: 2.5 };
      const quality = correct ? 4 : 1;
      const eased = Math.max(1.3, ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02));
      const [first, second] = [1, 6];
      const next = !correct
        ? 1
        : row === 0
          ? first
          : row === 1
            ? second
            : Math.round(interval * eased);
      state.set(skill, {
        row: correct ? row + 1 : 0,
        interval: next,
        ease: eased,
        due: day + next,
      });
    },
    histories: NO_HISTORIES,
  };
}

/** FSRS-6 as it comes: right is good, wrong is again, target 0.9. */
export function plainFsrs(): Scheduler {
  const { algorithm } = modelOf(DEFAULT_PARAMETERS);
  const state = new Map<
    number,
    { stability: number; difficulty: number; last: number; due: number }
  >();
  return {
    due: (skill) => state.get(skill)?.due ?? 0,
    recall(skill, day) {
      const card = state.get(skill);
      return card ? recallAfter(card.stability, day - card.last, 0) : null;
    },
    answered(skill, day, { correct }) {
      const card = state.get(skill) ?? null;
      const next = algorithm.next_state(card, card ? day - card.last : 0, correct ? 3 : 1);
      const due = day + intervalDays(next.stability, 0.9, 0);
      state.set(skill, { ...next, last: day, due });
    },
    histories: NO_HISTORIES,
  };
}

/** The product: evidence weighed, one offset per learner, fitted parameters, chosen target. */
export function holdfast(
  parameters: MemoryParameters = DEFAULT_PARAMETERS,
  retention = 0.85,
): Scheduler {
  const cards = new Map<number, MemoryCard>();
  const load = new Map<number, number>();
  const reviews = new Map<number, PastReview[]>();
  let offset = 0;
  const recall = (skill: number, day: number) =>
    recallOf(cards.get(skill) ?? null, day, offset, parameters);
  return {
    due: (skill) => cards.get(skill)?.dueDay ?? 0,
    recall: (skill, day) => (cards.has(skill) ? recall(skill, day) : null),
    answered(skill, day, answer) {
      const card = cards.get(skill) ?? null;
      const before = recall(skill, day);
      const evidence = { ...answer, recall: before, guessRate: GUESS, hintsUsed: 0 };
      const rating = rate({ ...evidence, medianMs: MEDIAN_MS, pace: 1 });
      const at = new Date(day * 86_400_000);
      const review = { grade: rating.grade, known: rating.known, at, day, offset, retention, load };
      const next = reviewCard(card, { ...review, parameters });
      if (card !== null) {
        load.set(card.dueDay, (load.get(card.dueDay) ?? 1) - 1);
        offset = movedOffset(offset, rating.grade > 1, before);
      }
      load.set(next.dueDay, (load.get(next.dueDay) ?? 0) + 1);
      cards.set(skill, next);
      reviews.set(skill, [...(reviews.get(skill) ?? []), { day, grade: rating.grade }]);
    },
    histories: () => [...reviews.values()],
  };
}
