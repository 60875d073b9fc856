// Decides what simulated learners knew before a test, how that fades and is practised afterwards,
// and what the product says of it on later days. The truth is the memory worlds' and the verdict worlds'.
import { applyAnswer, masteryView, type LearnerState } from '@/core/memory/apply-answer';
import { applyTest } from '@/core/memory/apply-test';
import { NEW_LEARNER } from '@/core/memory/learner';
import { settled } from '@/core/mastery/state';
import { itemWeights, STRONG_SHARE, type Item } from '@/core/mastery/item';
import { randomFrom, type Random } from '@/core/random';
import { mindFrom, traceIn, type MemoryWorld, type Trace } from './memory-worlds';
import { PATTERN, takeTest } from './take-test';
import { answerOf, learnerIn, type World } from './verdict-worlds';

const SKILLS = 10;
const TODAY = 20_000;
/** Days after the test on which the product is asked. */
export const CHECKED = [30, 60, 90, 120] as const;
const LAST = 120;
/** Share of due reviews that are done on their day. */
const DILIGENCE = 0.8;
/** The age of what was known: from a day to nearly three years, evenly by ratio. */
const OLDEST = 1_000;

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
  /** Days between the first study and the test. */
  age: number;
  /** Score of the first ten questions, 0 to 1. */
  score: number;
  /** Whether the test said strong. */
  strong: boolean;
  /** Days that this holds without practice, as said right after the test. */
  strongDays: number;
  /** First day on which less than 0.75 is truly known; null where that is after day 120. */
  trulyUntil: number | null;
  later: Later[];
  reviews: number;
}

/** What a learner of one pattern truly knows, day by day. */
interface Mind {
  items: Item[];
  share(day: number): number;
  /** Answers, reads the solution, and remembers as the world has it. */
  answer(id: string, day: number): ReturnType<typeof answerOf>;
}

/** Studies of a skill before the test: the first at the age itself, the others anywhere since. */
function studied(trace: Trace, age: number, times: number, random: Random): void {
  const days = Array.from({ length: times - 1 }, () => -Math.floor(age * random()));
  for (const day of [-age, ...days].sort((one, other) => one - other)) {
    trace.study(TODAY + Math.min(-1, day), random() < trace.recall(TODAY + Math.min(-1, day)));
  }
}

function mindOf(world: World, memory: MemoryWorld, age: number, random: Random): Mind {
  const learner = learnerIn(world, SKILLS, random);
  const { items } = learner;
  const weights = itemWeights(items);
  const mind = mindFrom(random);
  // Older knowledge was used more often.
  const times = 1 + Math.floor(Math.log2(1 + age) * (0.3 + 0.7 * random()));
  const skills = new Map(
    [...new Set(items.map(({ skill }) => skill))].map((skill) => {
      const trace = traceIn(memory, mind, random);
      studied(trace, age, times, random);
      return [skill, { trace, lift: 0 }] as [string, { trace: Trace; lift: number }];
    }),
  );
  /** Chance that the item was understood; a solution read in practice after a miss may lift its skill. */
  const understood = (at: number): number => {
    const known = Math.min(0.999, Math.max(0.001, learner.known[at] ?? 0));
    const lift = skills.get(items[at]?.skill ?? '')?.lift ?? 0;
    if (world === 'facets') return lift >= 1 ? 1 : (learner.known[at] ?? 0);
    return 1 / (1 + ((1 - known) / known) * Math.exp(-0.4 * lift));
  };
  const recall = (at: number, day: number): number =>
    skills.get(items[at]?.skill ?? '')?.trace.recall(day) ?? 0;
  return {
    items,
    share: (day) =>
      items.reduce((sum, _, at) => sum + (weights[at] ?? 0) * understood(at) * recall(at, day), 0),
    answer(id, day) {
      const at = items.findIndex((item) => item.id === id);
      const item = items[at];
      const skill = item && skills.get(item.skill);
      if (!skill) throw new Error(`No question ${id} in this world.`);
      const recalled = random() < recall(at, day);
      const knows = recalled && random() < understood(at);
      const answer = answerOf(item, knows, random);
      skill.trace.study(day, recalled);
      if (!knows && day > TODAY && random() < 0.5) {
        // What is understood for the first time is as young as that day.
        if (world === 'facets' && understood(at) === 0) {
          skill.trace = traceIn(memory, mind, random);
          skill.trace.study(day, false);
        }
        skill.lift += 1;
      }
      return answer;
    },
  };
}

const noonOf = (day: number): Date => new Date(day * 86_400_000 + 43_200_000);

/** One learner from the test to day 120. */
export function liveOn(world: World, memory: MemoryWorld, practice: Practice, seed: string): Life {
  const random = randomFrom(seed);
  const age = Math.max(1, Math.round(Math.exp(Math.log(OLDEST) * random())));
  const mind = mindOf(world, memory, age, random);
  const { items } = mind;
  const before = mind.share(TODAY);
  // The test first, the solutions afterwards: what is asked twice in it was not studied between.
  const test = { items, answer: (id: string) => mind.answer(id, TODAY) };
  const { responses, judgement } = takeTest(test, seed, TODAY);
  const context = { pattern: PATTERN, items, earlier: [], timeZone: 'UTC', rolloverHour: 4 };
  const graded = { hintsUsed: 0, inPool: true };
  const applied = applyTest(
    { learner: NEW_LEARNER, cards: new Map(), mastery: null },
    responses.map((one) => ({ ...one, ...graded, firstTry: true, answeredAt: noonOf(TODAY) })),
    { judgement, first: true, judgedAt: noonOf(TODAY) },
    context,
  );
  let state: LearnerState = applied;
  const tried = new Set(responses.map(({ item }) => item.id));
  const life: Life = {
    practice,
    age,
    score: responses.slice(0, 10).filter(({ correct }) => correct).length / 10,
    strong: judgement.verdict === 'strong',
    strongDays: (applied.mastery.strongUntilDay ?? TODAY) - TODAY,
    trulyUntil: before < STRONG_SHARE ? 0 : null,
    later: [],
    reviews: 0,
  };
  for (let days = 1; days <= LAST; days += 1) {
    const day = TODAY + days;
    if (life.trulyUntil === null && mind.share(day) < STRONG_SHARE) life.trulyUntil = days;
    if (days <= PRACTICE[practice]) {
      for (const [skill, card] of state.cards) {
        if (card.dueDay > day || random() > DILIGENCE) continue;
        const pool = items.filter((item) => item.skill === skill);
        const item = pool[Math.floor(random() * pool.length)];
        if (!item) continue;
        const answer = {
          ...mind.answer(item.id, day),
          ...graded,
          firstTry: !tried.has(item.id),
          answeredAt: noonOf(day),
        };
        const next = applyAnswer(state, answer, context);
        state = {
          learner: next.learner,
          cards: new Map(state.cards).set(skill, next.card),
          mastery: next.mastery,
        };
        tried.add(item.id);
        life.reviews += 1;
      }
    }
    if (!CHECKED.some((checked) => checked === days) || !state.mastery) continue;
    const { mastery, level } = settled(state.mastery, masteryView(state, context), noonOf(day));
    const says =
      level === 'strong' || level === 'lasting'
        ? 'strong'
        : level === 'refresh-due'
          ? 'refresh-due'
          : 'less';
    life.later.push({ days, share: mind.share(day), mastery, says });
  }
  return life;
}
