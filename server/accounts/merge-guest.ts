// Decides how a guest becomes part of an account: each row once, memory computed anew from both logs, all of
// it or nothing. Who may merge whom is the caller's question: both sessions are in one browser.
import type { PoolClient } from 'pg';
import { withLearner } from '@/server/accounts/with-learner';
import type { Viewer } from '@/server/accounts/viewer';
import { replayLearner } from '@/server/replay/replay-learner';

export interface Merged {
  /** False when it had been done before, or there was nothing to merge. */
  changed: boolean;
  /** Answers that the account did not have. */
  answers: number;
}

const NOTHING: Merged = { changed: false, answers: 0 };

/**
 * Moves what a guest did to an account and removes the guest. Repeating it, from two devices at once too,
 * changes nothing more.
 *
 * @param guest the viewer of before the sign-in; anybody but a guest is left alone
 * @param account who signed in
 * @throws DomainError "database/away"; nothing was moved then
 */
export async function mergeGuest(
  guest: Viewer,
  account: { userId: string; epoch: number },
  now: Date,
): Promise<Merged> {
  if (guest.role !== 'guest' || guest.userId === account.userId) return NOTHING;
  const merged = await withLearner(account, async (transaction) => {
    const { client, learner } = transaction;
    if (!(await lockGuest(client, guest.userId))) return NOTHING;
    const moved = await moveAnswers(client, guest.userId, account.userId, learner.revision);
    for (const text of MOVES) await client.query(text, [guest.userId, account.userId]);
    await client.query(
      `INSERT INTO "MergedGuest" ("userId", "guestId", "mergedAt") VALUES ($1::uuid, $2::uuid, $3)
       ON CONFLICT DO NOTHING`,
      [account.userId, guest.userId, now],
    );
    // What is left of the guest (cards, mastery) follows from the answers and is computed anew.
    await client.query('DELETE FROM "User" WHERE id = $1::uuid', [guest.userId]);
    const from = earlier(learner.replayFrom, moved.first);
    if (moved.answers > 0) await replayLearner(transaction, from);
    return { changed: true, answers: moved.answers };
  });
  return merged ?? NOTHING;
}

/** Nothing of theirs moves meanwhile. @returns whether there is such a guest */
async function lockGuest(client: PoolClient, id: string): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 FROM "User" WHERE id = $1::uuid AND role = 'guest' FOR UPDATE`,
    [id],
  );
  return rows.length > 0;
}

/** The guest's come after the account's in order of arrival; the order of answering is the log's own. */
async function moveAnswers(
  client: PoolClient,
  from: string,
  to: string,
  revision: number,
): Promise<{ answers: number; first: Date | null }> {
  const { rows } = await client.query<{ answeredAt: Date; revision: number }>(
    `UPDATE "Answer" a SET "userId" = $2::uuid, revision = a.revision + $3
     WHERE a."userId" = $1::uuid
       AND NOT EXISTS (SELECT 1 FROM "Answer" o WHERE o."userId" = $2::uuid AND o.id = a.id)
     RETURNING least(a."answeredAt", a."receivedAt") AS "answeredAt", a.revision`,
    [from, to, revision],
  );
  const first = rows.reduce<Date | null>((least, row) => earlier(least, row.answeredAt), null);
  const last = Math.max(revision, ...rows.map((row) => row.revision));
  await client.query('UPDATE "User" SET revision = $2 WHERE id = $1::uuid', [to, last]);
  return { answers: rows.length, first };
}

/** Of a class that the account teaches: nobody is a student of their own. */
const IN_OWN_CLASS = `"userId" = $1::uuid
  AND "classId" IN (SELECT t."classId" FROM "ClassTeacher" t WHERE t."userId" = $2::uuid)`;

/** $1 the guest, $2 the account. Where both have something, the account's stays. */
const MOVES: readonly string[] = [
  ...['ClassMember', 'AssignmentExtension'].map(
    (table) => `DELETE FROM "${table}" WHERE ${IN_OWN_CLASS}`,
  ),
  `UPDATE "RosterEntry" SET "userId" = NULL WHERE ${IN_OWN_CLASS}`,
  ...(
    [
      ['Test', 'id'],
      ['Credit', '"testId", pattern'],
      ['Exam', 'track'],
      ['PackedQuestion', 'question'],
      ['Notice', 'id'],
      ['ProblemReport', 'id'],
      ['ClassMember', '"classId"'],
      ['ClassTeacher', '"classId"'],
      ['AssignmentExtension', '"classId", "assignmentId"'],
      ['RegradeChange', '"regradeId", kind, id'],
    ] as const
  ).map(
    ([table, key]) =>
      `UPDATE "${table}" a SET "userId" = $2::uuid WHERE a."userId" = $1::uuid AND NOT EXISTS (
         SELECT 1 FROM "${table}" o WHERE o."userId" = $2::uuid AND (${qualified('o', key)}) = (${qualified('a', key)}))`,
  ),
  `UPDATE "RosterEntry" SET "userId" = $2::uuid WHERE "userId" = $1::uuid`,
  `UPDATE "MergedGuest" SET "userId" = $2::uuid WHERE "userId" = $1::uuid`,
];

function qualified(alias: string, columns: string): string {
  return columns
    .split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ');
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
