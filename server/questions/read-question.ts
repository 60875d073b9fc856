// Decides what may be read of one question before it is answered: its view, and its hints one by one.
import { DomainError } from '@/core/errors';
import type { HintView } from '@/core/questions/answer';
import { arrangeQuestion, presentQuestion } from '@/core/questions/present';
import type { Question } from '@/core/questions/question';
import type { QuestionView } from '@/core/questions/registry';
import type { Random } from '@/core/random';
import type { Viewer } from '@/server/accounts/viewer';
import { questionInTest } from '@/server/answers/record-answer';
import { content } from '@/server/content/loaded';
import { steadily } from '@/server/health/steadily';
import { questionsInTests } from '@/server/questions/in-test';
import { unknownQuestion } from '@/server/questions/versions';

/** @throws DomainError "questions/unknown" */
export function readQuestion(id: string, random: Random): QuestionView {
  const question = findQuestion(id);
  return presentQuestion(question, arrangeQuestion(question, random));
}

/**
 * @param position from 1
 * @throws DomainError "questions/unknown", "questions/no-such-hint", "tests/question-in-test"
 */
export async function readHint(
  viewer: Viewer | null,
  id: string,
  position: number,
): Promise<HintView> {
  const question = findQuestion(id);
  const html = question.hints[position - 1];
  if (html === undefined) {
    throw new DomainError(
      'questions/no-such-hint',
      `Question "${id}" has ${question.hints.length} hints, not a hint ${position}.`,
    );
  }
  if (viewer) {
    const waiting = await steadily(() => questionsInTests(viewer));
    if (waiting.has(question.id)) throw questionInTest(question.id);
  }
  return { id: question.id, position, of: question.hints.length, html };
}

function findQuestion(id: string): Question {
  const question = content().question(id);
  if (!question) throw unknownQuestion(id);
  return question;
}
