// Decides how the last answer is taken back: struck out in the log, and all that follows from the log with it.
// Only the very last one that counts; then the one before it is the last.
import { z } from 'zod';
import { DomainError } from '@/core/errors';
import { masterySummary } from '@/core/mastery/progress';
import { summaryOf } from '@/core/mastery/summary';
import type { Viewer } from '@/server/accounts/viewer';
import { withLearner, type LearnerTransaction } from '@/server/accounts/with-learner';
import { masteryOf, type MasteryRow } from '@/server/answers/learner-state';
import type { Connection } from '@/server/answers/read-learner';
import { patternToday } from '@/server/content/earlier-names';
import { replayLearner } from '@/server/replay/replay-learner';

export const undoneAnswer = z.object({
  id: z.uuid(),
  /** Null where the pattern was new with this answer. */
  mastery: masterySummary.nullable(),
});
export type UndoneAnswer = z.infer<typeof undoneAnswer>;

interface Kept {
  pattern: string;
  context: string;
  answeredAt: Date;
  struckAt: Date | null;
  isLast: boolean;
}

/** @throws DomainError "answers/unknown", "answers/not-last", "database/away" */
export async function undoAnswer(
  viewer: Viewer | null,
  id: string,
  now: Date,
): Promise<UndoneAnswer> {
  const undone =
    viewer && (await withLearner(viewer, (transaction) => undoOnce(transaction, id, now)));
  if (!undone) throw unknownAnswer(id);
  return undone;
}

async function undoOnce(
  transaction: LearnerTransaction,
  id: string,
  now: Date,
): Promise<UndoneAnswer> {
  const { viewer, learner } = transaction;
  const connection = transaction.client as Connection;
  const kept = await findAnswer(connection, viewer, id);
  if (!kept) throw unknownAnswer(id);
  if (!kept.struckAt) {
    if (!kept.isLast || kept.context === 'test') throw notLast();
    await connection.query({
      name: 'answer-strike',
      text: 'UPDATE "Answer" SET "struckAt" = $3 WHERE "userId" = $1::uuid AND id = $2::uuid',
      values: [viewer.userId, id, now],
    });
    // What was answered after it, though received before, is weighed again without it.
    const { replayFrom } = learner;
    const from = replayFrom !== null && replayFrom < kept.answeredAt ? replayFrom : kept.answeredAt;
    await replayLearner(transaction, from);
  }
  const pattern = patternToday(kept.pattern);
  const mastery = await findMastery(connection, viewer, pattern);
  return { id, mastery: mastery && summaryOf(pattern, mastery) };
}

async function findAnswer(
  connection: Connection,
  viewer: Viewer,
  id: string,
): Promise<Kept | undefined> {
  const { rows } = await connection.query<Kept>({
    name: 'answer-to-undo',
    text: `SELECT pattern, context::text, "answeredAt", "struckAt",
        NOT EXISTS (SELECT 1 FROM "Answer" later WHERE later."userId" = $1::uuid
          AND later.revision > a.revision AND later."struckAt" IS NULL) AS "isLast"
      FROM "Answer" a WHERE a."userId" = $1::uuid AND a.id = $2::uuid`,
    values: [viewer.userId, id],
  });
  return rows[0];
}

async function findMastery(connection: Connection, viewer: Viewer, pattern: string) {
  const { rows } = await connection.query<{ mastery: MasteryRow }>({
    name: 'mastery-of-pattern',
    text: `SELECT row_to_json(m) AS mastery FROM "Mastery" m
      WHERE m."userId" = $1::uuid AND m.pattern = $2`,
    values: [viewer.userId, pattern],
  });
  return masteryOf(rows[0]?.mastery ?? null);
}

export function unknownAnswer(id: string): DomainError {
  return new DomainError('answers/unknown', `There is no answer ${id}.`);
}

function notLast(): DomainError {
  return new DomainError(
    'answers/not-last',
    'Something was answered after this; only the last answer can be taken back.',
    {
      hint: 'Answers of a test cannot be taken back.',
    },
  );
}
