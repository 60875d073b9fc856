// Decides how somebody signs in by a link in a letter: once, within a quarter of an hour, and by a button,
// so that a program that looks at links in mail does not use it up.
import { closeOtherWays } from '@/server/accounts/close-other-ways';
import { letter } from '@/server/accounts/letters';
import { sendMail } from '@/server/accounts/mail';
import type { SessionUser } from '@/server/accounts/open-account';
import { issueToken, readToken, takeToken } from '@/server/accounts/tokens';
import { inTransaction } from '@/server/database/transaction';
import { pool } from '@/server/database/client';

export const LINK_MINUTES = 15;

/** Writes to the owner of the e-mail, if there is one. Nobody waits for it. */
export async function sendSignInLink(email: string, next: string | null, now: Date): Promise<void> {
  const { rows } = await pool().query<{ id: string; name: string | null }>(
    'SELECT id, name FROM "User" WHERE email = $1',
    [email],
  );
  const [account] = rows;
  if (!account) return;
  const about = { purpose: 'sign-in', userId: account.id, email, now } as const;
  const token = await issueToken({ ...about, minutes: LINK_MINUTES });
  const query = new URLSearchParams({ token, ...(next === null ? {} : { next }) });
  const path = `/signin/link?${query}`;
  await sendMail(letter('signIn', { to: email, name: account.name, path, minutes: LINK_MINUTES }));
}

/** @returns the e-mail that the link signs in; null when it does not work any more */
export async function readSignInLink(token: string, now: Date): Promise<string | null> {
  return (await readToken(token, 'sign-in', now))?.email ?? null;
}

export interface SignedInByLink {
  user: SessionUser;
  /** What was there before the e-mail was confirmed leads in no more: a password, other sites, sessions. */
  isCleared: boolean;
}

/**
 * Whoever made an account in the name of this address cannot stay in it beside the owner.
 *
 * @returns null when the link does not work any more, or the account's e-mail is another by now
 */
export function signInByLink(token: string, now: Date): Promise<SignedInByLink | null> {
  return inTransaction(async (client) => {
    const taken = await takeToken(client, token, 'sign-in', now);
    if (!taken?.userId) return null;
    const { rows: cleared } = await client.query<SessionUser>(
      `UPDATE "User" SET "emailVerifiedAt" = $3, "passwordHash" = NULL, "sessionEpoch" = "sessionEpoch" + 1
       WHERE id = $1::uuid AND email = $2 AND "emailVerifiedAt" IS NULL
       RETURNING id, "sessionEpoch" AS epoch`,
      [taken.userId, taken.email, now],
    );
    if (cleared[0]) {
      await closeOtherWays(client, taken.userId);
      return { user: cleared[0], isCleared: true };
    }
    const { rows } = await client.query<SessionUser>(
      `SELECT id, "sessionEpoch" AS epoch FROM "User" WHERE id = $1::uuid AND email = $2`,
      [taken.userId, taken.email],
    );
    return rows[0] ? { user: rows[0], isCleared: false } : null;
  });
}
