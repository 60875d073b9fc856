// Decides what a response is worth: points, incomplete, or no response to this question at all.
import { skipped } from '@/core/questions/answer';
import type { Malformed, Mark, Question } from '@/core/questions/question';
import { kindOf } from '@/core/questions/registry';

/**
 * @param response straight from the wire; `{ skip: true }` ("I don't know") is graded: wrong, 0.
 * @returns paths of a malformed response start with `response`.
 */
export function gradeResponse(question: Question, response: unknown): Mark | Malformed {
  if (skipped.safeParse(response).success) return { outcome: 'graded', correct: false, score: 0 };
  const kind = kindOf(question);
  const parsed = kind.response.safeParse(response);
  const mark: Mark | Malformed = parsed.success
    ? kind.grade(question.body, parsed.data)
    : {
        outcome: 'malformed',
        errors: parsed.error.issues.map((issue) => ({
          path: issue.path.join('.'),
          message: issue.message,
        })),
      };
  if (mark.outcome !== 'malformed') return mark;
  return {
    outcome: 'malformed',
    errors: mark.errors.map(({ path, message }) => ({
      path: path === '' ? 'response' : `response.${path}`,
      message,
    })),
  };
}
