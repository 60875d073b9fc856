// Decides what a test's answers say of the share of a pattern that is known, under two beliefs at once:
// questions are known one by one as ability has it, or skills are known as a whole. The answers weigh them.
// Refuses to know verdicts (judge.ts) and forgetting.
import { GRID, ratiosOf, type AbilityEvidence, type Prior } from '@/core/mastery/ability';
import { itemWeights, knowing, shareKnown, STRONG_SHARE, type Item } from '@/core/mastery/item';

/** How likely skills are taken to be known as a whole before the first answer. */
export const WHOLE_SKILLS = 0.25;
/** What one test may say of that, and how sure a track's tests may get. */
const EVIDENCE_SHARE = 0.5;
const SUREST = 0.98;
/** Steps of the share, 0 to 1. */
const STEPS = 200;
/** Every fourth of the 81 abilities: what whole skills say changes slowly with ability. */
const STRIDE = 4;

export interface ShareBelief {
  /** Weights over shares 0, 1/200 … 1; sum to 1. */
  readonly weights: readonly number[];
  /** By skill of the pool: probability that it is known. */
  readonly skills: ReadonlyMap<string, number>;
  /** How much better whole skills foretell the answers than ability alone: a log likelihood ratio. */
  readonly wholeEvidence: number;
  /** Weights over shares if questions are known one by one. */
  readonly oneByOne: readonly number[];
}

interface Skill {
  id: string;
  /** What its items weigh in the pattern. */
  weight: number;
  items: { item: Item; weight: number }[];
  /** Likelihood ratio of its answers, known against not; 1 when none was given. */
  ratio: number;
  /** Log likelihood of its answers when it is not known. */
  ifNot: number;
}

function skillsOf(items: readonly Item[], answers: readonly AbilityEvidence[]): Skill[] {
  const weights = itemWeights(items);
  const skills = new Map<string, Skill>();
  for (const [at, item] of items.entries()) {
    const weight = weights[at] ?? 0;
    const skill = skills.get(item.skill) ?? {
      id: item.skill,
      weight: 0,
      items: [],
      ratio: 1,
      ifNot: 0,
    };
    skill.weight += weight;
    skill.items.push({ item, weight });
    skills.set(item.skill, skill);
  }
  for (const answer of answers) {
    const skill = skills.get(answer.item.skill);
    if (!skill) continue;
    const { ifKnown, ifNot } = ratiosOf(answer);
    skill.ratio *= ifKnown / ifNot;
    skill.ifNot += Math.log(ifNot);
  }
  return [...skills.values()];
}

/** Share of a skill's items known at an ability. */
function meanKnown(skill: Skill, ability: number): number {
  const sum = skill.items.reduce(
    (known, { item, weight }) => known + weight * knowing(item, ability),
    0,
  );
  return sum / skill.weight;
}

const normalAt = (prior: Prior, ability: number): number =>
  Math.exp(-(((ability - prior.mean) / prior.deviation) ** 2) / 2);

/** One belief: unnormalised weights over shares, and over the skills that are known. */
interface Unweighed {
  shares: Float64Array;
  known: Float64Array;
  total: number;
}

function begin(skills: readonly Skill[]): Unweighed {
  return { shares: new Float64Array(STEPS + 1), known: new Float64Array(skills.length), total: 0 };
}

/** Questions one by one: the share follows from ability. */
function oneByOne(
  skills: readonly Skill[],
  items: readonly Item[],
  answers: readonly AbilityEvidence[],
  prior: Prior,
  scale: number,
): Unweighed {
  const belief = begin(skills);
  const ratios = answers.map((answer) => ({ item: answer.item, ...ratiosOf(answer) }));
  for (const ability of GRID) {
    let log = 0;
    for (const { item, ifKnown, ifNot } of ratios) {
      const know = knowing(item, ability);
      log += Math.log(know * ifKnown + (1 - know) * ifNot);
    }
    const weight = normalAt(prior, ability) * Math.exp(log - scale);
    const place = Math.min(STEPS - 1e-9, shareKnown(items, ability) * STEPS);
    const below = Math.floor(place);
    belief.shares[below] = (belief.shares[below] ?? 0) + weight * (below + 1 - place);
    belief.shares[below + 1] = (belief.shares[below + 1] ?? 0) + weight * (place - below);
    for (const [at, skill] of skills.entries()) {
      belief.known[at] = (belief.known[at] ?? 0) + weight * meanKnown(skill, ability);
    }
    belief.total += weight;
  }
  return belief;
}

