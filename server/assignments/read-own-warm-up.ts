// Decides what a student gets of a warm-up that their class is asked to do: its questions, to be answered.
import { z } from 'zod';
import type { QuestionView } from '@/core/questions/registry';
import { randomFrom } from '@/core/random';
import type { Viewer } from '@/server/accounts/viewer';
import { isUuid } from '@/server/classes/access';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';
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
  if (!viewer || !isUuid(assignmentId)) return null;
  const { rows } = await steadily(() =>
    pool().query<{ className: string; questions: unknown }>({
      name: 'own-warm-up',
      text: `SELECT c.name AS "className", w.questions FROM "ClassMember" m
             JOIN "Class" c ON c.id = m."classId" AND c."archivedAt" IS NULL
             JOIN "Assignment" a ON a."classId" = m."classId" AND a.id = $2::uuid AND a."removedAt" IS NULL
             JOIN "WarmUp" w ON w."classId" = a."classId" AND w.id = a."warmUpId"
             WHERE m."userId" = $1::uuid`,
      values: [viewer.userId, assignmentId],
    }),
  );
  const [found] = rows;
  if (!found) return null;
  const offered = chosen
    .parse(found.questions)
    .filter(({ question }) => content().question(question));
  const random = randomFrom(`${viewer.userId} ${assignmentId}`);
  return {
    className: found.className,
    questions: offered.map(({ question }) => readQuestion(question, random)),
  };
}
