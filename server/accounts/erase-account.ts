// Decides how somebody's account and all that is theirs goes: everything in one transaction, or nothing. Their
// classes keep numbers of them, nothing else. Whether it is really them who asks, the caller finds out.
import type { PoolClient } from 'pg';
import { goOneAtATime, isLastAdmin } from '@/server/accounts/last-admin';
import { OWN_TABLES } from '@/server/accounts/own-rows';
import type { Viewer } from '@/server/accounts/viewer';
import { withLearner } from '@/server/accounts/with-learner';
import { removeSimulated } from '@/server/demo/remove-simulated';
import { standingsOfMember, type StandingRow } from '@/server/assignments/read-standings';

export type Erasure =
  | { status: 'erased' | 'gone' | 'last-admin' }
  /** They alone teach these, and students are in them. */
  | { status: 'last-teacher'; classes: string[] };

/**
 * Sessions are dead at once: no cookie admits an account whose row is gone.
 *
 * @throws DomainError "database/away"; nothing was erased then
 */
export async function eraseAccount(viewer: Viewer, now: Date): Promise<Erasure> {
  const standings = await standingsOfMember(viewer.userId, now);
  const erasure = await withLearner(viewer, async ({ client, learner }): Promise<Erasure> => {
    const id = viewer.userId;
    // Two administrators, or two teachers of a class, who go at once do so one after the other.
    if (learner.role === 'admin' || (await teaches(client, id))) await goOneAtATime(client);
    if (learner.role === 'admin' && (await isLastAdmin(client, id)))
      return { status: 'last-admin' };
    const classes = await leftWithoutTeacher(client, id);
    if (classes.length > 0) return { status: 'last-teacher', classes };
    await closeOwnClasses(client, id);
    await countInClasses(client, id, standings);
    await eraseRows(client, id);
    return { status: 'erased' };
  });
  return erasure ?? { status: 'gone' };
}

async function teaches(client: PoolClient, id: string): Promise<boolean> {
  const text = 'SELECT 1 FROM "ClassTeacher" WHERE "userId" = $1::uuid LIMIT 1';
  return ((await client.query(text, [id])).rowCount ?? 0) > 0;
}

/** Classes that nobody else teaches; where such a class is locked, nobody joins or leaves it meanwhile. */
const ALONE = `SELECT c.id, c.name FROM "Class" c
  JOIN "ClassTeacher" t ON t."classId" = c.id AND t."userId" = $1::uuid
  WHERE NOT EXISTS (SELECT 1 FROM "ClassTeacher" o
    WHERE o."classId" = c.id AND o."userId" <> $1::uuid)`;

/** Simulated students need no teacher. */
async function leftWithoutTeacher(client: PoolClient, id: string): Promise<string[]> {
  await client.query(`${ALONE} ORDER BY c.id FOR UPDATE OF c`, [id]);
  const { rows } = await client.query<{ name: string }>(
    `${ALONE} AND EXISTS (SELECT 1 FROM "ClassMember" m JOIN "User" u ON u.id = m."userId"
      WHERE m."classId" = c.id AND m."userId" <> $1::uuid AND NOT u.demo) ORDER BY c.name`,
    [id],
  );
  return rows.map(({ name }) => name);
}

async function closeOwnClasses(client: PoolClient, id: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(ALONE, [id]);
  for (const one of rows) await removeSimulated(client, one.id);
  await client.query(`DELETE FROM "Class" c USING (${ALONE}) alone WHERE c.id = alone.id`, [id]);
}

/** One more who was there; of each assignment, one more who had it, and perhaps had done it. */
async function countInClasses(
  client: PoolClient,
  id: string,
  standings: readonly StandingRow[],
): Promise<void> {
  // In one order for all: two classmates who go at once do not wait for each other.
  const { rows } = await client.query<{ id: string }>(
    `SELECT c.id FROM "Class" c JOIN "ClassMember" m ON m."classId" = c.id
     WHERE m."userId" = $1::uuid ORDER BY c.id FOR UPDATE OF c`,
    [id],
  );
  const classes = new Set(rows.map((row) => row.id));
  await client.query(
    'UPDATE "Class" SET "erasedMembers" = "erasedMembers" + 1 WHERE id = ANY($1::uuid[])',
    [[...classes]],
  );
  const had = standings.filter(({ classId }) => classes.has(classId));
  await client.query(
    `UPDATE "Assignment" a SET "erasedMembers" = "erasedMembers" + 1,
       "erasedDone" = "erasedDone" + one.done
     FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS one("classId", id, done)
     WHERE a."classId" = one."classId" AND a.id = one.id`,
    [
      had.map(({ classId }) => classId),
      had.map(({ assignmentId }) => assignmentId),
      had.map(({ standing }) => (standing.state === 'done' ? 1 : 0)),
    ],
  );
}

async function eraseRows(client: PoolClient, id: string): Promise<void> {
  // Links in letters that wait for an account of this e-mail: whoever asked for one, it names this person.
  await client.query(
    `DELETE FROM "OneTimeToken" t USING "User" u
     WHERE u.id = $1::uuid AND t.email = u.email`,
    [id],
  );
  for (const { table, owner, erased } of OWN_TABLES) {
    const where = `WHERE "${owner}" = $1::uuid`;
    if (erased === 'removed') await client.query(`DELETE FROM "${table}" ${where}`, [id]);
    if (erased === 'cleared')
      await client.query(`UPDATE "${table}" SET "${owner}" = NULL ${where}`, [id]);
  }
  await client.query('DELETE FROM "User" WHERE id = $1::uuid', [id]);
}
