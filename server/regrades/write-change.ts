// Decides how a mark and a verdict are put in place: forth by a regrade, back by its undoing.
// Grades and memory follow by the replay.
import type { Connection } from '@/server/answers/read-learner';
import type { AnswerMark } from '@/server/regrades/answer-changes';
import type { TestVerdict } from '@/server/regrades/test-change';

/** The wording goes along: whoever looks at the answer again sees the key that it was marked by. */
export async function writeAnswer(
  connection: Connection,
  { userId, id, testId }: { userId: string; id: string; testId: string | null },
  { version, rev, correct, score, misconceptions }: AnswerMark,
): Promise<void> {
  const { rows } = await connection.query<{ question: string }>({
    name: 'regraded-answer',
    text: `UPDATE "Answer" SET version = $3, correct = $4, score = $5, misconceptions = $6,
        rev = $7
      WHERE "userId" = $1::uuid AND id = $2::uuid RETURNING question`,
    values: [userId, id, version, correct, score, misconceptions, rev],
  });
  if (testId === null || !rows[0]) return;
  await connection.query({
    name: 'regraded-test-item',
    text: `UPDATE "TestItem" SET version = $4
      WHERE "userId" = $1::uuid AND "testId" = $2::uuid AND question = $3`,
    values: [userId, testId, rows[0].question, version],
  });
}

export async function writeTest(
  connection: Connection,
  { userId, id }: { userId: string; id: string },
  { verdict, pStrong, state, closedAt, judgement }: TestVerdict,
): Promise<void> {
  await connection.query({
    name: 'regraded-test',
    text: `UPDATE "Test" SET verdict = $3::"Verdict", "pStrong" = $4, state = $5::"TestState",
        "closedAt" = $6::timestamptz, judgement = $7::jsonb
      WHERE "userId" = $1::uuid AND id = $2::uuid`,
    values: [userId, id, verdict, pStrong, state, closedAt, JSON.stringify(judgement)],
  });
}
