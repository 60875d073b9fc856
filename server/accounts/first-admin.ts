// Decides who becomes the first administrator of an installation: whoever opens the link that the server
// prints for whoever started it, until there is one.
import { createHmac } from 'node:crypto';
import type { PoolClient } from 'pg';
import { hashOf, readToken, takeToken } from '@/server/accounts/tokens';
import type { Viewer } from '@/server/accounts/viewer';
import { withLearner } from '@/server/accounts/with-learner';
import { pool } from '@/server/database/client';
import { inTransaction } from '@/server/database/transaction';
import { env } from '@/server/env';

/** It waits for its bearer for as long as it takes. */
const NEVER = new Date('9999-12-31T00:00:00Z');
const LOCK = 'first administrator';

/**
 * The same link from every process and at every start; a new one when the only administrator is gone.
 *
 * @returns its path; null when there is an administrator
 */
export function claimPath(now: Date): Promise<string | null> {
  return inTransaction(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [LOCK]);
    if (await hasAdmin(client)) return null;
    const { rows } = await client.query<{ used: number }>(
      `SELECT count(*)::int AS used FROM "OneTimeToken"
       WHERE purpose = 'claim-admin' AND "usedAt" IS NOT NULL`,
    );
    const token = createHmac('sha256', env().AUTH_SECRET)
      .update(`claim-admin ${rows[0]?.used ?? 0}`)
      .digest('base64url');
    await client.query(
      `INSERT INTO "OneTimeToken" (hash, purpose, "createdAt", "expiresAt")
       VALUES ($1, 'claim-admin', $2, $3) ON CONFLICT (hash) DO NOTHING`,
      [hashOf(token), now, NEVER],
    );
    return `/admin/claim?token=${token}`;
  });
}

/**
 * What whoever started the server is told, at each start, until there is an administrator.
 *
 * @param url of the site, without a slash at its end
 * @returns null when there is one
 */
export async function firstAdminInvitation(url: string, now: Date): Promise<string | null> {
  const path = await claimPath(now);
  if (path === null) return null;
  return `\nNobody administers this installation yet. Who opens this link first, does:\n${url}${path}`;
}

/** Whether the link would still make an administrator. */
export async function holdsClaim(token: string, now: Date): Promise<boolean> {
  return (await readToken(token, 'claim-admin', now)) !== null && !(await hasAdmin(pool()));
}

/** @returns false when the link does not work any more, or the viewer is a guest */
export async function claimAdmin(viewer: Viewer, token: string, now: Date): Promise<boolean> {
  // Whoever is not there any more does not use the link up.
  const done = await withLearner(viewer, async ({ client, learner }) => {
    if (learner.role === 'guest') return false;
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [LOCK]);
    if (await hasAdmin(client)) return false;
    if (!(await takeToken(client, token, 'claim-admin', now))) return false;
    await client.query(
      `UPDATE "User" SET role = 'admin', "teacherAskedAt" = NULL WHERE id = $1::uuid`,
      [viewer.userId],
    );
    return true;
  });
  return done ?? false;
}

async function hasAdmin(client: Pick<PoolClient, 'query'>): Promise<boolean> {
  const { rows } = await client.query(`SELECT 1 FROM "User" WHERE role = 'admin' LIMIT 1`);
  return rows.length > 0;
}
