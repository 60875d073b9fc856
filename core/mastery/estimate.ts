// Decides how much of a pattern is known on a day, how sure that is, and until when it is strong.
// Ability says what is likely known; cards say what was shown and how far it has faded since.
import type { MemoryCard } from '@/core/memory/card';
import { DEFAULT_PARAMETERS, type MemoryParameters } from '@/core/memory/parameters';
import { recallAfter } from '@/core/memory/schedule';
import { GRID, type Ability } from './ability';
import { itemWeights, logOdds, sameCurve, STRONG_SHARE, type Item } from './item';

/** Stability in days that is assumed where nothing says better. */
const UNKNOWN_STABILITY = 5;
/** Least stability in days of what a test found there, learned nobody knows when. */
const FOUND_STABILITY = 10;
/** Days of stability up to which S is believed as it is; beyond, half of its logarithm counts. */
const BELIEVED_STABILITY = 10;
const VARIANCE_FLOOR = 0.004;
const VARIANCE_PER_DAY = 0.00004;
const FORGETTING_SPREAD = 1.5;
/** How much the first answer to a skill says of its siblings, beside what ability says. */
const SKILL_WEIGHT = 0.3;
/** A strong pattern needs its date of refresh when P falls below this. */
export const REFRESH_BELOW = 0.6;
const FARTHEST_DAYS = 365;

export interface EstimateInput {
  /** The pattern's pool. */
  items: readonly Item[];
  cards: ReadonlyMap<string, MemoryCard>;
  ability: Ability;
  /** The learner's β. */
  offset: number;
  /** Local day of the last test; null when never tested. */
  lastTestedDay: number | null;
  /** Those that hold for the learner; FSRS-6's own when not given. */
  parameters?: MemoryParameters;
}

export interface Estimate {
  /** M: expected share of the pattern known, 0 to 1. */
  mastery: number;
  /** Var of M. */
  variance: number;
  /** P: probability that at least 0.75 is known, 0 to 1. */
  strength: number;
}

/** One skill of a pattern, ready to be evaluated on any day. */
interface SkillPart {
  stability: number;
  /** Local day of the last answer to it, else of what else is known; null when nothing is. */
  since: number | null;
  /** R' on the day of the last test, where that came after the last answer; else 1. */
  measured: number;
  /** Weighted share known at each grid point, before fading. */
  known: Float64Array;
  /** Sum of squared weights of its items. */
  squares: number;
}

/** A pattern of one learner, ready to be evaluated on any day. */
export interface Outlook {
  parts: readonly SkillPart[];
  ability: Ability;
  offset: number;
  parameters: MemoryParameters;
  /** Local day of the newest evidence; null when there is none. */
  newest: number | null;
}

const logit = (share: number): number => Math.log(share / (1 - share));

/** Standard normal distribution function (Abramowitz and Stegun 26.2.17, error below 1e-7). */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
}

/** Items of one skill with one curve, and what they weigh together. */
interface Alike {
  item: Item;
  weight: number;
  squares: number;
}

/** Items by skill; those with the same curve are evaluated once. */
function bySkill(items: readonly Item[]): Map<string, Alike[]> {
  const weights = itemWeights(items);
  const skills = new Map<string, Alike[]>();
  for (const [at, item] of items.entries()) {
    const weight = weights[at] ?? 0;
    const groups = skills.get(item.skill) ?? [];
    const same = groups.find((group) => sameCurve(group.item, item));
    if (same) {
      same.weight += weight;
      same.squares += weight * weight;
    } else groups.push({ item, weight, squares: weight * weight });
    skills.set(item.skill, groups);
  }
  return skills;
}

/** How an answered skill's last answer moves the log odds that ability gives: `own·logit + pull`. */
interface Pull {
  own: number;
  pull: number;
}

const ABILITY_ALONE: Pull = { own: 1, pull: 0 };

/**
 * The log odds that ability gives and the log odds that the skill's last answer gave (k), the
 * second weighing more with every answer to the skill and alone in the end. After a test, which
 * measured the whole pattern, earlier answers say no more than a first one does.
 */
function pullOf(card: MemoryCard, older: boolean): Pull {
  const shown = logit(Math.min(0.995, Math.max(0.005, card.known)));
  const own = older ? 1 : 1 / Math.max(1, card.reps);
  return { own, pull: (SKILL_WEIGHT + (1 - SKILL_WEIGHT) * (1 - own)) * shown };
}

/**
 * Adds what a group of items knows at each grid point. The grid is even and log odds are linear in
 * ability, so the odds against run in a geometric row: two exponentials do for 81 points.
 */
function addKnown(known: Float64Array, { item, weight }: Alike, { own, pull }: Pull): void {
  const first = own * logOdds(item, GRID[0] ?? 0) + pull;
  const second = own * logOdds(item, GRID[1] ?? 0) + pull;
  const ratio = Math.exp(first - second);
  let against = Math.exp(-first);
  for (let point = 0; point < known.length; point += 1) {
    known[point] = (known[point] ?? 0) + weight / (1 + against);
    against *= ratio;
  }
}

/** S up to 10 days, then √(10·S): how slowly what is well known fades, few days of answers cannot tell. */
function believedStability(card: MemoryCard): number {
  return Math.min(card.stability, Math.sqrt(BELIEVED_STABILITY * card.stability));
}

