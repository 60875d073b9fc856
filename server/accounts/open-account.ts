// Decides how an account comes to be: a guest's row becomes it, with all that the guest did, or a new
// one is made. Its epoch is raised, so that no cookie from before opens it.
import type { PoolClient } from 'pg';
import type { Role } from '@/server/accounts/viewer';
import { env } from '@/server/env';

/** Whose session a cookie is made for. */
export interface SessionUser {
  id: string;
  epoch: number;
}

export interface NewAccount {
  /** The guest who becomes it; null for somebody who did nothing yet. */
  guestId: string | null;
  /** Normal form; null where a provider told none that is confirmed. */
  email: string | null;
  emailVerifiedAt: Date | null;
  name: string;
  /** Null for somebody who signs in by other means. */
  passwordHash: string | null;
  /** Says "I teach". */
  teaches: boolean;
}

/** @returns null when another account has this e-mail */
export async function openAccount(
  client: PoolClient,
  account: NewAccount,
  now: Date,
): Promise<SessionUser | null> {
  if (account.email !== null && (await isTaken(client, account.email))) return null;
  const values = [
    roleOf(account),
    account.email,
    account.emailVerifiedAt,
    account.name,
    account.passwordHash,
    asksToTeach(account) ? now : null,
  ];
  const { rows: became } = await client.query<SessionUser>(
    `UPDATE "User" SET role = $2::"Role", email = $3, "emailVerifiedAt" = $4, name = $5,
       "passwordHash" = $6, "teacherAskedAt" = $7, "sessionEpoch" = "sessionEpoch" + 1
     WHERE id = $1::uuid AND role = 'guest' RETURNING id, "sessionEpoch" AS epoch`,
    [account.guestId, ...values],
  );
  if (became[0]) return became[0];
  const { rows: made } = await client.query<SessionUser>(
    `INSERT INTO "User" (id, role, email, "emailVerifiedAt", name, "passwordHash", "teacherAskedAt", "sessionEpoch")
     VALUES (gen_random_uuid(), $1::"Role", $2, $3, $4, $5, $6, 1) ON CONFLICT (email) DO NOTHING
     RETURNING id, "sessionEpoch" AS epoch`,
    values,
  );
  return made[0] ?? null;
}

/** One at a time for an address, until the transaction ends: of two at once the second finds the first. */
export async function isTaken(client: PoolClient, email: string): Promise<boolean> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('account ' || $1, 0))`, [
    email,
  ]);
  const { rows } = await client.query('SELECT 1 FROM "User" WHERE email = $1', [email]);
  return rows.length > 0;
}

function roleOf({ teaches }: NewAccount): Role {
  return teaches && env().TEACHER_SIGNUP === 'open' ? 'teacher' : 'student';
}

function asksToTeach({ teaches }: NewAccount): boolean {
  return teaches && env().TEACHER_SIGNUP === 'approve';
}
