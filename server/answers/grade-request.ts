// Decides what a response is worth, by the wording that the learner saw.
// Writes nothing; an incomplete response ends here.
import { DomainError, type FieldError } from '@/core/errors';
import { gradeResponse } from '@/core/questions/grade';
import type { Mark } from '@/core/questions/question';
import { questionAsShown, type AskedQuestion } from '@/server/questions/versions';

export interface GradedRequest {
  asked: AskedQuestion;
  mark: Extract<Mark, { outcome: 'graded' }>;
  response: Record<string, unknown>;
}

/**
 * @throws DomainError "questions/unknown", "answers/unknown-version", "answers/incomplete",
 *   "request/invalid"
 */
export async function gradeRequest(request: {
  question: string;
  version?: string | undefined;
  response: Record<string, unknown>;
}): Promise<GradedRequest> {
  const asked = await questionAsShown(request.question, request.version);
  const mark = gradeResponse(asked.shown, request.response);
  if (mark.outcome === 'malformed') throw malformedResponse(asked, mark.errors);
  if (mark.outcome === 'incomplete') {
    throw new DomainError('answers/incomplete', mark.missing, {
      hint: 'Nothing was recorded. Send { "skip": true } for "I don\'t know".',
    });
  }
  return { asked, mark, response: request.response };
}

export function malformedResponse(
  asked: AskedQuestion,
  errors: readonly FieldError[],
): DomainError {
  return new DomainError(
    'request/invalid',
    `The response does not fit a question of type "${asked.shown.kind}".`,
    {
      errors,
    },
  );
}
