// Decides how a regrade is taken back: every mark and every verdict as it was before; a test that was moved since,
// by a submit or another regrade, is judged again without it. Only the newest of a question; answers since stay.
import { isDeepStrictEqual } from 'node:util';
import type { PoolClient } from 'pg';
import { writesContent, type Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { patternToday, questionRenames } from '@/server/content/earlier-names';
import { inTransaction } from '@/server/database/transaction';
import { addNotices } from '@/server/notices/notices';
import type { AnswerMark } from '@/server/regrades/answer-changes';
import { noticeId, ONE_AT_A_TIME, unknownRegrade } from '@/server/regrades/apply-regrade';
import { grouped } from '@/server/regrades/grouped';
import { testChanges, type TestVerdict } from '@/server/regrades/test-change';
import {
  lockLearners,
  wishReplays,
  writeAnswers,
  writeTests,
} from '@/server/regrades/write-change';
import { replayWaitingSoon } from '@/server/replay/replay-soon';
import type { StoredJudgement } from '@/server/tests/test-rows';

interface RegradeRow {
  pattern: string;
  question: string;
  undoneAt: Date | null;
  isNewest: boolean;
}

interface AnswerChangeRow {
  userId: string;
  id: string;
  before: AnswerMark & { testId: string | null; answeredAt: string };
  after: AnswerMark;
}

/**
 * Memory follows in a moment, as where it was applied.
 *
 * @returns false where it was undone already
 * @throws DomainError "regrades/unknown" also for one that a newer one stands upon; "database/away"
 */
export async function undoRegrade(viewer: Viewer | null, id: string, now: Date): Promise<boolean> {
  if (!writesContent(viewer)) throw unknownRegrade(id);
  const isUndone = await inTransaction((client) => undoOnce(client, id, now));
  replayWaitingSoon();
  return isUndone;
}

async function undoOnce(client: PoolClient, id: string, now: Date): Promise<boolean> {
  await client.query(ONE_AT_A_TIME);
  const { rows } = await client.query<RegradeRow>(
    `SELECT pattern, question, "undoneAt", NOT EXISTS (SELECT 1 FROM "Regrade" later
        WHERE coalesce($2::jsonb ->> later.question, later.question)
            = coalesce($2::jsonb ->> r.question, r.question)
          AND later."undoneAt" IS NULL
          AND later."appliedAt" > r."appliedAt") AS "isNewest"
      FROM "Regrade" r WHERE id = $1::uuid`,
    [id, questionRenames()],
  );
  const [regrade] = rows;
  if (!regrade?.isNewest) throw unknownRegrade(id);
  if (regrade.undoneAt) return false;
  const { rows: changes } = await client.query<AnswerChangeRow>(
    `SELECT "userId", id, before, after FROM "RegradeChange"
      WHERE "regradeId" = $1::uuid AND kind = 'answer'`,
    [id],
  );
  const learners = await lockLearners(client, changes);
  const answers = changes.filter(({ userId }) => learners.has(userId));
  const moved = answers.filter(isMoved);
  // Read before the marks go back: a verdict moves where the old marks move it.
  const verdicts = await verdictsWithout(client as Connection, moved, now);
  await writeAnswers(
    client,
    answers.map((change) => ({ whose: change, mark: change.before })),
  );
  await writeTests(client, verdicts);
  await wishReplays(
    client,
    moved.map(({ userId, before }) => ({ userId, from: new Date(before.answeredAt) })),
  );
  await tellUndone(client, id, regrade, [...new Set(moved.map(({ userId }) => userId))], now);
  await client.query('UPDATE "Regrade" SET "undoneAt" = $2 WHERE id = $1::uuid', [id, now]);
  return true;
}

/** Else only the wording went along. */
function isMoved({ before, after }: AnswerChangeRow): boolean {
  return before.correct !== after.correct || before.score !== after.score;
}

/** What was told of the test with the very same marks is told again; it is judged anew where there is no such word. */
async function verdictsWithout(
  connection: Connection,
  answers: readonly AnswerChangeRow[],
  now: Date,
): Promise<{ whose: { userId: string; id: string }; told: TestVerdict }[]> {
  const rejudged = await testChanges(
    connection,
    answers.map(({ userId, id, before }) => ({ userId, id, testId: before.testId, after: before })),
    now,
  );
  const { rows } = await connection.query<{ userId: string; id: string; before: TestVerdict }>({
    name: 'verdicts-before',
    text: `SELECT c."userId", c.id, c.before
      FROM unnest($1::uuid[], $2::uuid[]) AS w ("userId", id)
      JOIN "RegradeChange" c ON c."userId" = w."userId" AND c.id = w.id AND c.kind = 'test'
      JOIN "Regrade" r ON r.id = c."regradeId" ORDER BY r."appliedAt"`,
    values: [rejudged.map(({ userId }) => userId), rejudged.map(({ id }) => id)],
  });
  const told = grouped(rows, ({ userId, id }) => `${userId} ${id}`);
  return rejudged.map(({ userId, id, after }) => {
    const known = told.get(`${userId} ${id}`) ?? [];
    const same = known.find(({ before }) => isSame(before.judgement, after.judgement));
    return { whose: { userId, id }, told: same?.before ?? after };
  });
}

/** The same marks in the same rounds: a submit since then is another round. */
function isSame(one: StoredJudgement, other: StoredJudgement): boolean {
  const [was, is] = [one, other].map(({ marks, rounds }) => [marks, rounds?.map(({ at }) => at)]);
  return isDeepStrictEqual(was, is);
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
        data: { pattern: patternToday(pattern) },
      })),
    now,
  );
}
