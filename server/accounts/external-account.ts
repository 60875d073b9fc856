// Decides whose account somebody comes to who signs in by another site. E-mails connect only where both
// sides have confirmed them; else somebody could enter an account by writing its e-mail there.
import type { PoolClient } from 'pg';
import { openAccount, type SessionUser } from '@/server/accounts/open-account';
import type { Viewer } from '@/server/accounts/viewer';
import { inTransaction } from '@/server/database/transaction';

export interface External {
  provider: 'github' | 'google';
  /** Their id there, which never changes. */
  externalId: string;
  /** In normal form; null unless the provider says that it is confirmed. */
  email: string | null;
  name: string;
}

/**
 * In this order: the account that was connected before; the one that is signed in now; the one with the
 * same confirmed e-mail; a new one, which a guest becomes.
 *
 * @returns null when an account has that e-mail without ever having confirmed it
 */
export function signInExternal(
  viewer: Viewer | null,
  external: External,
  now: Date,
): Promise<SessionUser | null> {
  return inTransaction(async (client) => {
    const { provider, externalId, email, name } = external;
    // One at a time for an account there: of two at once the second finds the first.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `external ${provider} ${externalId}`,
    ]);
    const connected = await connectedTo(client, external);
    if (connected) return connected;
    if (viewer && viewer.role !== 'guest') {
      return connect(client, { id: viewer.userId, epoch: viewer.epoch }, external);
    }
    const owner = email === null ? null : await ownerOf(client, email);
    if (owner) return owner.isVerified ? connect(client, owner, external) : null;
    const account = { email, name, passwordHash: null, teaches: false };
    const emailVerifiedAt = email === null ? null : now;
    const guestId = viewer?.userId ?? null;
    const made = await openAccount(client, { ...account, guestId, emailVerifiedAt }, now);
    return made ? connect(client, made, external) : null;
  });
}

async function connectedTo(
  client: PoolClient,
  { provider, externalId }: External,
): Promise<SessionUser | undefined> {
  const { rows } = await client.query<SessionUser>(
    `SELECT u.id, u."sessionEpoch" AS epoch FROM "ExternalAccount" e JOIN "User" u ON u.id = e."userId"
     WHERE e.provider = $1 AND e."externalId" = $2`,
    [provider, externalId],
  );
  return rows[0];
}

async function ownerOf(
  client: PoolClient,
  email: string,
): Promise<(SessionUser & { isVerified: boolean }) | undefined> {
  const { rows } = await client.query<SessionUser & { isVerified: boolean }>(
    `SELECT id, "sessionEpoch" AS epoch, "emailVerifiedAt" IS NOT NULL AS "isVerified"
     FROM "User" WHERE email = $1`,
    [email],
  );
  return rows[0];
}

/** One account of a provider for each of ours; a newer one takes the place. */
async function connect(
  client: PoolClient,
  { id, epoch }: SessionUser,
  { provider, externalId }: External,
): Promise<SessionUser> {
  await client.query(
    `INSERT INTO "ExternalAccount" ("userId", provider, "externalId") VALUES ($1::uuid, $2, $3)
     ON CONFLICT ("userId", provider) DO UPDATE SET "externalId" = excluded."externalId"`,
    [id, provider, externalId],
  );
  return { id, epoch };
}
