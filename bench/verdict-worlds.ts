// Decides what simulated learners know and how they answer, in two worlds that no model matches.
// Knows nothing of how the product judges them.
import { itemWeights, LEVEL_MEANS, STRONG_SHARE, type Item } from '@/core/mastery/item';
import type { Random } from '@/core/random';
import type { TestResponse } from '@/core/tests/judge';
import {
  ABILITY,
  exactStrongIn2pl,
  exactStrongInFacets,
  facetOf,
  FACET_ODDS,
  FACETS,
  GUESS,
  knowingAt,
  sigmoid,
  SLIP,
  SURE,
  TIME,
  type Curve,
} from './exact-judge';
import { normal } from './memory-worlds';

export const WORLDS = ['2pl', 'facets'] as const;
export type World = (typeof WORLDS)[number];

/** Usual time of every question, in milliseconds. */
const MEDIAN_MS = 30_000;
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
  /** Chance of knowing each item, guesses set aside, in the order of `items`. */
  known: readonly number[];
  /** The questions' true numbers in the 2PL world; none in the other. */
  curves: readonly Curve[];
  /** Probability of being strong after some answers, for a judge who knows all of the world but the learner. */
  exactStrong(responses: readonly TestResponse[]): number;
  answer(id: string): TestResponse;
}

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

/** What is known of each item, and how a judge who knows the world would see some answers. */
interface Knowledge {
  known: number[];
  curves: Curve[];
  exactStrong: (responses: readonly TestResponse[]) => number;
}

/** One ability, and questions whose difficulty and discrimination stray from their level's. */
function knowledgeIn2pl(items: readonly Item[], random: Random): Knowledge {
  const ability = ABILITY.mean + ABILITY.deviation * normal(random);
  const curves = items.map((item) => {
    const discrimination = 1.2 * Math.exp(0.25 * normal(random));
    return { discrimination, difficulty: LEVEL_MEANS[item.difficulty] + 0.5 * normal(random) };
  });
  return {
    known: curves.map((curve) => knowingAt(curve, ability)),
    curves,
    exactStrong: (responses) => exactStrongIn2pl(items, curves, responses),
  };
}

/** Ten facets, each known or not; questions of one facet stand and fall together. */
function knowledgeInFacets(items: readonly Item[], random: Random): Knowledge {
  const share = sigmoid(FACET_ODDS.mean + FACET_ODDS.deviation * normal(random));
  const facets = Array.from({ length: FACETS }, () => (random() < share ? 1 : 0));
  return {
    known: items.map((item) => facets[facetOf(item)] ?? 0),
    curves: [],
    exactStrong: (responses) => exactStrongInFacets(items, responses),
  };
}

/** Those who know are faster, and surer when they say how sure they are (every second time). */
export function answerOf(item: Item, knows: boolean, random: Random): TestResponse {
  const correct = random() < (knows ? 1 - SLIP : GUESS);
  const z = (knows ? TIME.known : TIME.not) + TIME.deviation * normal(random);
  const says = random() < 0.5;
  const sure = random() < (knows ? SURE.known : SURE.not);
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
  const { known, curves, exactStrong } =
    world === '2pl' ? knowledgeIn2pl(items, random) : knowledgeInFacets(items, random);
  const places = new Map(items.map((item, at) => [item.id, at]));
  const share = known.reduce((sum, chance, at) => sum + chance * (weights[at] ?? 0), 0);
  return {
    items,
    share,
    known,
    curves,
    exactStrong,
    strong: share >= STRONG_SHARE - 1e-9,
    answer(id) {
      const at = places.get(id) ?? 0;
      const item = items[at];
      if (item === undefined) throw new Error(`No question ${id} in this world.`);
      return answerOf(item, random() < (known[at] ?? 0), random);
    },
  };
}
