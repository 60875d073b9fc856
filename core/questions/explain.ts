// Decides what is said once a response was graded. It tells the key: never call it before.
import { skipped, type Explanation } from '@/core/questions/answer';
import type { Mark, Question } from '@/core/questions/question';
import { kindOf } from '@/core/questions/registry';

/** @param response as graded; `{ skip: true }` is explained without it. */
export function explainQuestion(
  question: Question,
  response: Record<string, unknown>,
  mark: Extract<Mark, { outcome: 'graded' }>,
): Explanation {
  const kind = kindOf(question);
  const parsed = skipped.safeParse(response).success ? null : kind.response.safeParse(response);
  const given = parsed?.success === true ? parsed.data : null;
  return {
    correct: mark.correct,
    score: mark.score,
    response,
    answer: kind.describeKey(question.body),
    feedback: kind.explain(question.body, given),
    solution: question.solution,
    quickCheck: question.quickCheck,
    mistakes: question.mistakes.map(({ html, misconception }) => ({ html, misconception })),
  };
}
