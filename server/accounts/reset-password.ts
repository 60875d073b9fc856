// Decides how a forgotten password is replaced: by a link to the account's e-mail, once, within an hour.
// It ends every session there was, and every other way in: whoever else had one is out.
import { z } from 'zod';
import type { Admin } from '@/server/accounts/admin';
import { closeOtherWays } from '@/server/accounts/close-other-ways';
import { letter } from '@/server/accounts/letters';
import { mailIsConfigured, sendMail } from '@/server/accounts/mail';
import type { SessionUser } from '@/server/accounts/open-account';
import { faultOf } from '@/server/accounts/choose-password';
import type { PasswordFault } from '@/core/accounts/password';
import { hashPassword } from '@/server/accounts/passwords';
import { issueToken, readToken, takeToken } from '@/server/accounts/tokens';
import { inTransaction } from '@/server/database/transaction';
import { pool } from '@/server/database/client';

const RESET_MINUTES = 60;

/** Writes to the owner of the e-mail, if there is one. Nobody waits for it: it takes longer for them. */
export async function sendResetLink(email: string, now: Date): Promise<void> {
  const { rows } = await pool().query<{ id: string; name: string | null }>(
    'SELECT id, name FROM "User" WHERE email = $1',
    [email],
  );
  const [account] = rows;
  if (!account) return;
  const about = { purpose: 'reset', userId: account.id, email, now } as const;
  const token = await issueToken({ ...about, minutes: RESET_MINUTES });
  const path = `/reset?token=${token}`;
  await sendMail(letter('reset', { to: email, name: account.name, path, minutes: RESET_MINUTES }));
}

/** Says of a link that it came by a hand, not by the account's mail: it shows nothing of the address. */
const handedOver = z.object({ handedOver: z.literal(true) });

/**
 * Where no mail is sent, an administrator hands the link over.
 *
 * @returns its path; null for an account without an e-mail, and where letters are sent: there the owner of
 *   the address asks for one
 */
export async function resetPathFor(
  _admin: Admin,
  userId: string,
  now: Date,
): Promise<string | null> {
  if (mailIsConfigured()) return null;
  const { rows } = await pool().query<{ email: string }>(
    `SELECT email FROM "User" WHERE id = $1::uuid AND role <> 'guest' AND email IS NOT NULL`,
    [userId],
  );
  const [account] = rows;
  if (!account) return null;
  const data = { handedOver: true } satisfies z.infer<typeof handedOver>;
  const about = { purpose: 'reset', userId, email: account.email, data, now } as const;
  return `/reset?token=${await issueToken({ ...about, minutes: RESET_MINUTES })}`;
}

export type Reset =
  | { status: 'gone' }
  | { status: 'unfit'; fault: PasswordFault }
  | { status: 'reset'; user: SessionUser };

/** @returns "unfit" leaves the link as it was; "reset" has ended all sessions but the one to be made */
export async function resetPassword(token: string, password: string, now: Date): Promise<Reset> {
  const found = await readToken(token, 'reset', now);
  if (!found?.userId || !found.email) return { status: 'gone' };
  const { rows } = await pool().query<{ name: string | null }>(
    'SELECT name FROM "User" WHERE id = $1::uuid',
    [found.userId],
  );
  const fault = await faultOf(password, { email: found.email, name: rows[0]?.name ?? null });
  if (fault) return { status: 'unfit', fault };
  const passwordHash = await hashPassword(password);
  return inTransaction(async (client): Promise<Reset> => {
    const taken = await takeToken(client, token, 'reset', now);
    if (!taken?.userId) return { status: 'gone' };
    // Whoever read the letter owns the address; unless the account has moved to another since.
    const verifiedAt = handedOver.safeParse(taken.data).success ? null : now;
    const { rows: reset } = await client.query<SessionUser>(
      `UPDATE "User" SET "passwordHash" = $3, "sessionEpoch" = "sessionEpoch" + 1,
         "emailVerifiedAt" = coalesce("emailVerifiedAt", $4)
       WHERE id = $1::uuid AND email = $2 RETURNING id, "sessionEpoch" AS epoch`,
      [taken.userId, taken.email, passwordHash, verifiedAt],
    );
    if (!reset[0]) return { status: 'gone' };
    await closeOtherWays(client, taken.userId);
    return { status: 'reset', user: reset[0] };
  });
}

/** Whether a link still works. */
export async function holdsReset(token: string, now: Date): Promise<boolean> {
  return (await readToken(token, 'reset', now)) !== null;
}
