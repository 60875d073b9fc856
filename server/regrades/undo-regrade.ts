// Decides how a regrade is taken back: every mark and verdict as it was before, in one transaction.
// Only the newest of a question; what was answered since stays.
import type { PoolClient } from 'pg';
import { writesContent, type Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { inTransaction } from '@/server/database/transaction';
import { addNotices } from '@/server/notices/notices';
import type { AnswerMark } from '@/server/regrades/answer-changes';
import { lockAll, noticeId, replayFrom, unknownRegrade } from '@/server/regrades/apply-regrade';
import type { TestVerdict } from '@/server/regrades/test-change';
import { writeAnswer, writeTest } from '@/server/regrades/write-change';

interface RegradeRow {
  pattern: string;
  question: string;
  undoneAt: Date | null;
  isNewest: boolean;
}

type ChangeRow = { userId: string; id: string } & (
  | { kind: 'answer'; before: AnswerMark & { testId: string | null; answeredAt: string } }
  | { kind: 'test'; before: TestVerdict }
);

/**
 * @returns false where it was undone already
 * @throws DomainError "regrades/unknown" also for one that a newer one stands upon; "database/away"
 */
export async function undoRegrade(viewer: Viewer | null, id: string, now: Date): Promise<boolean> {
  if (!writesContent(viewer)) throw unknownRegrade(id);
  return inTransaction((client) => undoOnce(client, id, now));
}

async function undoOnce(client: PoolClient, id: string, now: Date): Promise<boolean> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('regrade'))`);
  const { rows } = await client.query<RegradeRow>(
    `SELECT pattern, question, "undoneAt", NOT EXISTS (SELECT 1 FROM "Regrade" later
        WHERE later.question = r.question AND later."undoneAt" IS NULL
          AND later."appliedAt" > r."appliedAt") AS "isNewest"
      FROM "Regrade" r WHERE id = $1::uuid`,
    [id],
  );
  const [regrade] = rows;
  if (!regrade?.isNewest) throw unknownRegrade(id);
  if (regrade.undoneAt) return false;
  const { rows: changes } = await client.query<ChangeRow>(
    `SELECT "userId", id, kind, before FROM "RegradeChange" WHERE "regradeId" = $1::uuid`,
    [id],
  );
  const learners = await lockAll(client, changes);
  for (const [userId, learner] of learners) {
    const own = changes.filter((one) => one.userId === userId);
    await restore(client as Connection, own);
    const times = own.flatMap((one) => (one.kind === 'answer' ? [one.before.answeredAt] : []));
    const [earliest] = times.sort();
    if (earliest !== undefined) await replayFrom(learner, new Date(earliest));
  }
  await tellUndone(client, id, regrade, [...learners.keys()], now);
  await client.query('UPDATE "Regrade" SET "undoneAt" = $2 WHERE id = $1::uuid', [id, now]);
  return true;
}

async function restore(connection: Connection, changes: readonly ChangeRow[]): Promise<void> {
  for (const change of changes) {
    const { userId, id } = change;
    if (change.kind === 'test') await writeTest(connection, { userId, id }, change.before);
    else {
      const { testId, ...mark } = change.before;
      await writeAnswer(connection, { userId, id, testId }, mark);
    }
  }
}

/** Who has not read of it yet need not; the others are told that it does not hold. */
async function tellUndone(
  client: PoolClient,
  id: string,
  { pattern }: RegradeRow,
  learners: readonly string[],
  now: Date,
): Promise<void> {
  const ids = learners.map((userId) => noticeId(id, userId));
  const { rows } = await client.query<{ userId: string }>(
    `DELETE FROM "Notice" n USING unnest($1::uuid[], $2::uuid[]) AS told ("userId", id)
      WHERE n."userId" = told."userId" AND n.id = told.id AND n."seenAt" IS NULL
      RETURNING n."userId"`,
    [learners, ids],
  );
  const unread = new Set(rows.map(({ userId }) => userId));
  await addNotices(
    client,
    learners
      .filter((userId) => !unread.has(userId))
      .map((userId) => ({
        userId,
        id: noticeId(`${id} undone`, userId),
        kind: 'regrade-undone',
        data: { pattern },
      })),
    now,
  );
}
