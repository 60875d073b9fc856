// Decides what the best of judges could say of a learner months after a test: one who knows how the simulated
// worlds were made and every answer, and not the learner. By weighing many imagined learners with the answers.
// Knows nothing of the product.
import { itemWeights } from '@/core/mastery/item';
import { randomFrom, type Random } from '@/core/random';
import { ABILITY, FACET_ODDS, knowingAt, likelihoods, sigmoid } from './exact-judge';
import type { Life } from './mastery-life';
import { mindFrom, normal, traceIn, type MemoryWorld, type Mind } from './memory-worlds';
import { LIFT_ODDS, LIFTS, pastOf, studiedBefore } from './mind';
import type { Event } from './product-day';
import type { World } from './verdict-worlds';

/** Imagined learners, and imagined memories of each skill of each of them. */
const LEARNERS = 160;
const MEMORIES = 16;

/** On each of the days, after all answers up to it. */
export interface Imagined {
  /** Expected share known. */
  shares: number[];
  /** Chance that 0.75 is known. */
  strong: number[];
  /** Log likelihood of the answers. */
  evidence: number[];
}

interface Asked {
  /** The skill's items, by their place in the pool. */
  places: number[];
  events: { place: number; event: Event }[];
}

/** What all skills of an imagined learner have in common. */
interface Common {
  memory: MemoryWorld;
  mind: Mind;
  past: { age: number; times: number };
  lesson: number;
  random: Random;
  /** Chance that an item is understood before any lift; null: the skill as a whole, with this chance. */
  known: readonly number[] | null;
  share: number;
}

/** On each of the days, after all answers up to it. */
interface Lived {
  weights: number[];
  /** Share of the pattern that the skill adds. */
  adds: number[];
}

/** One imagined memory of one skill, lived through its answers and weighed by them. */
function live(asked: Asked, common: Common, weights: readonly number[], days: number[]): Lived {
  const { memory, mind, past, lesson, random, known } = common;
  let trace = traceIn(memory, mind, random);
  if (past.age > 0) studiedBefore(trace, { ...past, lesson }, random);
  trace.study(lesson, random() < trace.recall(lesson));
  let whole = random() < common.share;
  let lift = 0;
  const understood = (place: number): number => {
    if (known === null) return whole ? 1 : 0;
    const chance = Math.min(0.999, Math.max(0.001, known[place] ?? 0));
    return 1 / (1 + ((1 - chance) / chance) * Math.exp(-LIFT_ODDS * lift));
  };
  const lived: Lived = { weights: [], adds: [] };
  const told = (until: number) => {
    for (const day of days.slice(lived.adds.length).filter((one) => one < until)) {
      const grasped = asked.places.reduce(
        (sum, at) => sum + (weights[at] ?? 0) * understood(at),
        0,
      );
      lived.weights.push(weight);
      lived.adds.push(grasped * trace.recall(day));
    }
  };
  let weight = 1;
  for (const { place, event } of asked.events) {
    told(event.day);
    const { ifKnown, ifNot } = likelihoods(event.response);
    const recall = trace.recall(event.day);
    const grasp = understood(place);
    const chances = [
      recall * grasp * ifKnown,
      recall * (1 - grasp) * ifNot,
      (1 - recall) * ifNot,
    ] as const;
    const all = chances[0] + chances[1] + chances[2];
    weight *= all;
    // What happened, given the answer: known, recalled and not understood, or not recalled.
    const draw = random() * all;
    const knows = draw < chances[0];
    const recalled = draw < chances[0] + chances[1];
    trace.study(event.day, recalled);
    if (knows || event.context !== 'practice' || random() >= LIFTS) continue;
    if (known === null && !whole) {
      trace = traceIn(memory, mind, random);
      trace.study(event.day, false);
      whole = true;
    }
    lift += 1;
  }
  told(Infinity);
  return lived;
}

/** The same for one imagined learner: skills stand for themselves, given what they have in common. */
function imagine(
  skills: readonly Asked[],
  common: Common,
  weights: readonly number[],
  days: number[],
) {
  const evidence = days.map(() => 0);
  const mean = days.map(() => 0);
  const spread = days.map(() => 0);
  for (const asked of skills) {
    const lived = Array.from({ length: MEMORIES }, () => live(asked, common, weights, days));
    for (const at of days.keys()) {
      const weighed = (of: (adds: number) => number) =>
        lived.reduce((sum, one) => sum + (one.weights[at] ?? 0) * of(one.adds[at] ?? 0), 0);
      const total = weighed(() => 1);
      const first = weighed((adds) => adds) / total;
      const second = weighed((adds) => adds ** 2) / total;
      evidence[at] = (evidence[at] ?? 0) + Math.log(total / MEMORIES);
      mean[at] = (mean[at] ?? 0) + first;
      spread[at] = (spread[at] ?? 0) + second - first * first;
    }
  }
  return { evidence, mean, spread };
}

/** Share of a normal distribution at or above 0.75. */
function atLeastStrong(mean: number, variance: number): number {
  return sigmoid((1.702 * (mean - 0.75)) / Math.sqrt(variance + 1e-6));
}

/** @param days days after the test */
export function exactLife(
  world: World,
  memory: MemoryWorld,
  life: Life,
  days: readonly number[],
  seed: string,
): Imagined {
  const random = randomFrom(seed);
  const { items } = life;
  const weights = itemWeights(items);
  const places = new Map(items.map(({ id }, at) => [id, at]));
  const skills = new Map<string, Asked>();
  for (const [at, { skill }] of items.entries()) {
    const asked = skills.get(skill) ?? { places: [], events: [] };
    asked.places.push(at);
    skills.set(skill, asked);
  }
  for (const event of life.events) {
    const { id, skill } = event.response.item;
    skills.get(skill)?.events.push({ place: places.get(id) ?? 0, event });
  }
  const on = days.map((after) => life.testedDay + after);
  const imagined = Array.from({ length: LEARNERS }, () => {
    const ability = ABILITY.mean + ABILITY.deviation * normal(random);
    const share = sigmoid(FACET_ODDS.mean + FACET_ODDS.deviation * normal(random));
    const known = world === '2pl' ? life.curves.map((curve) => knowingAt(curve, ability)) : null;
    const lesson = life.testedDay - life.before.days;
    const common = { memory, mind: mindFrom(random), past: pastOf(random), lesson, random };
    return imagine([...skills.values()], { ...common, known, share }, weights, on);
  });
  return together(
    imagined.map(({ evidence, mean, spread }) => ({
      evidence,
      shares: mean,
      strong: mean.map((one, at) => atLeastStrong(one, spread[at] ?? 0)),
    })),
  );
}

/** Several beliefs as one, each weighed by how well it foretold the answers. */
export function together(beliefs: readonly Imagined[]): Imagined {
  const mixed: Imagined = { shares: [], strong: [], evidence: [] };
  for (const at of (beliefs[0]?.evidence ?? []).keys()) {
    const evidence = beliefs.map((one) => one.evidence[at] ?? -Infinity);
    const top = Math.max(...evidence);
    const weights = evidence.map((one) => Math.exp(one - top));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const of = (values: (belief: Imagined) => number[]) =>
      beliefs.reduce((sum, one, nth) => sum + (weights[nth] ?? 0) * (values(one)[at] ?? 0), 0) /
      total;
    mixed.shares.push(of(({ shares }) => shares));
    mixed.strong.push(of(({ strong }) => strong));
    mixed.evidence.push(top + Math.log(total / beliefs.length));
  }
  return mixed;
}
