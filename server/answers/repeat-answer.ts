// Decides what is told when an answer arrives again: the same as the first time, or that the id is taken.
// Writes nothing.
import { DomainError } from '@/core/errors';
import type { AnswerRequest, AnswerResult } from '@/core/questions/answer';
import { explainQuestion } from '@/core/questions/explain';
import type { AppliedAnswer } from '@/core/memory/apply-answer';
import type { EarlierAnswer } from '@/server/answers/read-learner';
import { wordingOf } from '@/server/questions/versions';

/**
 * @param hash of the request that came now
 * @throws DomainError "answers/id-reused" when the id was used for something else
 */
export async function repeatAnswer(
  request: AnswerRequest,
  hash: string,
  earlier: EarlierAnswer,
): Promise<AnswerResult> {
  if (earlier.requestHash !== hash) throw reusedId(request.id);
  const question = await wordingOf(earlier.question, earlier.version);
  const mark = {
    outcome: 'graded',
    correct: earlier.correct,
    score: earlier.score,
  } as const;
  return {
    id: request.id,
    ...explainQuestion(question, request.response, mark),
    ...outcomeOf(earlier.outcome as AppliedAnswer['outcome']),
  };
}

export function reusedId(id: string): DomainError {
  return new DomainError('answers/id-reused', `The id ${id} was used for another answer.`, {
    hint: 'Make a new id for each answer, and send the same one only to repeat the same request.',
  });
}

/** The database keeps JSON with its keys in an order of its own; the first response had this one. */
function outcomeOf({ memory, mastery }: AppliedAnswer['outcome']): AppliedAnswer['outcome'] {
  return {
    memory: { due: memory.due, recall: memory.recall, lucky: memory.lucky },
    mastery: {
      pattern: mastery.pattern,
      mastery: mastery.mastery,
      strength: mastery.strength,
      level: mastery.level,
      strongUntil: mastery.strongUntil,
    },
  };
}