/** The distribution of a sum of parts, each there with its own chance. */
function sumOf(parts: readonly { weight: number; chance: number }[]): Float64Array {
  let sums = new Float64Array(STEPS + 1);
  sums[0] = 1;
  let reached = 0;
  let exact = 0;
  for (const { weight, chance } of parts) {
    // Rounded so that all parts together make exactly the whole.
    exact += weight * STEPS;
    const steps = Math.round(exact) - reached;
    reached += steps;
    const next = new Float64Array(STEPS + 1);
    for (let at = 0; at <= reached; at += 1) {
      next[at] =
        (sums[at] ?? 0) * (1 - chance) + (at >= steps ? (sums[at - steps] ?? 0) * chance : 0);
    }
    sums = next;
  }
  return sums;
}

/** Skills as a whole: ability says how likely each is known, and its answers say the rest. */
function asAWhole(skills: readonly Skill[], prior: Prior, scale: number): Unweighed {
  const belief = begin(skills);
  const ifNot = skills.reduce((sum, skill) => sum + skill.ifNot, 0);
  for (let point = 0; point < GRID.length; point += STRIDE) {
    const ability = GRID[point] ?? 0;
    let likelihood = 1;
    const parts = skills.map((skill) => {
      const before = meanKnown(skill, ability);
      const odds = before * skill.ratio;
      const of = odds + (1 - before);
      likelihood *= of;
      return { weight: skill.weight, chance: odds / of };
    });
    const weight = STRIDE * normalAt(prior, ability) * likelihood * Math.exp(ifNot - scale);
    const shares = sumOf(parts);
    for (let at = 0; at <= STEPS; at += 1) {
      belief.shares[at] = (belief.shares[at] ?? 0) + weight * (shares[at] ?? 0);
    }
    for (const [at, part] of parts.entries()) {
      belief.known[at] = (belief.known[at] ?? 0) + weight * part.chance;
    }
    belief.total += weight;
  }
  return belief;
}

/**
 * What is believed of the share known after a test's answers: both beliefs, each weighed by how well
 * it foretells the answers.
 *
 * @param items the pattern's pool.
 * @param wholeSkills how likely the track's skills are to be known as a whole, 0 to 1.
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function shareBelief(
  items: readonly Item[],
  answers: readonly AbilityEvidence[],
  prior: Prior,
  wholeSkills: number = WHOLE_SKILLS,
): ShareBelief {
  const skills = skillsOf(items, answers);
  const scale = skills.reduce((sum, skill) => sum + skill.ifNot, 0);
  const single = oneByOne(skills, items, answers, prior, scale);
  const whole = asAWhole(skills, prior, scale);
  const [one, all] = [1 - wholeSkills, wholeSkills];
  const total = one * single.total + all * whole.total;
  const mix = (single: number, whole: number) => (one * single + all * whole) / total;
  return {
    oneByOne: Array.from(single.shares, (weight) => weight / single.total),
    wholeEvidence: Math.log(whole.total / single.total),
    weights: Array.from(single.shares, (weight, at) => mix(weight, whole.shares[at] ?? 0)),
    skills: new Map(
      skills.map(({ id }, at) => [id, mix(single.known[at] ?? 0, whole.known[at] ?? 0)]),
    ),
  };
}

/**
 * How likely a track's skills are to be known as a whole, after all of its tests: log ratios added
 * at half their weight, since neither belief is quite true.
 *
 * @param evidence sum of `wholeEvidence` over the track's tests.
 * @returns 0.02 to 0.98; 0.25 without a test.
 */
export function wholeSkillsAfter(evidence: number): number {
  const prior = Math.log(WHOLE_SKILLS / (1 - WHOLE_SKILLS));
  const after = 1 / (1 + Math.exp(-(prior + EVIDENCE_SHARE * evidence)));
  return Math.min(SUREST, Math.max(1 - SUREST, after));
}

/** Belief that at least a share is known. */
export function shareAtLeast(
  belief: Pick<ShareBelief, 'weights'>,
  share: number = STRONG_SHARE,
): number {
  const from = share * STEPS;
  let mass = 0;
  for (const [at, weight] of belief.weights.entries()) {
    if (at >= from - 1e-9) mass += weight;
  }
  return Math.min(1, mass);
}

/** The share below which a part of the belief lies. */
export function shareQuantile(belief: ShareBelief, part: number): number {
  let below = 0;
  for (const [at, weight] of belief.weights.entries()) {
    if (below + weight >= part && weight > 0) return at / STEPS;
    below += weight;
  }
  return 1;
}
