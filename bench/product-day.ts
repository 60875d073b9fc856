// Decides what a simulated learner of one pattern does with the product on a day, by the product's own functions:
// what is due, a round of practice, a test or a check, and what is proposed next. Knows nothing of the truth.
import { DEFAULT_MINUTES } from '@/core/plan/plan';
import { EVERY_DAY } from '@/core/plan/practice-days';
import {
  applyAnswer,
  masteryView,
  type ApplyContext,
  type LearnerState,
} from '@/core/memory/apply-answer';
import { applyTest } from '@/core/memory/apply-test';
import type { PastReview } from '@/core/memory/history';
import { paceOf } from '@/core/memory/learner';
import { practiceOrder } from '@/core/memory/queue';
import type { Grade } from '@/core/memory/rating';
import type { SessionAnswer } from '@/core/memory/retry';
import { queueReview, siblingFor, type ReviewSkill } from '@/core/memory/review-queue';
import { recallOf } from '@/core/memory/schedule';
import { nextStep } from '@/core/mastery/next-step';
import type { NextStep } from '@/core/mastery/progress';
import { settled } from '@/core/mastery/state';
import type { Random } from '@/core/random';
import { testPrior } from '@/core/tests/prior';
import type { TestKind } from '@/core/tests/test';
import type { Learned } from './mastery-cohort';
import type { Mind } from './mind';
import { PATTERN, takeTest } from './take-test';

const ROUND = 10;
const MEDIAN_MS = 30_000;
const NEW_A_DAY = 8;

/** One answer of a life, as a judge may see it who knows how the world was made. */
export interface Event {
  response: ReturnType<Mind['answer']>;
  day: number;
  context: 'practice' | 'test';
}

/** What the product knows of a learner, and the learner themself. */
export interface Doing {
  mind: Mind;
  random: Random;
  seed: string;
  state: LearnerState;
  /** Local day on which each question was answered last. */
  seen: Map<string, number>;
  log: (SessionAnswer & { localDay: number; tookMs: number })[];
  events: Event[];
  histories: Map<string, PastReview[]>;
  wholeEvidence: number;
  learned: Learned;
  day: number;
  /** Minute of the day. */
  minute: number;
}

export const contextOf = ({ mind, learned }: Pick<Doing, 'mind' | 'learned'>): ApplyContext => ({
  pattern: PATTERN,
  items: mind.items,
  earlier: [],
  timeZone: 'UTC',
  rolloverHour: 4,
  ...learned,
});
export const instant = ({ day, minute }: Pick<Doing, 'day' | 'minute'>): Date =>
  new Date(day * 86_400_000 + 43_200_000 + minute * 60_000);

function heard(doing: Doing, id: string, context: Event['context']) {
  doing.minute += 1;
  const response = doing.mind.answer(id, doing.day, context);
  doing.events.push({ response, day: doing.day, context });
  return response;
}

function remember(doing: Doing, answer: ReturnType<typeof heard>, grade: Grade): void {
  const { item, elapsedMs } = answer;
  const past = doing.histories.get(item.skill) ?? [];
  doing.histories.set(item.skill, [...past, { day: doing.day, grade }]);
  doing.seen.set(item.id, doing.day);
  const at = instant(doing);
  doing.log.push({
    skill: item.skill,
    missed: grade === 1,
    at,
    localDay: doing.day,
    tookMs: elapsedMs ?? MEDIAN_MS,
  });
}

function practised(doing: Doing, id: string): void {
  const response = heard(doing, id, 'practice');
  const graded = {
    ...response,
    hintsUsed: 0,
    inPool: true,
    firstTry: !doing.seen.has(id),
    answeredAt: instant(doing),
  };
  const next = applyAnswer(doing.state, graded, contextOf(doing));
  doing.state = {
    learner: next.learner,
    cards: new Map(doing.state.cards).set(response.item.skill, next.card),
    mastery: next.mastery,
  };
  remember(doing, response, next.used.grade);
}

