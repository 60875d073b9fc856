// Decides what an administrator sees of accounts and does with their roles. Guests are nobody's business.
import { goOneAtATime, isLastAdmin } from '@/server/accounts/last-admin';
import type { Role, Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { inTransaction } from '@/server/database/transaction';
import { steadily } from '@/server/health/steadily';

declare const administers: unique symbol;

/** A viewer who may give roles. Made by `adminOf` only. */
export type Admin = Viewer & { readonly [administers]: true };

export const GIVEN_ROLES = ['student', 'teacher', 'author', 'admin'] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

export const PEOPLE_A_PAGE = 50;

export function adminOf(viewer: Viewer | null): Admin | null {
  return viewer?.role === 'admin' ? (viewer as Admin) : null;
}

export interface Person {
  id: string;
  name: string | null;
  email: string | null;
  role: Role;
  createdAt: Date;
  lastSeenAt: Date;
  teacherAskedAt: Date | null;
}

const COLUMNS = `id, name, email, role::text, "createdAt", "lastSeenAt", "teacherAskedAt"`;

/**
 * @param wish.text part of a name or an e-mail; empty for everybody
 * @param wish.page from 1
 * @returns one page, newest accounts first, and how many there are in all
 */
export async function searchPeople(
  _admin: Admin,
  wish: { text: string; role: GivenRole | null; page: number },
): Promise<{ people: Person[]; total: number }> {
  const pattern = `%${wish.text.trim().replace(/[\\%_]/g, String.raw`\$&`)}%`;
  const where = `role <> 'guest' AND NOT demo AND (name ILIKE $1 OR email ILIKE $1)
    AND ($2::text IS NULL OR role::text = $2)`;
  const values = [pattern, wish.role];
  return steadily(async () => {
    const [page, all] = await Promise.all([
      pool().query<Person>(
        `SELECT ${COLUMNS} FROM "User" WHERE ${where} ORDER BY "createdAt" DESC, id LIMIT $3 OFFSET $4`,
        [...values, PEOPLE_A_PAGE, (wish.page - 1) * PEOPLE_A_PAGE],
      ),
      pool().query<{ total: number }>(
        `SELECT count(*)::int AS total FROM "User" WHERE ${where}`,
        values,
      ),
    ]);
    return { people: page.rows, total: all.rows[0]?.total ?? 0 };
  });
}

/** Who asked to become a teacher, the longest waiting first. */
export async function readTeacherRequests(_admin: Admin): Promise<Person[]> {
  const { rows } = await steadily(() =>
    pool().query<Person>(
      `SELECT ${COLUMNS} FROM "User" WHERE "teacherAskedAt" IS NOT NULL AND role <> 'guest'
       ORDER BY "teacherAskedAt" LIMIT $1`,
      [PEOPLE_A_PAGE],
    ),
  );
  return rows;
}

/**
 * Says yes or no to who asked to become a teacher; safe to repeat.
 *
 * @returns whom to tell about a yes; null when nobody asked any more
 */
export async function answerTeacherRequest(
  _admin: Admin,
  userId: string,
  yes: boolean,
): Promise<{ email: string | null; name: string | null } | null> {
  const { rows } = await steadily(() =>
    pool().query<{ email: string | null; name: string | null }>(
      `UPDATE "User" SET "teacherAskedAt" = NULL,
         role = CASE WHEN $2 AND role = 'student' THEN 'teacher'::"Role" ELSE role END
       WHERE id = $1::uuid AND "teacherAskedAt" IS NOT NULL RETURNING email, name`,
      [userId, yes],
    ),
  );
  return rows[0] ?? null;
}

/** Acts with the next request of theirs. The last administrator stays one. */
export function giveRole(
  _admin: Admin,
  userId: string,
  role: GivenRole,
): Promise<'given' | 'unknown' | 'last-admin'> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ role: Role }>(
      'SELECT role::text FROM "User" WHERE id = $1::uuid FOR UPDATE',
      [userId],
    );
    if (rows[0]?.role === 'admin' && role !== 'admin') {
      // Of two who demote each other at once, or one who is demoted while the other goes, one remains.
      await goOneAtATime(client);
      if (await isLastAdmin(client, userId)) return 'last-admin';
    }
    const { rowCount } = await client.query(
      `UPDATE "User" SET role = $2::"Role", "teacherAskedAt" = NULL
       WHERE id = $1::uuid AND role <> 'guest' AND NOT demo`,
      [userId, role],
    );
    return rowCount === 1 ? 'given' : 'unknown';
  });
}
