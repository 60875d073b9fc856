// Decides how a simulated learner takes the product's own test or check, follow-ups included.
// Knows nothing of what the learner truly knows.
import { COHORT } from '@/core/mastery/ability';
import type { Item } from '@/core/mastery/item';
import { assembleFollowUp, assembleTest, type Seen } from '@/core/tests/assemble';
import { judgeTest, type Judgement, type TestResponse } from '@/core/tests/judge';
import type { TestPrior } from '@/core/tests/prior';
import type { TestKind } from '@/core/tests/test';

export const PATTERN = 'bench/pattern';

export interface TakenTest {
  responses: TestResponse[];
  judgement: Judgement;
  /** Before follow-ups. */
  firstVerdict: Judgement['verdict'];
}

export interface Sitting {
  kind: TestKind;
  prior: TestPrior;
  /** The learner's factor on the usual times. */
  pace: number;
  seen: readonly Seen[];
  wholeSkills?: number;
}

/** A first test of somebody of whom nothing is known. */
const FIRST: Sitting = {
  kind: 'full',
  prior: { ...COHORT, confirms: false },
  pace: 1,
  seen: [],
};

/** Judges, and follows up while unsure, never beside a question whose solution was shown. */
export function takeTest(
  learner: { items: readonly Item[]; answer(id: string): TestResponse },
  seed: string,
  today: number,
  sitting: Partial<Sitting> = {},
): TakenTest {
  const { items } = learner;
  const { kind, prior, pace, seen, wholeSkills } = { ...FIRST, ...sitting };
  const form = { pattern: PATTERN, items, seen, seed, today, kind };
  const assembled = assembleTest(form);
  if (!assembled.ok) throw new Error(assembled.missing);
  const responses: TestResponse[] = assembled.questions.map((id) => learner.answer(id));
  const judge = () => judgeTest({ items, kind, prior, pace, responses, wholeSkills });
  let judgement = judge();
  const firstVerdict = judgement.verdict;
  while (judgement.verdict === 'unsure') {
    const asked = responses.map(({ item }) => item.id);
    const revealed = responses.filter(({ correct }) => !correct).map(({ item }) => item.id);
    const next = assembleFollowUp({ ...form, asked, revealed, known: judgement.known });
    if (!next.ok) break;
    responses.push(learner.answer(next.question));
    judgement = judge();
  }
  return { responses, judgement, firstVerdict };
}
