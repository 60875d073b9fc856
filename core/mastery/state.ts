// Decides what is kept of a learner's mastery of a pattern, and settles it after new evidence.
// Refuses to know how an answer becomes evidence (ability.ts) and how a test is judged.
import type { MemoryCard } from '@/core/memory/card';
import type { MemoryParameters } from '@/core/memory/parameters';
import type { Verdict } from '@/core/tests/test';
import { addEvidence, GRID, noEvidence, posterior, type Prior } from './ability';
import { estimateOn, outlookOf, REFRESH_BELOW, strongUntilDay, type Outlook } from './estimate';
import { laterOf } from './later';
import { levelOf, losesStrong } from './levels';
import type { Item } from './item';
import type { Level } from './progress';

/** Mastery of one pattern as kept: a cache of the answers and tests. */
export interface MasteryState {
  /** The belief about ability that `evidence` is added to. */
  priorMean: number;
  priorDeviation: number;
  /** Log likelihood at each of the 81 grid points. */
  evidence: number[];
  abilityMean: number;
  abilityDeviation: number;
  /** M, Var and P at `computedAt`. */
  mastery: number;
  variance: number;
  strength: number;
  level: Level;
  strongSince: Date | null;
  /** Local day on which P falls below 0.60 without practice; null unless strong. */
  strongUntilDay: number | null;
  confirmedAt: Date[];
  lastVerdict: Verdict | null;
  lastTestedAt: Date | null;
  answers: number;
  lastAnsweredAt: Date | null;
  computedAt: Date;
  /** M and √Var on each of LATER_DAYS after `computedAt`, without practice. */
  laterMastery: number[];
  laterSpread: number[];
}

/** What mastery is settled from, beside its own state. */
export interface MasteryView {
  /** The pattern's pool. */
  items: readonly Item[];
  cards: ReadonlyMap<string, MemoryCard>;
  /** The learner's β. */
  offset: number;
  /** Those that hold for the learner; FSRS-6's own when not given. */
  parameters?: MemoryParameters;
  /** Turns an instant into the learner's local day. */
  dayOf: (instant: Date) => number;
}

/** A pattern of which nothing was answered yet. */
export function newMastery(prior: Prior, at: Date): MasteryState {
  return {
    priorMean: prior.mean,
    priorDeviation: prior.deviation,
    evidence: noEvidence(),
    abilityMean: prior.mean,
    abilityDeviation: prior.deviation,
    mastery: 0,
    variance: 0,
    strength: 0,
    level: 'not-started',
    strongSince: null,
    strongUntilDay: null,
    confirmedAt: [],
    lastVerdict: null,
    lastTestedAt: null,
    answers: 0,
    lastAnsweredAt: null,
    computedAt: at,
    laterMastery: [],
    laterSpread: [],
  };
}

/** The cards that belong to skills of the pool. */
export function cardsOf(view: Pick<MasteryView, 'items' | 'cards'>): MemoryCard[] {
  const skills = new Set(view.items.map((item) => item.skill));
  return [...skills].flatMap((skill) => view.cards.get(skill) ?? []);
}

/** The outlook of a state with the belief that its prior and evidence give. */
function outlookFor(state: MasteryState, view: MasteryView): Outlook {
  const prior = { mean: state.priorMean, deviation: state.priorDeviation };
  const lastTestedDay = state.lastTestedAt && view.dayOf(state.lastTestedAt);
  return outlookOf({ ...view, ability: posterior(prior, state.evidence), lastTestedDay });
}

/**
 * The same state with ability, M, Var, P, level and dates as of an instant. A strong pattern whose
 * P is below 0.40 loses the word here.
 */
export function settled(state: MasteryState, view: MasteryView, at: Date): MasteryState {
  const day = view.dayOf(at);
  const outlook = outlookFor(state, view);
  const { mastery, variance, strength } = estimateOn(outlook, day);
  const strongSince = losesStrong(strength) ? null : state.strongSince;
  const confirmedAt = strongSince === null ? [] : state.confirmedAt;
  const level = levelOf({
    answers: state.answers,
    strength,
    strongSince: state.strongSince,
    lastVerdict: state.lastVerdict,
    confirmedAt,
    cards: cardsOf(view),
  });
  const holds = level === 'strong' || level === 'lasting';
  return {
    ...state,
    abilityMean: outlook.ability.mean,
    abilityDeviation: outlook.ability.deviation,
    mastery,
    variance,
    strength,
    level,
    strongSince,
    confirmedAt,
    strongUntilDay: holds ? strongUntilDay(outlook, day) : null,
    computedAt: at,
    ...laterOf(outlook, day),
  };
}

const STEEPEST_TILT = 16;

/**
 * The same state with the least change of belief (an exponential tilt of ability) that lets P
 * agree with a test that just said strong, so that no verdict is contradicted on its own day.
 * Almost always nothing is changed; cards of much missed skills can ask for it.
 *
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function agreeingWithStrong(state: MasteryState, view: MasteryView, at: Date): MasteryState {
  const day = view.dayOf(at);
  const tilted = (slope: number): MasteryState => ({
    ...state,
    evidence: addEvidence(
      state.evidence,
      GRID.map((ability) => slope * ability),
    ),
  });
  const agrees = (slope: number) =>
    estimateOn(outlookFor(tilted(slope), view), day).strength >= REFRESH_BELOW;
  if (agrees(0)) return state;
  let [low, high] = [0, STEEPEST_TILT];
  for (let halving = 0; halving < 12; halving += 1) {
    const middle = (low + high) / 2;
    if (agrees(middle)) high = middle;
    else low = middle;
  }
  return tilted(high);
}
