// Decides what one graded answer changes: the skill's card, the pattern's mastery, the learner's
// numbers. Live answers, tests and replays all take this one step.
import {
  addEvidence,
  evidenceOf,
  priorFor,
  type AbilityEvidence,
  type Prior,
} from '@/core/mastery/ability';
import type { Item } from '@/core/mastery/item';
import type { MasterySummary } from '@/core/mastery/progress';
import { newMastery, settled, type MasteryState, type MasteryView } from '@/core/mastery/state';
import { summaryOf } from '@/core/mastery/summary';
import { isoDay, localDay } from '@/core/time';
import { EVERY_DAY } from '@/core/plan/practice-days';
import type { MemoryCard } from './card';
import { movedOffset, movedPace, paceOf, type LearnerNumbers } from './learner';
import type { Load } from './load';
import { rate, type Grade, type Rating } from './rating';
import { DEFAULT_PARAMETERS, type MemoryParameters } from './parameters';
import { DEFAULT_RETENTION } from './retention';
import { recallOf, reviewCard } from './schedule';

/** What answers have made of one learner in one pattern. */
export interface LearnerState {
  learner: LearnerNumbers;
  /** By skill; those of the pattern at least. */
  cards: ReadonlyMap<string, MemoryCard>;
  /** Null when the pattern was never touched. */
  mastery: MasteryState | null;
}

export interface GradedAnswer extends Omit<AbilityEvidence, 'pace'> {
  /** False for a question inside a lesson: it moves the card, and ability stays. */
  inPool: boolean;
  /** The learner had not answered this question before. */
  firstTry: boolean;
  answeredAt: Date;
  /** The grade that was kept, in a replay: formulas may have changed since. */
  rated?: Pick<Rating, 'grade' | 'known'> | undefined;
}

export interface ApplyContext {
  /** `track/pattern` */
  pattern: string;
  /** The pattern's pool. */
  items: readonly Item[];
  /** Ability in the track's other patterns that were touched; read when this one is new. */
  earlier: readonly { mean: number }[];
  timeZone: string;
  /** Local hour at which a day begins, 0 to 23. */
  rolloverHour: number;
  /** Target retention, 0.70 to 0.95; 0.85 when not given. */
  retention?: number;
  /** Cards due on each local day, to spread the load. */
  load?: Load;
  /** The learner's days of practice, bit 0 Monday; every day when not given. */
  practiceDays?: number;
  /** Those that hold for this learner in this track; FSRS-6's own when not given. */
  parameters?: MemoryParameters;
  /** Ability of the track's learners; N(0.5, 1.2) when not given. */
  cohort?: Prior;
}

/** What grading used, kept with the answer so that a replay gives the same. */
export interface UsedNumbers {
  localDay: number;
  grade: Grade;
  known: number;
  recallBefore: number;
  guessRate: number;
  medianMs: number;
  pace: number;
  parameterVersion: string;
}

export interface AppliedMemory {
  card: MemoryCard;
  learner: LearnerNumbers;
  rating: Rating;
  used: UsedNumbers;
}

export interface AppliedAnswer {
  card: MemoryCard;
  mastery: MasteryState;
  learner: LearnerNumbers;
  used: UsedNumbers;
  outcome: {
    memory: { due: string; recall: number; lucky: boolean };
    mastery: MasterySummary;
  };
}

/** How mastery sees a state: the days of this learner, the cards as given. */
export function masteryView(
  state: Pick<LearnerState, 'learner' | 'cards'>,
  context: Pick<ApplyContext, 'items' | 'timeZone' | 'rolloverHour' | 'parameters'>,
): MasteryView {
  return {
    items: context.items,
    cards: state.cards,
    offset: state.learner.recallOffset,
    parameters: context.parameters ?? DEFAULT_PARAMETERS,
    dayOf: (instant) => localDay(instant, context.timeZone, context.rolloverHour),
  };
}

/** The part of an answer that memory keeps: the card and the learner's numbers. */
export function applyToMemory(
  state: Pick<LearnerState, 'learner' | 'cards'>,
  answer: GradedAnswer,
  context: Pick<
    ApplyContext,
    'timeZone' | 'rolloverHour' | 'retention' | 'load' | 'practiceDays' | 'parameters'
  >,
): AppliedMemory {
  const card = state.cards.get(answer.item.skill) ?? null;
  const offset = state.learner.recallOffset;
  const day = localDay(answer.answeredAt, context.timeZone, context.rolloverHour);
  const parameters = context.parameters ?? DEFAULT_PARAMETERS;
  const recallBefore = recallOf(card, day, offset, parameters);
  const pace = paceOf(state.learner);
  const { guessRate } = answer.item;
  const rating = answer.rated
    ? { ...answer.rated, lucky: answer.correct && answer.rated.grade === 1 }
    : rate({ ...answer, recall: recallBefore, guessRate, pace });

  const spaced = card !== null && day > card.lastLocalDay;
  const timed = answer.correct && answer.firstTry && answer.hintsUsed === 0;
  const paced =
    timed && answer.elapsedMs !== null
      ? movedPace(state.learner, answer.elapsedMs, answer.medianMs)
      : state.learner;
  return {
    card: reviewCard(card, {
      grade: rating.grade,
      known: rating.known,
      at: answer.answeredAt,
      day,
      offset,
      retention: context.retention ?? DEFAULT_RETENTION,
      load: context.load ?? new Map<number, number>(),
      practiceDays: context.practiceDays ?? EVERY_DAY,
      parameters,
    }),
    learner: spaced
      ? { ...paced, recallOffset: movedOffset(offset, rating.grade > 1, recallBefore) }
      : paced,
    rating,
    used: {
      localDay: day,
      grade: rating.grade,
      known: rating.known,
      recallBefore,
      guessRate: answer.item.guessRate,
      medianMs: answer.medianMs,
      pace,
      parameterVersion: parameters.version,
    },
  };
}

/**
 * Mastery with an answer added and nothing settled: while no test's word "strong" holds, the rest
 * follows from this whenever it is asked for.
 *
 * @param state before the answer
 */
export function withAnswer(
  state: LearnerState,
  answer: GradedAnswer,
  pace: number,
  context: ApplyContext,
): MasteryState {
  const before =
    state.mastery ?? newMastery(priorFor(context.earlier, context.cohort), answer.answeredAt);
  // First as of this day without the answer: time alone may have taken the word "strong".
  const faded =
    before.strongSince === null
      ? before
      : settled(before, masteryView(state, context), answer.answeredAt);
  const moves = answer.firstTry && answer.inPool;
  const evidence = moves
    ? addEvidence(faded.evidence, evidenceOf({ ...answer, pace }))
    : faded.evidence;
  return { ...faded, evidence, answers: faded.answers + 1, lastAnsweredAt: answer.answeredAt };
}

/**
 * One answer outside a test: from a learner's state to the next, and what the learner is told.
 *
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function applyAnswer(
  state: LearnerState,
  answer: GradedAnswer,
  context: ApplyContext,
): AppliedAnswer {
  const { card, learner, rating, used } = applyToMemory(state, answer, context);
  const cards = new Map(state.cards).set(answer.item.skill, card);
  const mastery = settled(
    withAnswer(state, answer, used.pace, context),
    masteryView({ learner, cards }, context),
    answer.answeredAt,
  );
  return {
    card,
    mastery,
    learner,
    used,
    outcome: {
      memory: { due: isoDay(card.dueDay), recall: used.recallBefore, lucky: rating.lucky },
      mastery: summaryOf(context.pattern, mastery),
    },
  };
}
