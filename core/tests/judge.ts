// Decides what a test says: strong, not yet or unsure, with how much of the pattern is likely known.
// Refuses to know grading, memory and what may be asked next (assemble.ts).
import {
  addEvidence,
  evidenceOf,
  noEvidence,
  posterior,
  type Ability,
  type AbilityEvidence,
} from '@/core/mastery/ability';
import type { Item } from '@/core/mastery/item';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';
import { shareAtLeast, shareBelief, shareQuantile, type ShareBelief } from './share-belief';
import type { TestPrior } from './prior';
import type { TestKind, Verdict } from './test';

const STRONG_FROM = 0.85;
const NOT_YET_TO = 0.2;
const EVEN = 0.5;
/** A check of a pattern that is strong asks only whether that still holds. */
const HOLDS_FROM = 0.7;
const LOST_TO = 0.35;
/** Questions asked at first, and at most with follow-ups. */
export const TEST_SIZES: Readonly<Record<TestKind, { first: number; most: number }>> = {
  full: { first: 10, most: 15 },
  check: { first: 3, most: 5 },
};

/** A graded position of a test; unanswered counts as skipped. */
export interface TestResponse extends Omit<AbilityEvidence, 'hintsUsed' | 'pace'> {
  /** 0 to 1. */
  score: number;
}

export interface JudgeInput {
  /** The pattern's pool, from which the cut follows. */
  items: readonly Item[];
  kind: TestKind;
  prior: TestPrior;
  /** The learner's factor on the median times. */
  pace: number;
  /** How likely the track's skills are to be known as a whole; 0.25 when not learned yet. */
  wholeSkills?: number | undefined;
  /** In position order, follow-ups included. */
  responses: readonly TestResponse[];
}

export interface Points {
  score: number;
  asked: number;
}

export interface Judgement {
  verdict: Verdict;
  /** Belief that 0.75 of the pattern is known, 0 to 1. */
  pStrong: number;
  /** What was believed before; keep it, the judgement after follow-ups starts from the same. */
  prior: TestPrior;
  ability: Ability;
  score: number;
  asked: number;
  byDifficulty: Record<Difficulty, Points>;
  /** Central 80 % of the share of the pattern that is known, guesses set aside. */
  range: [low: number, high: number];
  /** Skills with a miss, weakest first. */
  weakSkills: string[];
  /** Belief that each skill of the pool is known, 0 to 1. */
  known: ReadonlyMap<string, number>;
  /** What the answers say of whole skills in this track: a log likelihood ratio. */
  wholeEvidence: number;
  /** How many more may follow by the rules: 0 unless unsure. */
  more: number;
}

function verdictOf(pStrong: number, kind: TestKind, confirms: boolean): Verdict {
  if (confirms) {
    if (pStrong >= HOLDS_FROM) return 'strong';
    return pStrong <= LOST_TO ? 'not-yet' : 'unsure';
  }
  // Strong is given by ten questions; a check may only confirm it.
  if (pStrong >= STRONG_FROM && kind === 'full') return 'strong';
  return pStrong <= NOT_YET_TO ? 'not-yet' : 'unsure';
}

/**
 * Belief that the pattern is strong. While ability alone would say less than even, it is held just
 * below "strong": whole skills may confirm the word, and not give it against ability.
 */
function strongBelief(belief: ShareBelief): number {
  const alone = shareAtLeast({ weights: belief.oneByOne });
  const both = shareAtLeast(belief);
  return alone < EVEN ? Math.min(both, STRONG_FROM - 0.01) : both;
}

function pointsOf(responses: readonly TestResponse[]): Points {
  return {
    score: responses.reduce((sum, response) => sum + response.score, 0),
    asked: responses.length,
  };
}

/** Skills with a miss: lowest share of points first, then the one whose miss was easiest. */
function weakSkillsOf(responses: readonly TestResponse[]): string[] {
  const skills = new Map<string, { share: number; rank: number }>();
  for (const { item } of responses) {
    const own = responses.filter((response) => response.item.skill === item.skill);
    const missed = own.filter((response) => !response.correct);
    if (missed.length === 0) continue;
    const { score, asked } = pointsOf(own);
    const rank = Math.min(...missed.map((miss) => DIFFICULTIES.indexOf(miss.item.difficulty)));
    skills.set(item.skill, { share: score / asked, rank });
  }
  return [...skills]
    .sort(([, one], [, other]) => one.share - other.share || one.rank - other.rank)
    .map(([skill]) => skill);
}

/**
 * Judges a test. pStrong is the belief that 0.75 of the pattern is known: at least 0.85 is strong, at most 0.20
 * not yet; between, follow-ups are allowed until 15 (of a check: 5) were asked. A check that
 * confirms a strong pattern holds from 0.70 and is lost up to 0.35.
 *
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function judgeTest(input: JudgeInput): Judgement {
  const answers = input.responses.map((response) => ({
    ...response,
    hintsUsed: 0,
    pace: input.pace,
  }));
  const evidence = answers.map(evidenceOf).reduce(addEvidence, noEvidence());
  const ability = posterior(input.prior, evidence);
  const belief = shareBelief(input.items, answers, input.prior, input.wholeSkills);
  const pStrong = strongBelief(belief);
  const verdict = verdictOf(pStrong, input.kind, input.prior.confirms);
  const within = (difficulty: Difficulty) =>
    pointsOf(input.responses.filter((response) => response.item.difficulty === difficulty));
  return {
    verdict,
    pStrong,
    prior: input.prior,
    ability,
    ...pointsOf(input.responses),
    byDifficulty: { easy: within('easy'), medium: within('medium'), hard: within('hard') },
    range: [shareQuantile(belief, 0.1), shareQuantile(belief, 0.9)],
    weakSkills: weakSkillsOf(input.responses),
    known: belief.skills,
    wholeEvidence: belief.wholeEvidence,
    more:
      verdict === 'unsure' ? Math.max(0, TEST_SIZES[input.kind].most - input.responses.length) : 0,
  };
}
