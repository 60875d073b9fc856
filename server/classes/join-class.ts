// Decides where a code leads, and how somebody comes into a class by it. A code that is unknown,
// revoked, expired or used by somebody else leads nowhere, all alike.
import type { PoolClient } from 'pg';
import { randomInt } from 'node:crypto';
import { nicknames, sameName } from '@/core/classes/nickname';
import { mayTeach, type Viewer } from '@/server/accounts/viewer';
import { MOST_MEMBERS } from '@/server/classes/access';
import { pool } from '@/server/database/client';
import { inTransaction } from '@/server/database/transaction';
import { steadily } from '@/server/health/steadily';

/** What somebody is told before they join. */
export interface JoinOffer {
  classId: string;
  name: string;
  pseudonymous: boolean;
  /** Teaching it; '' where a teacher has no name. */
  teachers: string[];
  /** Whoever comes by it becomes a teacher of the class. */
  teaches: boolean;
  /** How the teacher's list calls whoever has this code; null for the code of the whole class. */
  expectedAs: string | null;
  timeZone: string;
  /** What the viewer is there already. */
  already: 'student' | 'teacher' | null;
}

interface Found extends JoinOffer {
  rosterId: string | null;
}

const FIND = `SELECT c.id AS "classId", c.name, c.pseudonymous, c."timeZone", o.teaches,
    o."expectedAs", o."rosterId",
    ARRAY(SELECT coalesce(u.name, '') FROM "ClassTeacher" t JOIN "User" u ON u.id = t."userId"
      WHERE t."classId" = c.id ORDER BY t."addedAt" LIMIT 20) AS teachers,
    CASE
      WHEN EXISTS (SELECT 1 FROM "ClassTeacher" t WHERE t."classId" = c.id AND t."userId" = $2::uuid)
        THEN 'teacher'
      WHEN EXISTS (SELECT 1 FROM "ClassMember" m WHERE m."classId" = c.id AND m."userId" = $2::uuid)
        THEN 'student'
    END AS already
  FROM (
    SELECT j."classId", j.teaches, NULL AS "expectedAs", NULL::uuid AS "rosterId" FROM "JoinCode" j
    WHERE j.code = $1 AND j."revokedAt" IS NULL AND (j."expiresAt" IS NULL OR j."expiresAt" > $3)
    UNION ALL
    SELECT r."classId", false, r."shownAs", r.id FROM "RosterEntry" r
    WHERE r.code = $1 AND (r."userId" IS NULL OR r."userId" = $2::uuid)
  ) o JOIN "Class" c ON c.id = o."classId" AND c."archivedAt" IS NULL`;

/**
 * @param code as core/classes/join-code.ts read it
 * @throws DomainError "database/away"
 */
export async function findOffer(
  viewer: Viewer | null,
  code: string,
  now: Date,
): Promise<JoinOffer | null> {
  const values = [code, viewer?.userId ?? null, now];
  const { rows } = await steadily(() =>
    pool().query<Found>({ name: 'join-offer', text: FIND, values }),
  );
  const [found] = rows;
  if (!found) return null;
  const { rosterId: _own, ...offer } = found;
  return offer;
}

export type JoinOutcome =
  | { status: 'joined' | 'already' | 'teaches'; classId: string }
  /** `taken`: somebody in the class has that nickname. `no-teacher`: the account may not teach. */
  | { status: 'unknown' | 'taken' | 'name' | 'full' | 'no-teacher' };

/**
 * @param shownAs a name that core/classes/class-form.ts passed; null takes the one of the teacher's
 *   list, or in a pseudonymous class a nickname that is drawn
 * @throws DomainError "database/away"
 */
export function joinClass(
  viewer: Viewer,
  { code, shownAs }: { code: string; shownAs: string | null },
  now: Date,
): Promise<JoinOutcome> {
  return inTransaction(async (client): Promise<JoinOutcome> => {
    const find = async () =>
      (await client.query<Found>(FIND, [code, viewer.userId, now])).rows[0] ?? null;
    const first = await find();
    if (!first) return { status: 'unknown' };
    const { classId } = first;
    // One joins at a time: nicknames stay unique, a personal code is used once.
    await client.query('SELECT 1 FROM "Class" WHERE id = $1::uuid FOR UPDATE', [classId]);
    const offer = await find();
    if (!offer) return { status: 'unknown' };
    if (offer.already === 'teacher') return { status: 'teaches', classId };
    if (offer.teaches) return teach(client, viewer, classId, now);
    if (offer.already === 'student') return { status: 'already', classId };
    return enter(client, viewer, { offer, shownAs }, now);
  });
}

async function teach(
  client: PoolClient,
  viewer: Viewer,
  classId: string,
  now: Date,
): Promise<JoinOutcome> {
  if (!mayTeach(viewer)) return { status: 'no-teacher' };
  await client.query(
    'DELETE FROM "ClassMember" WHERE "userId" = $1::uuid AND "classId" = $2::uuid',
    [viewer.userId, classId],
  );
  await client.query(
    `INSERT INTO "ClassTeacher" ("userId", "classId", "addedAt") VALUES ($1::uuid, $2::uuid, $3)`,
    [viewer.userId, classId, now],
  );
  return { status: 'teaches', classId };
}

async function enter(
  client: PoolClient,
  viewer: Viewer,
  { offer, shownAs }: { offer: Found; shownAs: string | null },
  now: Date,
): Promise<JoinOutcome> {
  const { classId, rosterId, expectedAs, pseudonymous } = offer;
  const { rows } = await client.query<{ shownAs: string; kind: 'member' | 'expected' }>(
    `SELECT "shownAs", 'member' AS kind FROM "ClassMember" WHERE "classId" = $1::uuid
     UNION ALL SELECT "shownAs", 'expected' FROM "RosterEntry"
       WHERE "classId" = $1::uuid AND "userId" IS NULL AND id IS DISTINCT FROM $2::uuid`,
    [classId, rosterId],
  );
  if (rows.filter(({ kind }) => kind === 'member').length >= MOST_MEMBERS)
    return { status: 'full' };
  const taken = rows.map((row) => row.shownAs);
  const chosen = expectedAs ?? shownAs ?? (pseudonymous ? drawNickname(taken) : null);
  if (chosen === null) return { status: 'name' };
  // Two nicknames alike could not be told apart by anybody; two names alike happen.
  if (pseudonymous && taken.map(sameName).includes(sameName(chosen))) return { status: 'taken' };
  await client.query(
    `INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt")
     VALUES ($1::uuid, $2::uuid, $3, $4)`,
    [viewer.userId, classId, chosen, now],
  );
  if (rosterId !== null) {
    await client.query(
      `UPDATE "RosterEntry" SET "userId" = $3::uuid WHERE "classId" = $1::uuid AND id = $2::uuid`,
      [classId, rosterId, viewer.userId],
    );
  }
  return { status: 'joined', classId };
}

function drawNickname(taken: readonly string[]): string {
  return nicknames(1, taken, () => randomInt(2 ** 32) / 2 ** 32)[0] ?? '';
}
