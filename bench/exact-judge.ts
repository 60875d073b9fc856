// Decides what the best of judges could say after some answers: one who knows how the simulated world
// was made (its questions' true numbers, its learners' distribution, times and confidence), and not the learner.
// No rule does better on average from the same answers.
import { itemWeights, STRONG_SHARE, type Item } from '@/core/mastery/item';
import type { TestResponse } from '@/core/tests/judge';

/** How both worlds answer. */
export const GUESS = 0.25;
export const SLIP = 0.03;
/** Mean of ln(time / usual time) of those who know and of the others. */
export const TIME = { known: -0.2, not: 0.25, deviation: 0.5 };
/** Chance of "sure" where confidence is said. */
export const SURE = { known: 0.75, not: 0.3 };
/** Learners of the 2PL world. */
export const ABILITY = { mean: 0.5, deviation: 1.2 };
/** Log odds of knowing a facet, over the learners of the facets world. */
export const FACET_ODDS = { mean: 1, deviation: 2 };
export const FACETS = 10;

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
export const facetOf = (item: Item): number => Number(item.skill.split('#')[1]) % FACETS;

/** A question's true numbers in the 2PL world. */
export interface Curve {
  discrimination: number;
  difficulty: number;
}

export const knowingAt = ({ discrimination, difficulty }: Curve, ability: number): number =>
  sigmoid(discrimination * (ability - difficulty));

/** True likelihood of an answer where it is known and where it is not; what is common to both left out. */
export function likelihoods({ correct, confidence, elapsedMs, medianMs }: TestResponse) {
  const z = elapsedMs === null ? null : Math.log(elapsedMs / medianMs);
  const under = (right: number, sure: number, mean: number) =>
    (correct ? right : 1 - right) *
    (confidence === null ? 1 : confidence === 'sure' ? sure : 1 - sure) *
    (z === null ? 1 : Math.exp(-(((z - mean) / TIME.deviation) ** 2) / 2));
  return {
    ifKnown: under(1 - SLIP, SURE.known, TIME.known),
    ifNot: under(GUESS, SURE.not, TIME.not),
  };
}

/** Points of a standard normal distribution, with weights that are not normalised. */
const NORMAL = Array.from({ length: 241 }, (_, at) => {
  const z = (at - 120) / 24;
  return { z, weight: Math.exp(-(z * z) / 2) };
});

/** Probability that a learner of the 2PL world knows 0.75 of the pattern. */
export function exactStrongIn2pl(
  items: readonly Item[],
  curves: readonly Curve[],
  responses: readonly TestResponse[],
): number {
  const weights = itemWeights(items);
  const places = new Map(items.map((item, at) => [item.id, at]));
  const seen = responses.flatMap((response) => {
    const curve = curves[places.get(response.item.id) ?? -1];
    return curve ? [{ curve, ...likelihoods(response) }] : [];
  });
  let [strong, all] = [0, 0];
  for (const { z, weight } of NORMAL) {
    const ability = ABILITY.mean + ABILITY.deviation * z;
    const likelihood = seen.reduce((product, { curve, ifKnown, ifNot }) => {
      const know = knowingAt(curve, ability);
      return product * (know * ifKnown + (1 - know) * ifNot);
    }, weight);
    const share = curves.reduce(
      (sum, curve, at) => sum + (weights[at] ?? 0) * knowingAt(curve, ability),
      0,
    );
    all += likelihood;
    if (share >= STRONG_SHARE - 1e-9) strong += likelihood;
  }
  return strong / all;
}

/** Probability of one certain set of that many known facets, before any answer. */
const SET_OF: readonly number[] = Array.from({ length: FACETS + 1 }, (_, known) => {
  const total = NORMAL.reduce((sum, { weight }) => sum + weight, 0);
  return NORMAL.reduce((sum, { z, weight }) => {
    const share = sigmoid(FACET_ODDS.mean + FACET_ODDS.deviation * z);
    return sum + (weight / total) * share ** known * (1 - share) ** (FACETS - known);
  }, 0);
});

/** Probability that a learner of the facets world knows 0.75 of the pattern: over all sets of facets. */
export function exactStrongInFacets(
  items: readonly Item[],
  responses: readonly TestResponse[],
): number {
  const facets = Array.from({ length: FACETS }, () => ({ weight: 0, ifKnown: 1, ifNot: 1 }));
  const weights = itemWeights(items);
  for (const [at, item] of items.entries()) {
    const facet = facets[facetOf(item)];
    if (facet) facet.weight += weights[at] ?? 0;
  }
  for (const response of responses) {
    const facet = facets[facetOf(response.item)];
    if (!facet) continue;
    const { ifKnown, ifNot } = likelihoods(response);
    facet.ifKnown *= ifKnown;
    facet.ifNot *= ifNot;
  }
  let [strong, all] = [0, 0];
  const walk = (at: number, known: number, share: number, likelihood: number): void => {
    const facet = facets[at];
    if (facet === undefined) {
      const mass = likelihood * (SET_OF[known] ?? 0);
      all += mass;
      if (share >= STRONG_SHARE - 1e-9) strong += mass;
      return;
    }
    walk(at + 1, known + 1, share + facet.weight, likelihood * facet.ifKnown);
    walk(at + 1, known, share, likelihood * facet.ifNot);
  };
  walk(0, 0, 0, 1);
  return strong / all;
}
