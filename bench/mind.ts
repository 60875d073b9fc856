// Decides what a simulated learner of one pattern truly knows, day by day: what was understood times what is recalled.
// The truth is the memory worlds' and the verdict worlds'; nothing of the product is in it.
import { itemWeights, type Item } from '@/core/mastery/item';
import type { Random } from '@/core/random';
import type { Curve } from './exact-judge';
import { mindFrom, traceIn, type MemoryWorld, type Trace } from './memory-worlds';
import { answerOf, learnerIn, type World } from './verdict-worlds';

export const SKILLS = 10;
/** The age of what was known before: from a day to nearly three years, evenly by ratio. */
const OLDEST = 1_000;
/** Share of learners to whom the lesson brings something new; the others knew of it before. */
const NEW_TO_IT = 0.5;
/** Chance that a solution read after a miss lifts what is understood. */
export const LIFTS = 0.5;
/** What such a lift adds to the log odds of understanding, where understanding has degrees. */
export const LIFT_ODDS = 0.4;

export interface Mind {
  items: Item[];
  /** Days between the first study and the lesson; 0 where the lesson was the first. */
  age: number;
  /** The questions' true numbers in the 2PL world; none in the other. */
  curves: readonly Curve[];
  /** True share known. */
  share(day: number): number;
  /** Answers, reads the solution, and remembers as the world has it. */
  answer(id: string, day: number, context: 'practice' | 'test'): ReturnType<typeof answerOf>;
}

/** A study on a day: what is recalled then is known, and strengthens so. */
function study(trace: Trace, day: number, random: Random): void {
  trace.study(day, random() < trace.recall(day));
}

/** Studies of a skill before the lesson: the first at the age itself, the others anywhere since. */
export function studiedBefore(
  trace: Trace,
  { age, times, lesson }: { age: number; times: number; lesson: number },
  random: Random,
): void {
  const since = Array.from({ length: times - 1 }, () => -Math.floor(age * random()));
  for (const day of [-age, ...since].sort((one, other) => one - other))
    study(trace, lesson + Math.min(-1, day), random);
}

/** How long ago a learner met the pattern first, and how often it was used since: older, more often. */
export function pastOf(random: Random): { age: number; times: number } {
  if (random() < NEW_TO_IT) return { age: 0, times: 0 };
  const age = Math.max(1, Math.round(Math.exp(Math.log(OLDEST) * random())));
  return { age, times: 1 + Math.floor(Math.log2(1 + age) * (0.3 + 0.7 * random())) };
}

/** @param lesson the day on which the lesson is read, which studies every skill once */
export function mindOf(world: World, memory: MemoryWorld, lesson: number, random: Random): Mind {
  const learner = learnerIn(world, SKILLS, random);
  const { items } = learner;
  const weights = itemWeights(items);
  const mind = mindFrom(random);
  const past = pastOf(random);
  const skills = new Map(
    [...new Set(items.map(({ skill }) => skill))].map((skill) => {
      const trace = traceIn(memory, mind, random);
      if (past.age > 0) studiedBefore(trace, { ...past, lesson }, random);
      study(trace, lesson, random);
      return [skill, { trace, lift: 0 }] as [string, { trace: Trace; lift: number }];
    }),
  );
  /** Chance that the item was understood; a solution read in practice after a miss may lift its skill. */
  const understood = (at: number): number => {
    const known = learner.known[at] ?? 0;
    const lift = skills.get(items[at]?.skill ?? '')?.lift ?? 0;
    if (world === 'facets') return lift >= 1 ? 1 : known;
    const within = Math.min(0.999, Math.max(0.001, known));
    return 1 / (1 + ((1 - within) / within) * Math.exp(-LIFT_ODDS * lift));
  };
  const recall = (at: number, day: number): number =>
    skills.get(items[at]?.skill ?? '')?.trace.recall(day) ?? 0;
  return {
    items,
    age: past.age,
    curves: learner.curves,
    share: (day) =>
      items.reduce((sum, _, at) => sum + (weights[at] ?? 0) * understood(at) * recall(at, day), 0),
    answer(id, day, context) {
      const at = items.findIndex((item) => item.id === id);
      const item = items[at];
      const skill = item && skills.get(item.skill);
      if (!skill) throw new Error(`No question ${id} in this world.`);
      const recalled = random() < recall(at, day);
      const knows = recalled && random() < understood(at);
      const answer = answerOf(item, knows, random);
      skill.trace.study(day, recalled);
      if (!knows && context === 'practice' && random() < LIFTS) {
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
