// Decides how a teacher corrects a member's name and moves somebody to another of their classes.
import { sameName } from '@/core/classes/nickname';
import { MOST_ROSTER_LINES } from '@/core/classes/roster';
import { isUuid } from '@/core/uuid';
import { MOST_MEMBERS, type TaughtClass } from '@/server/classes/access';
import { inTransaction } from '@/server/database/transaction';

/**
 * @param shownAs a name that core/classes/class-form.ts passed
 * @returns `taken` in a pseudonymous class where another has that nickname; null for no member
 */
export function renameMember(
  cls: TaughtClass,
  { userId, shownAs }: { userId: string; shownAs: string },
): Promise<'renamed' | 'taken' | null> {
  if (!isUuid(userId)) return Promise.resolve(null);
  return inTransaction(async (client) => {
    await client.query('SELECT 1 FROM "Class" WHERE id = $1::uuid FOR UPDATE', [cls.id]);
    if (cls.pseudonymous && (await isTaken(client, cls.id, userId, shownAs))) return 'taken';
    const { rowCount } = await client.query(
      `UPDATE "ClassMember" SET "shownAs" = $3 WHERE "classId" = $1::uuid AND "userId" = $2::uuid`,
      [cls.id, userId, shownAs],
    );
    if (rowCount === 0) return null;
    await client.query(
      `UPDATE "RosterEntry" SET "shownAs" = $3 WHERE "classId" = $1::uuid AND "userId" = $2::uuid`,
      [cls.id, userId, shownAs],
    );
    return 'renamed';
  });
}

/**
 * Moves a student with their place on the list, unless the other class lists them already. What they
 * learned is theirs and comes along; what was asked of the old class stays there, and the other class's
 * assignments begin for them as for whoever joins.
 *
 * @param to another class of the same teacher
 * @returns `taken` where the nickname stands for another there; `kinds` between a class with names and
 *   one with nicknames, which would tell one by the other; `full` where the other class, or its list, has
 *   no room; null for no member
 */
export function moveMember(
  from: TaughtClass,
  to: TaughtClass,
  userId: string,
  now: Date,
): Promise<'moved' | 'taken' | 'kinds' | 'full' | null> {
  if (!isUuid(userId) || from.id === to.id) return Promise.resolve(null);
  if (from.pseudonymous !== to.pseudonymous) return Promise.resolve('kinds');
  return inTransaction(async (client) => {
    // In one order, so that two moves across each other do not wait for each other.
    await client.query('SELECT 1 FROM "Class" WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
      [from.id, to.id],
    ]);
    const { rows } = await client.query<{ shownAs: string }>(
      `SELECT "shownAs" FROM "ClassMember" WHERE "classId" = $1::uuid AND "userId" = $2::uuid`,
      [from.id, userId],
    );
    const [member] = rows;
    if (!member) return null;
    if (to.pseudonymous && (await isTaken(client, to.id, userId, member.shownAs))) return 'taken';
    const values = [from.id, userId, to.id];
    if ((await client.query<{ isFull: boolean }>(IS_FULL, values)).rows[0]?.isFull) return 'full';
    await client.query(
      `INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt")
       SELECT "userId", $3::uuid, "shownAs", $4 FROM "ClassMember"
       WHERE "classId" = $1::uuid AND "userId" = $2::uuid ON CONFLICT DO NOTHING`,
      [...values, now],
    );
    await client.query(
      `UPDATE "RosterEntry" r SET "classId" = $3::uuid WHERE "classId" = $1::uuid AND "userId" = $2::uuid
       AND NOT EXISTS (SELECT 1 FROM "RosterEntry" o
         WHERE o."classId" = $3::uuid AND o."userId" = $2::uuid)`,
      values,
    );
    for (const table of ['AssignmentExtension', 'ClassMember', 'RosterEntry'])
      await client.query(
        `DELETE FROM "${table}" WHERE "classId" = $1::uuid AND "userId" = $2::uuid`,
        values.slice(0, 2),
      );
    return 'moved';
  });
}

// Whoever is in the other class already takes no room there.
const IS_FULL = `SELECT NOT EXISTS (SELECT 1 FROM "ClassMember"
    WHERE "classId" = $3::uuid AND "userId" = $2::uuid)
  AND ((SELECT count(*) FROM "ClassMember" WHERE "classId" = $3::uuid) >= ${MOST_MEMBERS}
    OR (EXISTS (SELECT 1 FROM "RosterEntry" WHERE "classId" = $1::uuid AND "userId" = $2::uuid)
      AND (SELECT count(*) FROM "RosterEntry" WHERE "classId" = $3::uuid) >= ${MOST_ROSTER_LINES}))
  AS "isFull"`;

interface Client {
  query(text: string, values: unknown[]): Promise<{ rows: { shownAs: string }[] }>;
}

async function isTaken(
  client: Client,
  classId: string,
  userId: string,
  shownAs: string,
): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT "shownAs" FROM "ClassMember" WHERE "classId" = $1::uuid AND "userId" <> $2::uuid
     UNION ALL SELECT "shownAs" FROM "RosterEntry"
       WHERE "classId" = $1::uuid AND "userId" IS DISTINCT FROM $2::uuid`,
    [classId, userId],
  );
  return rows.some((row) => sameName(row.shownAs) === sameName(shownAs));
}
