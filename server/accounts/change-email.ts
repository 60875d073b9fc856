// Decides how the e-mail of an account becomes another. Where mail is sent, the new address shows by a letter
// that it is theirs, and the old one hears of it; where none is, it holds at once and is not confirmed.
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { letter } from '@/server/accounts/letters';
import { countAttempt, countGuess, countLetter, networkOf } from '@/server/accounts/limits';
import { mailIsConfigured, sendMail } from '@/server/accounts/mail';
import { isTaken } from '@/server/accounts/open-account';
import { knowsPassword, provesOwner, readOwnAccount } from '@/server/accounts/own-account';
import { dropTokens, issueToken, readToken, takeToken } from '@/server/accounts/tokens';
import type { Viewer } from '@/server/accounts/viewer';
import { withLearner } from '@/server/accounts/with-learner';
import { pool } from '@/server/database/client';
import { inTransaction } from '@/server/database/transaction';

const CHANGE_MINUTES = 60;

/** An account that has moved to another address meanwhile stays there. */
const moving = z.object({ from: z.string() });

export type EmailChanging =
  | { status: 'needs-password' | 'wrong-password' | 'same' | 'taken' | 'gone' | 'changed' }
  | {
      status: 'sent';
      /** Writes to both addresses. Nobody waits for it, so that a taken address takes no other time. */
      tell: () => Promise<void>;
    };

/**
 * Asks for the password: a session that was left open is not enough to take an account away.
 *
 * @param typed the new address in normal form, and the password of now
 * @param address of the client
 * @returns "needs-password" where the account has none, or no e-mail to be changed; "taken" only where no
 *   letters are sent: else the owner of the address hears of it, and nobody else
 * @throws DomainError "limits/too-many", "database/away"
 */
export async function changeEmail(
  viewer: Viewer,
  { email, current }: { email: string; current: string },
  address: string,
  now: Date,
): Promise<EmailChanging> {
  const account = await readOwnAccount(viewer);
  if (!account) return { status: 'gone' };
  if (account.proof !== 'password' || account.email === null) return { status: 'needs-password' };
  if (!(await provesOwner(viewer, current))) return { status: 'wrong-password' };
  if (account.email === email) return { status: 'same' };
  if (mailIsConfigured()) {
    await countLetter('change', email, address);
    return { status: 'sent', tell: () => sendLetters(viewer, email, now) };
  }
  await countAttempt('sign-up-address', networkOf(address));
  return { status: await changeNow(viewer, email) };
}

/** @param email the new one */
async function sendLetters(viewer: Viewer, email: string, now: Date): Promise<void> {
  const { rows } = await pool().query<{ from: string; name: string | null; isTaken: boolean }>(
    `SELECT email AS from, name, EXISTS (SELECT 1 FROM "User" WHERE email = $2) AS "isTaken"
     FROM "User" WHERE id = $1::uuid AND email IS NOT NULL`,
    [viewer.userId, email],
  );
  const [account] = rows;
  if (!account || account.from === email) return;
  const { from, name } = account;
  await sendMail(letter('emailAsked', { to: from, name, path: '/reset', minutes: null }));
  if (account.isTaken) {
    const path = '/signin';
    await sendMail(letter('emailTaken', { to: email, name: null, path, minutes: null }));
    return;
  }
  const data = { from } satisfies z.infer<typeof moving>;
  const about = { purpose: 'change-email', userId: viewer.userId, email, data, now } as const;
  const token = await issueToken({ ...about, minutes: CHANGE_MINUTES });
  const path = `/settings/email?token=${token}`;
  await sendMail(letter('emailChange', { to: email, name: null, path, minutes: CHANGE_MINUTES }));
}

async function changeNow(viewer: Viewer, email: string): Promise<'changed' | 'taken' | 'gone'> {
  const done = await withLearner(viewer, async ({ client }) => {
    if (await isTaken(client, email)) return 'taken';
    await client.query(
      `UPDATE "User" SET email = $2, "emailVerifiedAt" = NULL WHERE id = $1::uuid`,
      [viewer.userId, email],
    );
    await dropTokens(client, viewer.userId);
    return 'changed';
  });
  return done ?? 'gone';
}

export interface EmailChange {
  email: string;
  /** Who is not signed in to the account must show that they know its password. */
  asksPassword: boolean;
}

/**
 * What a link in a letter would change.
 *
 * @param viewerId who opened it
 * @returns null when it does not work any more
 */
export async function readEmailChange(
  token: string,
  viewerId: string | null,
  now: Date,
): Promise<EmailChange | null> {
  const found = await readToken(token, 'change-email', now);
  if (!found?.email) return null;
  return { email: found.email, asksPassword: found.userId !== viewerId };
}

export type EmailChanged =
  { status: 'gone' | 'wrong-password' | 'taken' } | { status: 'changed'; email: string };

/**
 * Sessions go on.
 *
 * @param password as typed now, where it was asked for: else somebody could have a stranger give their
 *   address to an account that is not theirs
 * @throws DomainError "limits/too-many" after many passwords for one link, "database/away"
 */
export async function confirmEmailChange(
  token: string,
  viewerId: string | null,
  password: string,
  now: Date,
): Promise<EmailChanged> {
  const found = await readToken(token, 'change-email', now);
  if (!found?.userId) return { status: 'gone' };
  if (found.userId !== viewerId) {
    await countGuess(token);
    if (!(await knowsPassword(found.userId, password))) return { status: 'wrong-password' };
  }
  return inTransaction((client) => change(client, token, now));
}

async function change(client: PoolClient, token: string, now: Date): Promise<EmailChanged> {
  const taken = await takeToken(client, token, 'change-email', now);
  if (!taken?.userId || !taken.email) return { status: 'gone' };
  const { userId, email } = taken;
  if (await isTaken(client, email)) return { status: 'taken' };
  const { rowCount } = await client.query(
    `UPDATE "User" SET email = $2, "emailVerifiedAt" = $4 WHERE id = $1::uuid AND email = $3`,
    [userId, email, moving.parse(taken.data).from, now],
  );
  if (rowCount !== 1) return { status: 'gone' };
  await dropTokens(client, userId);
  return { status: 'changed', email };
}
