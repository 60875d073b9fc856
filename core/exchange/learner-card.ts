// Decides how what a learner remembers of a skill is told to Anki: when it is due, how firm it is,
// and each answer as a review. Refuses to know the question and where answers are kept.
import type { AnkiCardState, AnkiReview } from '@/core/exchange/anki-package';
import type { MemoryCard } from '@/core/memory/card';
import type { MemoryParameters } from '@/core/memory/parameters';
import type { Grade } from '@/core/memory/rating';
import { reviewCard } from '@/core/memory/schedule';
import { dayStart } from '@/core/time';

/** An answer to the skill, with what the schedule used then. */
export interface PastAnswer {
  at: Date;
  /** Local days since 1970-01-01. */
  day: number;
  grade: Grade;
  known: number;
  /** Null where it was not taken. */
  elapsedMs: number | null;
  retention: number;
  practiceDays: number;
  parameters: MemoryParameters;
}

/** Whose days they are, and their offset of recall. */
export interface Remembering {
  timeZone: string;
  rolloverHour: number;
  recallOffset: number;
}

/** Noon of a day that begins in the night, so that no summer time moves it to another. */
const WITHIN_DAY_MS = 10 * 3_600_000;

/**
 * @param answers oldest first; none that was taken back
 * @returns stability and difficulty as FSRS-6 has them. The intervals of past reviews are computed
 *   anew, without the spreading of loads, since the log does not keep them.
 */
export function learnerCard(
  card: MemoryCard,
  answers: readonly PastAnswer[],
  learner: Remembering,
): AnkiCardState {
  const { timeZone, rolloverHour } = learner;
  return {
    due: new Date(dayStart(card.dueDay, timeZone, rolloverHour).getTime() + WITHIN_DAY_MS),
    intervalDays: Math.max(1, card.dueDay - card.lastLocalDay),
    reps: card.reps,
    lapses: card.lapses,
    memory: { stability: card.stability, difficulty: card.difficulty },
    reviews: reviewsOf(answers, learner.recallOffset),
  };
}

function reviewsOf(answers: readonly PastAnswer[], offset: number): AnkiReview[] {
  let before: MemoryCard | null = null;
  let lastIntervalDays = 0;
  return answers.map((answer) => {
    const after = reviewCard(before, { ...answer, offset, load: new Map() });
    const intervalDays = after.dueDay - answer.day;
    const review: AnkiReview = {
      at: answer.at,
      ease: answer.grade,
      intervalDays,
      lastIntervalDays,
      elapsedMs: answer.elapsedMs ?? 0,
      kind: kindOf(before, answer.day),
    };
    before = after;
    lastIntervalDays = intervalDays;
    return review;
  });
}

/** Anki learns, or learns again, within a day, and reviews on later ones. */
function kindOf(before: MemoryCard | null, day: number): AnkiReview['kind'] {
  if (before === null) return 'learn';
  if (day > before.lastLocalDay) return 'review';
  return before.lapses > 0 ? 'relearn' : 'learn';
}

/**
 * The day on which the package's collection began: before anything in it is due or was answered,
 * at the hour at which days begin for the learner.
 */
export function collectionStart(
  days: readonly number[],
  { timeZone, rolloverHour }: Remembering,
): Date {
  const first = days.reduce((least, day) => Math.min(least, day), Infinity);
  return dayStart((Number.isFinite(first) ? first : 1) - 1, timeZone, rolloverHour);
}
