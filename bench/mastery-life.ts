// Decides the course of a simulated learner of one pattern: reads the lesson, practises for some days as proposed,
// takes the test; some then never come back, others go on with what is proposed, checks and retests included.
// What a day is made of, product-day.ts says; what is truly known is the mind's.
import type { PastReview } from '@/core/memory/history';
import { NEW_LEARNER } from '@/core/memory/learner';
import { masteryView } from '@/core/memory/apply-answer';
import { STRONG_SHARE, type Item } from '@/core/mastery/item';
import { settled } from '@/core/mastery/state';
import { randomFrom } from '@/core/random';
import { NOTHING_LEARNED, type Learned } from './mastery-cohort';
import type { MemoryWorld } from './memory-worlds';
import { mindOf, type Mind } from './mind';
import {
  contextOf,
  instant,
  practiceRound,
  proposed,
  reviewed,
  tested,
  type Doing,
  type Event,
} from './product-day';
import type { World } from './verdict-worlds';

const LESSON = 20_000;
/** Days after the test on which the product is asked. */
export const CHECKED = [30, 60, 90, 120] as const;
const LAST = 120;
/** Share of days on which somebody who practises comes. */
const DILIGENCE = 0.8;
/** After the first test this is one pattern of several: share of days on which practice or a retest of it has its turn. */
const TURN = 1 / 3;
/** The first test: proposed, and some practice done; or so much practised that it is taken anyway. */
const FEWEST_ANSWERS = 15;
const MOST_ANSWERS = 40;
const MOST_DAYS_BEFORE = 60;

/** Share of the first ten questions for which others give a badge. */
export const BADGE_SCORE = 0.8;

/** Days of practice after the test. */
export const PRACTICE = { none: 0, month: 30, all: LAST } as const;
export type Practice = keyof typeof PRACTICE;

export interface Later {
  /** Days since the test. */
  days: number;
  /** True share known. */
  share: number;
  /** M. */
  mastery: number;
  /** What the level says: strong or lasting, refresh due, or neither. */
  says: 'strong' | 'refresh-due' | 'less';
}

export interface Life {
  practice: Practice;
  /** Days between the first study and the lesson; 0 where the lesson was the first. */
  age: number;
  /** Answers before the test, and days from the lesson to it. */
  before: { answers: number; days: number };
  /** Score of the first ten questions, 0 to 1. */
  score: number;
  /** Whether the test said strong. */
  strong: boolean;
  /** Days that this holds without practice, as said right after the test. */
  strongDays: number;
  /** First day on which less than 0.75 is truly known; null where that is after day 120. */
  trulyUntil: number | null;
  later: Later[];
  /** Answers, retests and checks after the test. */
  reviews: number;
  tests: number;
  checks: number;
  testedDay: number;
  items: readonly Item[];
  curves: Mind['curves'];
  events: Event[];
  /** What the track's jobs see: grades by skill, ability, and the tests' word on whole skills. */
  histories: Map<string, PastReview[]>;
  ability: { mean: number; deviation: number };
  wholeEvidence: number;
}

/**
 * Share of those with 8 of 10 in the test who truly know 0.75 thirty days later: what a badge is
 * worth that never fades. The worlds of memory are made so that it is 0.27 to 0.44 where nobody
 * practises afterwards.
 */
export function badgeHolds(lives: readonly Life[]): number {
  const bearers = lives.filter(({ score }) => score >= BADGE_SCORE);
  const holding = bearers.filter(({ later }) => (later[0]?.share ?? 0) >= STRONG_SHARE);
  return holding.length / bearers.length;
}

/** Up to the first test: what is due, then a round of practice, day by day; the test when proposed. */
function toTheTest(doing: Doing): ReturnType<typeof tested> {
  for (; doing.day < LESSON + MOST_DAYS_BEFORE; doing.day += 1, doing.minute = 0) {
    if (doing.day > LESSON && doing.random() > DILIGENCE) continue;
    const answers = doing.state.mastery?.answers ?? 0;
    let step = proposed(doing);
    if (step === 'review') {
      reviewed(doing);
      step = proposed(doing);
    }
    if ((step === 'test' && answers >= FEWEST_ANSWERS) || answers >= MOST_ANSWERS)
      return tested(doing, 'full');
    practiceRound(doing);
  }
  return tested(doing, 'full');
}

/** A day after the test: what is due, the refresh when asked for, and in its turn what else is proposed. */
function goOn(doing: Doing, life: Life): void {
  if (doing.random() > DILIGENCE) return;
  const turn = doing.random() < TURN;
  for (let steps = 0; steps < 3; steps += 1) {
    const step = proposed(doing);
    if (step === 'review') reviewed(doing);
    else if (step === 'refresh') {
      tested(doing, 'check');
      life.checks += 1;
    } else if (turn && step === 'test') {
      tested(doing, 'full');
      life.tests += 1;
      return;
    } else if (turn && step === 'practise') {
      practiceRound(doing);
      return;
    } else return;
  }
}

function toldOn(doing: Doing, days: number): Later | null {
  const { state, mind } = doing;
  if (!state.mastery) return null;
  const view = masteryView(state, contextOf(doing));
  const { mastery, level } = settled(state.mastery, view, instant(doing));
  const isStrong = level === 'strong' || level === 'lasting';
  const says = isStrong ? 'strong' : level === 'refresh-due' ? 'refresh-due' : 'less';
  return { days, share: mind.share(doing.day), mastery, says };
}

/** One learner from the lesson to 120 days after the test. */
export function liveOn(
  world: World,
  memory: MemoryWorld,
  practice: Practice,
  seed: string,
  learned: Learned = NOTHING_LEARNED,
): Life {
  const random = randomFrom(seed);
  const mind = mindOf(world, memory, LESSON, random);
  const doing: Doing = {
    mind,
    random,
    seed,
    state: { learner: NEW_LEARNER, cards: new Map(), mastery: null },
    seen: new Map(),
    log: [],
    events: [],
    histories: new Map(),
    wholeEvidence: 0,
    learned,
    day: LESSON,
    minute: 0,
  };
  const { responses, judgement } = toTheTest(doing);
  const testedDay = doing.day;
  const before = mind.share(testedDay);
  const life: Life = {
    practice,
    age: mind.age,
    before: { answers: doing.events.length - responses.length, days: testedDay - LESSON },
    score: responses.slice(0, 10).filter(({ correct }) => correct).length / 10,
    strong: judgement.verdict === 'strong',
    strongDays: (doing.state.mastery?.strongUntilDay ?? testedDay) - testedDay,
    trulyUntil: before < STRONG_SHARE ? 0 : null,
    later: [],
    reviews: 0,
    tests: 0,
    checks: 0,
    testedDay,
    items: mind.items,
    curves: mind.curves,
    events: doing.events,
    histories: doing.histories,
    ability: { mean: 0, deviation: 0 },
    wholeEvidence: 0,
  };
  const answered = doing.events.length;
  for (let days = 1; days <= LAST; days += 1) {
    doing.day = testedDay + days;
    doing.minute = 0;
    if (life.trulyUntil === null && mind.share(doing.day) < STRONG_SHARE) life.trulyUntil = days;
    if (days <= PRACTICE[practice]) goOn(doing, life);
    const told = CHECKED.some((checked) => checked === days) ? toldOn(doing, days) : null;
    if (told) life.later.push(told);
  }
  life.reviews = doing.events.length - answered;
  life.wholeEvidence = doing.wholeEvidence;
  const { abilityMean = 0, abilityDeviation = 0 } = doing.state.mastery ?? {};
  life.ability = { mean: abilityMean, deviation: abilityDeviation };
  return life;
}