/**
 * Days of stability by which a skill fades. A first answer shows what is known and not since when:
 * where the last one was not before the test, at least 10 count while nothing was missed again, and
 * at least 5 afterwards: misses of what was never understood make S look shorter than it is.
 *
 * @see docs/decisions/0021-what-a-test-finds.md
 */
function fadingStability(card: MemoryCard, tested: number | null): number {
  if (tested === null || card.lastLocalDay < tested) return believedStability(card);
  const holds = card.lapses === 0 && card.known >= 0.5;
  const least = holds || card.reps <= 1 ? FOUND_STABILITY : UNKNOWN_STABILITY;
  return Math.max(believedStability(card), least);
}

/** What is known of one skill, and how it fades. */
function partOf(
  alike: readonly Alike[],
  card: MemoryCard | undefined,
  shared: number,
  input: EstimateInput,
): SkillPart {
  const known = new Float64Array(GRID.length);
  const tested = input.lastTestedDay;
  const older = card !== undefined && tested !== null && card.lastLocalDay < tested;
  const pulled = card ? pullOf(card, older) : ABILITY_ALONE;
  let squares = 0;
  for (const group of alike) {
    addKnown(known, group, pulled);
    squares += group.squares;
  }
  if (card === undefined) return { stability: shared, since: tested, measured: 1, known, squares };
  const untilTest = older && tested !== null ? tested - card.lastLocalDay : 0;
  const measured = recallAfter(believedStability(card), untilTest, input.offset, input.parameters);
  const stability = fadingStability(card, tested);
  return { stability, since: card.lastLocalDay, measured, known, squares };
}

/** Prepares a pattern for `estimateOn`: all that does not change from day to day. */
export function outlookOf(input: EstimateInput): Outlook {
  const skills = bySkill(input.items);
  const answered = [...skills.keys()].flatMap((skill) => input.cards.get(skill) ?? []);
  const tested = input.lastTestedDay;
  const logs = answered.reduce((sum, card) => sum + Math.log(fadingStability(card, tested)), 0);
  const shared = answered.length === 0 ? UNKNOWN_STABILITY : Math.exp(logs / answered.length);
  const newest = answered.reduce(
    (latest, card) => Math.max(latest, card.lastLocalDay),
    tested ?? -Infinity,
  );
  return {
    parts: [...skills].map(([skill, alike]) =>
      partOf(alike, input.cards.get(skill), shared, input),
    ),
    ability: input.ability,
    offset: input.offset,
    parameters: input.parameters ?? DEFAULT_PARAMETERS,
    newest: Number.isFinite(newest) ? newest : null,
  };
}

/** What is left on a day of what was there on the day of the last test, or of the last answer. */
function fading(part: SkillPart, outlook: Outlook, day: number): number {
  const since = part.since ?? outlook.newest;
  if (since === null) return 1;
  const recall = recallAfter(part.stability, day - since, outlook.offset, outlook.parameters);
  return Math.min(1, recall / part.measured);
}

/**
 * M, Var and P on a day: `M = E_θ[Σ_s R'_s(t)·known_s(θ)]`, where the fading of skills that were
 * answered before the last test counts from the test; `Var` is its variance over ability plus
 * `Σ w²·1.5·R'(1−R') + 0.004 + 0.00004·days`, `P = Φ((M − 0.75)/√Var)`.
 *
 * @param day local day, days since 1970-01-01.
 * @see docs/decisions/0003-memory-and-mastery.md, docs/decisions/0021-what-a-test-finds.md
 */
export function estimateOn(outlook: Outlook, day: number): Estimate {
  const shares = new Float64Array(GRID.length);
  const age = outlook.newest === null ? 0 : Math.max(0, day - outlook.newest);
  let variance = VARIANCE_FLOOR + VARIANCE_PER_DAY * age;
  for (const part of outlook.parts) {
    const left = fading(part, outlook, day);
    variance += part.squares * FORGETTING_SPREAD * left * (1 - left);
    const { known } = part;
    for (let point = 0; point < shares.length; point += 1) {
      shares[point] = (shares[point] ?? 0) + left * (known[point] ?? 0);
    }
  }
  const { weights } = outlook.ability;
  // Plain loops: this is most of what an answer costs.
  let mean = 0;
  for (let point = 0; point < shares.length; point += 1) {
    mean += (shares[point] ?? 0) * (weights[point] ?? 0);
  }
  for (let point = 0; point < shares.length; point += 1) {
    variance += ((shares[point] ?? 0) - mean) ** 2 * (weights[point] ?? 0);
  }
  return {
    mastery: Math.min(1, Math.max(0, mean)),
    variance,
    strength: normalBelow((mean - STRONG_SHARE) / Math.sqrt(variance)),
  };
}

/** `estimateOn` for one day only. */
export function estimateMastery(input: EstimateInput & { day: number }): Estimate {
  return estimateOn(outlookOf(input), input.day);
}

/**
 * The first local day from `day` on which P is below 0.60 without practice, at most 365 days
 * ahead; `day` itself when it is below already. M only falls and, above 0.75, Var only rises
 * without practice, so the search may halve.
 */
export function strongUntilDay(outlook: Outlook, day: number): number {
  if (estimateOn(outlook, day).strength < REFRESH_BELOW) return day;
  let [holds, fails] = [0, FARTHEST_DAYS];
  while (fails - holds > 1) {
    const middle = Math.floor((holds + fails) / 2);
    if (estimateOn(outlook, day + middle).strength < REFRESH_BELOW) fails = middle;
    else holds = middle;
  }
  return day + fails;
}
