// Decides what a judged round of a test changes: cards, mastery, level, and the learner's numbers.
// Refuses to judge: tests/judge.ts has said the verdict.
import { addEvidence, evidenceOf, noEvidence } from '@/core/mastery/ability';
import type { MasterySummary } from '@/core/mastery/progress';
import { agreeingWithStrong, newMastery, settled, type MasteryState } from '@/core/mastery/state';
import { summaryOf } from '@/core/mastery/summary';
import type { Judgement } from '@/core/tests/judge';
import {
  applyToMemory,
  masteryView,
  type ApplyContext,
  type GradedAnswer,
  type LearnerState,
  type UsedNumbers,
} from './apply-answer';
import type { MemoryCard } from './card';
import type { LearnerNumbers } from './learner';
import { moveLoad } from './load';

/** One submit of a test: the first, or one after follow-ups. */
export interface JudgedRound {
  judgement: Pick<Judgement, 'verdict' | 'prior'>;
  /** False for the submits after follow-ups. */
  first: boolean;
  judgedAt: Date;
}

export interface AppliedTest {
  /** Only those that changed. */
  cards: Map<string, MemoryCard>;
  mastery: MasteryState;
  learner: LearnerNumbers;
  /** In the order of the answers. */
  used: UsedNumbers[];
  summary: MasterySummary;
}

/** The first and the latest confirmation: all that "lasting" asks for. */
function confirmed(state: MasteryState, at: Date): Date[] {
  const first = state.confirmedAt[0];
  return first === undefined ? [at] : [first, at];
}

/** The verdict on the state: strong is given or confirmed, not yet takes it, unsure changes nothing. */
function withVerdict(state: MasteryState, round: JudgedRound): MasteryState {
  const at = round.judgedAt;
  const tested = { ...state, lastVerdict: round.judgement.verdict, lastTestedAt: at };
  switch (round.judgement.verdict) {
    case 'strong':
      if (state.strongSince === null) return { ...tested, strongSince: at, confirmedAt: [] };
      return { ...tested, confirmedAt: confirmed(state, at) };
    case 'not-yet':
      return { ...tested, strongSince: null, confirmedAt: [] };
    case 'unsure':
      return tested;
  }
}

/**
 * One judged round of a test or check: its new answers move memory and ability. A test measures
 * what is there on its day, so its own prior and answers replace what was believed of ability.
 *
 * @param answers those judged for the first time in this round, in position order.
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function applyTest(
  state: LearnerState,
  answers: readonly GradedAnswer[],
  round: JudgedRound,
  context: ApplyContext,
): AppliedTest {
  const cards = new Map(state.cards);
  const changed = new Map<string, MemoryCard>();
  const used: UsedNumbers[] = [];
  let learner = state.learner;
  let evidence = noEvidence();
  const load = new Map(context.load);
  for (const answer of answers) {
    const applied = applyToMemory({ learner, cards }, answer, { ...context, load });
    moveLoad(load, cards.get(answer.item.skill) ?? null, applied.card);
    cards.set(answer.item.skill, applied.card);
    changed.set(answer.item.skill, applied.card);
    learner = applied.learner;
    used.push(applied.used);
    evidence = addEvidence(evidence, evidenceOf({ ...answer, pace: applied.used.pace }));
  }
  const { prior } = round.judgement;
  const faded = state.mastery
    ? settled(state.mastery, masteryView(state, context), round.judgedAt)
    : newMastery(prior, round.judgedAt);
  const belief = round.first
    ? { priorMean: prior.mean, priorDeviation: prior.deviation, evidence }
    : { evidence: addEvidence(faded.evidence, evidence) };
  const judged = {
    ...withVerdict(faded, round),
    ...belief,
    answers: faded.answers + answers.length,
    lastAnsweredAt: answers.at(-1)?.answeredAt ?? faded.lastAnsweredAt,
  };
  const view = masteryView({ learner, cards }, context);
  const strong = round.judgement.verdict === 'strong';
  const told = strong ? agreeingWithStrong(judged, view, round.judgedAt) : judged;
  const mastery = settled(told, view, round.judgedAt);
  return { cards: changed, mastery, learner, used, summary: summaryOf(context.pattern, mastery) };
}
