// Decides what simulated learners know and how they answer, in two worlds that no model matches.
// Knows nothing of how the product judges them.
import { itemWeights, LEVEL_MEANS, STRONG_SHARE, type Item } from '@/core/mastery/item';
import type { Random } from '@/core/random';
import type { TestResponse } from '@/core/tests/judge';

export const WORLDS = ['2pl', 'facets'] as const;
export type World = (typeof WORLDS)[number];

/** Usual time of every question, in milliseconds. */
export const MEDIAN_MS = 30_000;
const GUESS = 0.25;
const SLIP = 0.03;
const LEVELS = [
  ['easy', 10],
  ['medium', 14],
  ['hard', 14],
] as const;

/** A learner of one pattern: what is truly known, and how questions are answered. */
export interface Learner {
  items: Item[];
  /** Whether 0.75 of the pattern is truly known, levels weighted. */
  strong: boolean;
  /** True share known, 0 to 1. */
  share: number;
  answer(id: string): TestResponse;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** 10 easy, 14 medium and 14 hard questions over some skills. */
function poolOf(skills: number): Item[] {
  const items: Item[] = [];
  for (const [difficulty, count] of LEVELS) {
    for (let number = 0; number < count; number += 1) {
      const skill = `bench/pattern#${items.length % skills}`;
      items.push({ id: `bench/pattern/${items.length}`, skill, difficulty, guessRate: GUESS });
    }
  }
  return items;
}

/** One ability, and questions whose difficulty and discrimination stray from their level's. */
function knowledgeIn2pl(items: readonly Item[], random: Random): number[] {
  const ability = 0.5 + 1.2 * normal(random);
  return items.map((item) => {
    const discrimination = 1.2 * Math.exp(0.25 * normal(random));
    return sigmoid(
      discrimination * (ability - LEVEL_MEANS[item.difficulty] - 0.5 * normal(random)),
    );
  });
}

/** Ten facets, each known or not; questions of one facet stand and fall together. */
function knowledgeInFacets(items: readonly Item[], random: Random): number[] {
  const share = sigmoid(1 + 2 * normal(random));
  const facets = Array.from({ length: 10 }, () => (random() < share ? 1 : 0));
  return items.map((item) => facets[Number(item.skill.split('#')[1]) % 10] ?? 0);
}

/** Those who know are faster, and surer when they say how sure they are (every second time). */
function answerOf(item: Item, knows: boolean, random: Random): TestResponse {
  const correct = random() < (knows ? 1 - SLIP : GUESS);
  const z = (knows ? -0.2 : 0.25) + 0.5 * normal(random);
  const says = random() < 0.5;
  const sure = random() < (knows ? 0.75 : 0.3);
  return {
    item,
    correct,
    score: correct ? 1 : 0,
    skipped: false,
    confidence: says ? (sure ? 'sure' : 'unsure') : null,
    elapsedMs: MEDIAN_MS * Math.exp(z),
    medianMs: MEDIAN_MS,
  };
}

export function learnerIn(world: World, skills: number, random: Random): Learner {
  const items = poolOf(skills);
  const weights = itemWeights(items);
  const known = world === '2pl' ? knowledgeIn2pl(items, random) : knowledgeInFacets(items, random);
  const places = new Map(items.map((item, at) => [item.id, at]));
  const share = known.reduce((sum, chance, at) => sum + chance * (weights[at] ?? 0), 0);
  return {
    items,
    share,
    strong: share >= STRONG_SHARE - 1e-9,
    answer(id) {
      const at = places.get(id) ?? 0;
      const item = items[at];
      if (item === undefined) throw new Error(`No question ${id} in this world.`);
      return answerOf(item, random() < (known[at] ?? 0), random);
    },
  };
}
