// Decides what the whole log of one learner makes of them: cards, mastery and their own numbers.
// Takes the same steps as live answers, in the order in which things were answered, not received.
import type { Prior } from '@/core/mastery/ability';
import { posterior } from '@/core/mastery/ability';
import type { Item } from '@/core/mastery/item';
import { settled, type MasteryState } from '@/core/mastery/state';
import type { TestPrior } from '@/core/tests/prior';
import type { Verdict } from '@/core/tests/test';
import { localDay } from '@/core/time';
import {
  applyToMemory,
  masteryView,
  withAnswer,
  type ApplyContext,
  type GradedAnswer,
  type UsedNumbers,
} from './apply-answer';
import { applyTest } from './apply-test';
import type { MemoryCard } from './card';
import { creditedCard } from './credit';
import { NEW_LEARNER, type LearnerNumbers } from './learner';
import { moveLoad } from './load';
import type { MemoryParameters } from './parameters';

/** What held when something was computed; kept with it. */
export interface LogContext {
  timeZone: string;
  rolloverHour: number;
  practiceDays: number;
  retention: number;
  parameters: MemoryParameters;
  cohort: Prior;
}

/** An answer of the log. Whether it was a first try follows from the order. */
export interface LogAnswer extends Omit<GradedAnswer, 'firstTry'> {
  id: string;
  /** Today's name of the question. */
  question: string;
}

interface LogEntry {
  /** When it counts: answered, judged or credited. */
  at: Date;
  /** The order of arrival, between equals. */
  revision: number;
  /** `track/pattern` */
  pattern: string;
  context: LogContext;
}

export type LogEvent = LogEntry &
  (
    | { type: 'answer'; answer: LogAnswer }
    | {
        type: 'round';
        /** The test's id. */
        test: string;
        /** In position order; those judged in this round. */
        answers: readonly LogAnswer[];
        verdict: Verdict;
        prior: TestPrior;
        first: boolean;
      }
    | { type: 'credit' }
  );

export interface ReplaySources {
  /** The pattern's pool today; empty when it was taken out. */
  itemsOf(pattern: string): readonly Item[];
}

export interface Replayed {
  learner: LearnerNumbers;
  /** By skill. */
  cards: Map<string, { pattern: string; card: MemoryCard }>;
  /** By pattern. */
  mastery: Map<string, MasteryState>;
  /** By the answer's id. */
  used: Map<string, UsedNumbers & { firstTry: boolean }>;
  /** By the test's id: the ISO day until which its last strong round held, as told when it was judged. */
  strongUntil: Map<string, string>;
  /** The latest time in the log; null when it is empty. */
  lastAnsweredAt: Date | null;
}

/** The state on the way. */
interface Course {
  learner: LearnerNumbers;
  cards: Map<string, Map<string, MemoryCard>>;
  mastery: Map<string, MasteryState>;
  load: Map<number, number>;
  tried: Set<string>;
  used: Replayed['used'];
  strongUntil: Replayed['strongUntil'];
}

const inOrder = (one: LogEvent, other: LogEvent) =>
  one.at.getTime() - other.at.getTime() || one.revision - other.revision;

