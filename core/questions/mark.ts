// Decides what a response brings in one step: the mark and all that may be said with it, or why there
// is none. For whoever holds the whole question, key included.
import type { Explanation } from '@/core/questions/answer';
import { explainQuestion } from '@/core/questions/explain';
import { gradeResponse } from '@/core/questions/grade';
import type { Malformed, Question } from '@/core/questions/question';

export type Marked =
  | { outcome: 'graded'; explanation: Explanation }
  | { outcome: 'incomplete'; missing: string }
  | Malformed;

/** @param response as it came from the learner, `{ skip: true }` included */
export function markResponse(question: Question, response: Record<string, unknown>): Marked {
  const mark = gradeResponse(question, response);
  return mark.outcome === 'graded'
    ? { outcome: 'graded', explanation: explainQuestion(question, response, mark) }
    : mark;
}
