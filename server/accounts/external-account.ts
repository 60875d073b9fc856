// Decides whose account somebody comes to who signs in by another site. E-mails connect only where both
// sides have confirmed them; else somebody could enter an account by writing its e-mail there.
import type { PoolClient } from 'pg';
import type { Provider } from '@/core/accounts/sign-in';
import { letter } from '@/server/accounts/letters';
import { sendMail } from '@/server/accounts/mail';
import { openAccount, type SessionUser } from '@/server/accounts/open-account';
import type { Viewer } from '@/server/accounts/viewer';
import { lockLearner } from '@/server/accounts/with-learner';
import { inTransaction } from '@/server/database/transaction';

export interface External {
  provider: Provider;
  /** Their id there, which never changes. */
  externalId: string;
  /** In normal form; null unless the provider says that it is confirmed. */
  email: string | null;
  name: string;
}

interface Connected {
  status: 'connected';
  user: SessionUser;
  /** Whom to tell that there is a new way into their account. */
  told: { email: string | null; name: string | null } | null;
}

type Refused =
  /** An account has that e-mail without ever having confirmed it. */
  | { status: 'unlinked' }
  /** Who is signed in wanted to connect what leads to another account already. */
  | { status: 'elsewhere' }
  /** The way there and back takes a while, in which all sessions of who was signed in were ended. */
  | { status: 'gone' };

export type ExternalSignIn =
  | Refused
  | {
      status: 'signed-in';
      user: SessionUser;
      /** Writes to the owner of an account that there was where it is a new way in. Nobody waits for it. */
      tell: () => Promise<void>;
    };

/**
 * In this order: the account that was connected before; the one that is signed in now; the one with the
 * same confirmed e-mail; a new one, which a guest becomes.
 */
export async function signInExternal(
  viewer: Viewer | null,
  external: External,
  now: Date,
): Promise<ExternalSignIn> {
  const done = await connectedAccount(viewer, external, now);
  if (done.status !== 'connected') return done;
  const { user, told } = done;
  return { status: 'signed-in', user, tell: () => tellOwner(told) };
}

function connectedAccount(
  viewer: Viewer | null,
  external: External,
  now: Date,
): Promise<Connected | Refused> {
  return inTransaction(async (client): Promise<Connected | Refused> => {
    const { provider, externalId, email, name } = external;
    // One at a time for an account there: of two at once the second finds the first.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `external ${provider} ${externalId}`,
    ]);
    const user = await connectedTo(client, external);
    const isSignedIn = viewer !== null && viewer.role !== 'guest';
    // Never into another account by a button that says "Connect".
    if (user && isSignedIn && user.id !== viewer.userId) return { status: 'elsewhere' };
    if (user) return { status: 'connected', user, told: null };
    if (isSignedIn)
      return (await lockLearner(client, viewer))
        ? connect(client, viewer.userId, external)
        : { status: 'gone' };
    const owner = email === null ? null : await ownerOf(client, email);
    if (owner)
      return owner.isVerified ? connect(client, owner.id, external) : { status: 'unlinked' };
    const account = { email, name, passwordHash: null, teaches: false };
    const emailVerifiedAt = email === null ? null : now;
    const guestId = viewer?.userId ?? null;
    const made = await openAccount(client, { ...account, guestId, emailVerifiedAt }, now);
    if (!made) return { status: 'unlinked' };
    return { ...(await connect(client, made.id, external)), told: null };
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
): Promise<{ id: string; isVerified: boolean } | undefined> {
  const { rows } = await client.query<{ id: string; isVerified: boolean }>(
    `SELECT id, "emailVerifiedAt" IS NOT NULL AS "isVerified" FROM "User" WHERE email = $1`,
    [email],
  );
  return rows[0];
}

/** One account of a provider for each of ours; a newer one takes the place. */
async function connect(
  client: PoolClient,
  userId: string,
  { provider, externalId }: External,
): Promise<Connected> {
  await client.query(
    `INSERT INTO "ExternalAccount" ("userId", provider, "externalId") VALUES ($1::uuid, $2, $3)
     ON CONFLICT ("userId", provider) DO UPDATE SET "externalId" = excluded."externalId"`,
    [userId, provider, externalId],
  );
  const { rows } = await client.query<NonNullable<Connected['told']> & { epoch: number }>(
    'SELECT email, name, "sessionEpoch" AS epoch FROM "User" WHERE id = $1::uuid',
    [userId],
  );
  const [account] = rows;
  if (!account) throw new Error('An account that was just connected is not there.');
  return { status: 'connected', user: { id: userId, epoch: account.epoch }, told: account };
}

async function tellOwner(told: Connected['told']): Promise<void> {
  if (told === null || told.email === null) return;
  const { email, name } = told;
  await sendMail(
    letter('connected', { to: email, name, path: '/settings#sign-in', minutes: null }),
  );
}
