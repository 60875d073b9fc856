// Decides how a simulated learner takes the product's own ten-question test, follow-ups included.
// Knows nothing of what the learner truly knows.
import { COHORT } from '@/core/mastery/ability';
import type { Item } from '@/core/mastery/item';
import { assembleFollowUp, assembleTest } from '@/core/tests/assemble';
import { judgeTest, type Judgement, type TestResponse } from '@/core/tests/judge';

export const PATTERN = 'bench/pattern';

export interface TakenTest {
  responses: TestResponse[];
  judgement: Judgement;
  /** Before follow-ups. */
  firstVerdict: Judgement['verdict'];
}

/** Judges, and follows up while unsure, never beside a question whose solution was shown. */
export function takeTest(
  learner: { items: readonly Item[]; answer(id: string): TestResponse },
  seed: string,
  today: number,
  wholeSkills?: number,
): TakenTest {
  const { items } = learner;
  const form = { pattern: PATTERN, items, seen: [], seed, today, kind: 'full' } as const;
  const assembled = assembleTest(form);
  if (!assembled.ok) throw new Error(assembled.missing);
  const responses: TestResponse[] = assembled.questions.map((id) => learner.answer(id));
  const prior = { ...COHORT, confirms: false };
  const judge = () => judgeTest({ items, kind: 'full', prior, pace: 1, responses, wholeSkills });
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