/**
 * Replays a log without struck-out answers.
 *
 * @param events in any order.
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function replayLog(events: readonly LogEvent[], sources: ReplaySources): Replayed {
  const ordered = [...events].sort(inOrder);
  const last = new Map(ordered.map((event) => [event.pattern, event]));
  const course: Course = {
    learner: NEW_LEARNER,
    cards: new Map(),
    mastery: new Map(),
    load: new Map(),
    tried: new Set(),
    used: new Map(),
    strongUntil: new Map(),
  };
  for (const event of ordered) step(course, event, sources, last.get(event.pattern) === event);
  return {
    learner: course.learner,
    cards: new Map(
      [...course.cards].flatMap(([pattern, cards]) =>
        [...cards].map(([skill, card]) => [skill, { pattern, card }] as const),
      ),
    ),
    mastery: course.mastery,
    used: course.used,
    strongUntil: course.strongUntil,
    lastAnsweredAt: ordered.at(-1)?.at ?? null,
  };
}

function step(course: Course, event: LogEvent, sources: ReplaySources, isLast: boolean): void {
  const { pattern } = event;
  const cards = course.cards.get(pattern) ?? new Map<string, MemoryCard>();
  course.cards.set(pattern, cards);
  const context: ApplyContext = {
    ...event.context,
    pattern,
    items: itemsFor(event, sources),
    earlier: course.mastery.has(pattern) ? [] : abilitiesOf(course, pattern),
    load: course.load,
  };
  if (event.type === 'answer') answerStep(course, cards, event.answer, context, isLast);
  else if (event.type === 'round') roundStep(course, cards, event, context);
  else creditStep(course, cards, event, context);
}

function answerStep(
  course: Course,
  cards: Map<string, MemoryCard>,
  logged: LogAnswer,
  context: ApplyContext,
  isLast: boolean,
): void {
  const answer = { ...logged, firstTry: !course.tried.has(logged.question) };
  const { skill } = answer.item;
  const state = {
    learner: course.learner,
    cards,
    mastery: course.mastery.get(context.pattern) ?? null,
  };
  const { card, learner, used } = applyToMemory(state, answer, context);
  const open = withAnswer(state, answer, used.pace, context);
  moveLoad(course.load, cards.get(skill) ?? null, card);
  cards.set(skill, card);
  course.learner = learner;
  course.tried.add(logged.question);
  course.used.set(logged.id, { ...used, firstTry: answer.firstTry });
  const view = masteryView({ learner, cards }, context);
  // Settling changes what is kept only while "strong" may be lost; the last one makes the numbers.
  const settles = isLast || open.strongSince !== null;
  course.mastery.set(context.pattern, settles ? settled(open, view, answer.answeredAt) : open);
}

function roundStep(
  course: Course,
  cards: Map<string, MemoryCard>,
  round: Extract<LogEvent, { type: 'round' }>,
  context: ApplyContext,
): void {
  const before = new Set(course.tried);
  const answers = round.answers.map((answer) => ({
    ...answer,
    firstTry: !before.has(answer.question),
  }));
  const state = {
    learner: course.learner,
    cards,
    mastery: course.mastery.get(context.pattern) ?? null,
  };
  const { verdict, prior, first, at: judgedAt } = round;
  const applied = applyTest(
    state,
    answers,
    { judgement: { verdict, prior }, first, judgedAt },
    context,
  );
  for (const [skill, card] of applied.cards) {
    moveLoad(course.load, cards.get(skill) ?? null, card);
    cards.set(skill, card);
  }
  course.learner = applied.learner;
  course.mastery.set(context.pattern, applied.mastery);
  const { strongUntil } = applied.summary;
  if (verdict === 'strong' && strongUntil !== null) course.strongUntil.set(round.test, strongUntil);
  for (const [place, answer] of answers.entries()) {
    const used = applied.used[place];
    if (used) course.used.set(answer.id, { ...used, firstTry: answer.firstTry });
    course.tried.add(answer.question);
  }
}

function creditStep(
  course: Course,
  cards: Map<string, MemoryCard>,
  event: LogEvent,
  context: ApplyContext,
): void {
  const credited = creditCards(cards, course.learner, event, course.load);
  for (const [skill, card] of credited) {
    moveLoad(course.load, cards.get(skill) ?? null, card);
    cards.set(skill, card);
  }
  const known = course.mastery.get(context.pattern);
  if (!known) return;
  const view = masteryView({ learner: course.learner, cards }, context);
  course.mastery.set(context.pattern, settled(known, view, event.at));
}

/**
 * The cards of a credited pattern, each once, in the order of their skills.
 *
 * @returns those that moved, by skill.
 */
export function creditCards(
  cards: ReadonlyMap<string, MemoryCard>,
  learner: LearnerNumbers,
  { at, context }: Pick<LogEntry, 'at' | 'context'>,
  load: ReadonlyMap<number, number>,
): Map<string, MemoryCard> {
  const day = localDay(at, context.timeZone, context.rolloverHour);
  const moving = new Map(load);
  const credited = new Map<string, MemoryCard>();
  for (const [skill, card] of [...cards].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const after = creditedCard(card, {
      ...context,
      day,
      offset: learner.recallOffset,
      load: moving,
    });
    moveLoad(moving, card, after);
    credited.set(skill, after);
  }
  return credited;
}

/** Of a pattern that was taken out, a test itself is what is left of its pool. */
function itemsFor(event: LogEvent, sources: ReplaySources): readonly Item[] {
  const items = sources.itemsOf(event.pattern);
  if (items.length > 0 || event.type !== 'round') return items;
  return event.answers.map(({ item }) => item);
}

/** Ability in the other patterns of the track that were touched so far. */
function abilitiesOf(course: Course, pattern: string): { mean: number }[] {
  const track = `${pattern.split('/', 1)[0]}/`;
  return [...course.mastery]
    .filter(([other]) => other !== pattern && other.startsWith(track))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { priorMean, priorDeviation, evidence }]) => ({
      mean: posterior({ mean: priorMean, deviation: priorDeviation }, evidence).mean,
    }));
}