function reviewSkills({ mind, state, day, learned }: Doing): ReviewSkill[] {
  return [...new Set(mind.items.map(({ skill }) => skill))].map((skill) => {
    const card = state.cards.get(skill) ?? null;
    return {
      skill,
      pattern: PATTERN,
      siblings: mind.items
        .filter((item) => item.skill === skill)
        .map(({ id, difficulty }) => ({ question: id, difficulty, medianMs: MEDIAN_MS })),
      card,
      dueDay: card?.dueDay ?? null,
      recall: recallOf(card, day, state.learner.recallOffset, learned.parameters),
    };
  });
}

function queueOf(doing: Doing) {
  return queueReview({
    skills: reviewSkills(doing),
    day: doing.day,
    now: instant(doing),
    pace: paceOf(doing.state.learner),
    dailyMinutes: DEFAULT_MINUTES,
    practiceDays: EVERY_DAY,
    log: doing.log.slice(-40).filter(({ localDay }) => localDay === doing.day),
    newADay: NEW_A_DAY,
    limit: 20,
    wish: 'due',
  });
}

export function reviewed(doing: Doing): void {
  const seen = new Map([...doing.seen].map(([id, day]) => [id, { at: new Date(day) }]));
  for (const { skill } of queueOf(doing).items) {
    const id = siblingFor(skill, seen, `${doing.seed}:${doing.day}`);
    if (id !== null) practised(doing, id);
  }
}

export function practiceRound(doing: Doing): void {
  const { mind, state, day } = doing;
  const order = practiceOrder({
    items: mind.items,
    cards: state.cards,
    seen: [...doing.seen].map(([question, on]) => ({ question, day: on })),
    seed: `${doing.seed}:${day}`,
    day,
    offset: state.learner.recallOffset,
    limit: ROUND,
  });
  for (const id of order) practised(doing, id);
}

export function tested(doing: Doing, kind: TestKind) {
  const { mind, state, day } = doing;
  const context = contextOf(doing);
  const view = masteryView(state, context);
  const prior = testPrior({
    kind,
    mastery: state.mastery,
    view,
    earlier: [],
    now: instant(doing),
    cohort: doing.learned.cohort,
  });
  // The solutions are read afterwards: what is asked twice was not studied between.
  const { responses, judgement } = takeTest(
    { items: mind.items, answer: (id) => heard(doing, id, 'test') },
    `${doing.seed}:${day}`,
    day,
    {
      kind,
      prior,
      pace: paceOf(state.learner),
      wholeSkills: doing.learned.wholeSkills,
      seen: [...doing.seen].map(([question, on]) => ({ question, day: on })),
    },
  );
  if (kind === 'full') doing.wholeEvidence += judgement.wholeEvidence;
  const at = instant(doing);
  const applied = applyTest(
    state,
    responses.map((one) => ({
      ...one,
      hintsUsed: 0,
      inPool: true,
      firstTry: !doing.seen.has(one.item.id),
      answeredAt: at,
    })),
    { judgement, first: true, judgedAt: at },
    context,
  );
  for (const [at, one] of responses.entries()) remember(doing, one, applied.used[at]?.grade ?? 1);
  doing.state = {
    learner: applied.learner,
    cards: new Map([...state.cards, ...applied.cards]),
    mastery: applied.mastery,
  };
  return { responses, judgement };
}

export function proposed(doing: Doing): NextStep['action'] | null {
  const { state, mind } = doing;
  if (!state.mastery) return 'practise';
  const now = instant(doing);
  const view = masteryView(state, contextOf(doing));
  const standing = { ...settled(state.mastery, view, now), strongUntil: null };
  const due = queueOf(doing);
  const step = nextStep({
    patterns: [{ id: PATTERN, requires: [], questions: mind.items.length }],
    progress: new Map([[PATTERN, standing]]),
    openTests: [],
    review: { skills: due.today, minutes: due.todayMs / 60_000, patterns: [PATTERN] },
    exams: new Map(),
    now,
  });
  return step?.action ?? null;
}
