// Decides what a student gets of a warm-up that their class is asked to do: its questions, to be answered.
import { z } from 'zod';
import type { QuestionView } from '@/core/questions/registry';
import { randomFrom } from '@/core/random';
import type { Viewer } from '@/server/accounts/viewer';
import { askedWarmUp } from '@/server/assignments/asked-warm-up';
import { content } from '@/server/content/loaded';
import { readQuestion } from '@/server/questions/read-question';

const chosen = z.array(z.object({ question: z.string() }));

export interface OwnWarmUp {
  className: string;
  questions: QuestionView[];
}

/**
 * Questions that are no longer offered are left out. The same person gets the same arrangement.
 *
 * @returns null where it is missing, removed, or another class's: all alike
 * @throws DomainError "database/away"
 */
export async function readOwnWarmUp(
  viewer: Viewer | null,
  assignmentId: string,
): Promise<OwnWarmUp | null> {
  const found = await askedWarmUp(viewer, assignmentId);
  if (!viewer || !found) return null;
  const offered = chosen
    .parse(found.questions)
    .filter(({ question }) => content().question(question));
  const random = randomFrom(`${viewer.userId} ${assignmentId}`);
  return {
    className: found.className,
    questions: offered.map(({ question }) => readQuestion(question, random)),
  };
}
