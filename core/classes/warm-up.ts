// Decides which five questions repair most of what a class is about to forget.
// Knows cards and questions' kinds; refuses to know keys or who the students are.
import { recallAfter } from '@/core/memory/schedule';
import { modelOf, type MemoryParameters } from '@/core/memory/parameters';
import { apart } from '@/core/memory/interleave';
import { randomFrom } from '@/core/random';
import { HELD_ABOVE } from './class-mastery';

export const WARM_UP_QUESTIONS = 5;
const AHEAD_DAYS = 7;
const MOST_OF_A_PATTERN = 2;
/** What an answer that was only shown leaves, of one that was given. */
const SHOWN_SHARE = 0.5;
/** Better on a wall the lower; what is not here needs a keyboard or a mouse. */
const KIND_RANKS: Readonly<Record<string, number>> = {
  single: 0,
  multiple: 0,
  'true-false': 1,
  output: 2,
  numeric: 2,
  text: 2,
  pattern: 3,
};

/** One student's card of one skill. */
export interface ClassCard {
  skill: string;
  stability: number;
  difficulty: number;
  /** Probability that the last answer was knowledge. */
  known: number;
  /** Local days since that answer. */
  elapsedDays: number;
  /** The student's β. */
  offset: number;
  parameters: MemoryParameters;
}

export interface WarmUpCandidate {
  id: string;
  version: string;
  pattern: string;
  skill: string;
  kind: string;
  /** The class saw it in a warm-up not long ago. */
  isRecent: boolean;
}

export interface WarmUpQuestion {
  question: string;
  version: string;
  /** So many of those who ever answered to the skill are about to lose it. */
  because: { losing: number; of: number };
}

interface Loss {
  gain: number;
  losing: number;
  of: number;
}

/**
 * What one review now adds to the recall expected in a week: a success strengthens the card, a miss
 * shows the answer, which leaves half as much.
 *
 * @returns may be below 0 for a card that was just answered
 */
export function gainOf(card: ClassCard): number {
  const { stability, difficulty, known, elapsedDays, offset, parameters } = card;
  const { algorithm } = modelOf(parameters);
  const recall = recallAfter(stability, elapsedDays, offset, parameters);
  const before = { stability, difficulty };
  const later = (grade: 1 | 3) =>
    recallAfter(
      algorithm.next_state(before, elapsedDays, grade, recall).stability,
      AHEAD_DAYS,
      offset,
      parameters,
    );
  const succeeds = recall * known;
  const without = recallIn(card, AHEAD_DAYS) * known;
  return succeeds * later(3) + (1 - succeeds) * SHOWN_SHARE * later(1) - without;
}

function recallIn({ stability, elapsedDays, offset, parameters }: ClassCard, days: number): number {
  return recallAfter(stability, elapsedDays + days, offset, parameters);
}

/** Recalled in a week with less than 70 %, given that the last answer may have been a miss or luck. */
function isLosing(card: ClassCard): boolean {
  return card.known * recallIn(card, AHEAD_DAYS) < HELD_ABOVE;
}

/**
 * Five questions, or as many as there are: the skills with the largest summed gain, each once, at
 * most two of a pattern while others are left, no two of a pattern in a row where that is possible.
 *
 * @param candidates only what may be shown: no miskeyed question, none of an open test
 * @param seed draws between siblings that are as good
 */
export function warmUpOf(
  cards: readonly ClassCard[],
  candidates: readonly WarmUpCandidate[],
  seed: string,
): WarmUpQuestion[] {
  const bySkill = questionsBySkill(candidates, seed);
  const losses = lossesOf(cards.filter(({ skill }) => bySkill.has(skill)));
  const ordered = [...losses]
    .filter(([, { gain }]) => gain > 0)
    .sort(([one, a], [other, b]) => b.gain - a.gain || (one < other ? -1 : 1))
    .flatMap(([skill, { losing, of }]) => {
      const chosen = bySkill.get(skill);
      return chosen ? [{ ...chosen, because: { losing, of } }] : [];
    });
  return apart(widely(ordered)).map(({ id, version, because }) => ({
    question: id,
    version,
    because,
  }));
}

/** The first ones, at most two of a pattern while that leaves enough. */
function widely<Entry extends { pattern: string }>(ordered: readonly Entry[]): Entry[] {
  const taken: Entry[] = [];
  const left: Entry[] = [];
  for (const entry of ordered) {
    const same = taken.filter(({ pattern }) => pattern === entry.pattern).length;
    if (taken.length < WARM_UP_QUESTIONS && same < MOST_OF_A_PATTERN) taken.push(entry);
    else left.push(entry);
  }
  return [...taken, ...left.slice(0, WARM_UP_QUESTIONS - taken.length)];
}

function lossesOf(cards: readonly ClassCard[]): Map<string, Loss> {
  const losses = new Map<string, Loss>();
  for (const card of cards) {
    const loss = losses.get(card.skill) ?? { gain: 0, losing: 0, of: 0 };
    loss.gain += gainOf(card);
    loss.losing += isLosing(card) ? 1 : 0;
    loss.of += 1;
    losses.set(card.skill, loss);
  }
  return losses;
}

/** The best question of each skill to show to a class. */
function questionsBySkill(
  candidates: readonly WarmUpCandidate[],
  seed: string,
): Map<string, WarmUpCandidate> {
  const random = randomFrom(seed);
  const ranked = candidates
    .filter(({ kind }) => KIND_RANKS[kind] !== undefined)
    .map((candidate) => ({
      candidate,
      rank: (candidate.isRecent ? 10 : 0) + (KIND_RANKS[candidate.kind] ?? 0) + random() / 2,
    }))
    .sort((one, other) => one.rank - other.rank);
  const best = new Map<string, WarmUpCandidate>();
  for (const { candidate } of ranked) {
    if (!best.has(candidate.skill)) best.set(candidate.skill, candidate);
  }
  return best;
}
