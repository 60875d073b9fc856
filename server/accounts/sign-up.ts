// Decides how somebody signs up. Where mail is sent, the account is made when its link is confirmed, so
// that the form answers the same whether or not the e-mail has an account; where none is, at once.
import { z } from 'zod';
import type { SignUp } from '@/core/accounts/sign-in';
import { letter } from '@/server/accounts/letters';
import { countGuess } from '@/server/accounts/limits';
import { sendMail } from '@/server/accounts/mail';
import { openAccount, type SessionUser } from '@/server/accounts/open-account';
import { knowsPassword } from '@/server/accounts/own-account';
import { hashPassword, verifyPassword } from '@/server/accounts/passwords';
import { issueToken, readToken, takeToken } from '@/server/accounts/tokens';
import { inTransaction } from '@/server/database/transaction';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

export const CONFIRM_MINUTES = 24 * 60;

/** What waits for the e-mail. */
const waitingAccount = z.object({
  name: z.string(),
  passwordHash: z.string(),
  teaches: z.boolean(),
  next: z.string().nullable(),
});
type WaitingAccount = z.infer<typeof waitingAccount>;

/**
 * Without mail: makes the account at once. Takes as long for an e-mail that has one.
 *
 * @param guestId who is asking, when that is a guest
 * @returns null when the e-mail has an account
 */
export async function signUpNow(
  signUp: SignUp,
  guestId: string | null,
  now: Date,
): Promise<SessionUser | null> {
  const passwordHash = await hashPassword(signUp.password);
  return inTransaction((client) =>
    openAccount(client, { ...signUp, guestId, passwordHash, emailVerifiedAt: null }, now),
  );
}

/**
 * With mail, what the form waits for: as long for every e-mail. The rest goes on behind it.
 *
 * @returns the work that remains; it never fails to whoever asked
 */
export async function signUpByMail(
  { email, name, teaches, password }: SignUp,
  guestId: string | null,
  next: string | null,
  now: Date,
): Promise<() => Promise<void>> {
  const passwordHash = await hashPassword(password);
  return () => writeTo(email, guestId, { name, passwordHash, teaches, next }, now);
}

async function writeTo(
  email: string,
  guestId: string | null,
  data: WaitingAccount,
  now: Date,
): Promise<void> {
  const { rows } = await pool().query('SELECT 1 FROM "User" WHERE email = $1', [email]);
  if (rows.length > 0) {
    await sendMail(
      letter('knownAddress', { to: email, name: null, path: '/signin', minutes: null }),
    );
    return;
  }
  const about = { purpose: 'verify-email', userId: guestId, email, data, now } as const;
  const token = await issueToken({ ...about, minutes: CONFIRM_MINUTES });
  const path = `/verify?token=${token}`;
  // No name: whoever filled in the form chose it, and the letter may reach somebody else.
  await sendMail(
    letter('confirmSignUp', { to: email, name: null, path, minutes: CONFIRM_MINUTES }),
  );
}

export interface Confirmable {
  email: string;
  /** An account waits to be made; else an account's e-mail waits to be confirmed. */
  isNew: boolean;
  /** Another browser than the one that asked for it must show that it knows the password. */
  asksPassword: boolean;
}

/**
 * What a link in a letter would confirm.
 *
 * @param viewerId who opened it
 * @returns null when it does not work any more
 */
export async function readConfirmable(
  token: string,
  viewerId: string | null,
  now: Date,
): Promise<Confirmable | null> {
  const found = await readToken(token, 'verify-email', now);
  if (found?.email === null || found === null) return null;
  return {
    email: found.email,
    isNew: found.data !== null,
    asksPassword: found.userId === null || found.userId !== viewerId,
  };
}

export type Confirmed =
  | { status: 'gone' | 'wrong-password' | 'taken' }
  | { status: 'confirmed' }
  | { status: 'made'; user: SessionUser; next: string | null };

/**
 * Makes the account that waited, or marks an account's e-mail as confirmed.
 *
 * @param password as typed now; who signed up with somebody else's address cannot have them open it
 *   for them, nor confirm an account that is not theirs
 * @throws DomainError "limits/too-many" after many passwords for one link, "database/away"
 */
export async function confirmEmail(
  token: string,
  viewerId: string | null,
  password: string | null,
  now: Date,
): Promise<Confirmed> {
  const found = await steadily(() => readToken(token, 'verify-email', now));
  if (!found?.email) return { status: 'gone' };
  const waiting = found.data === null ? null : waitingAccount.parse(found.data);
  if (found.userId === null || found.userId !== viewerId) {
    await countGuess(token);
    const isRight = waiting
      ? (await verifyPassword(waiting.passwordHash, password ?? '')).right
      : found.userId !== null && (await knowsPassword(found.userId, password ?? ''));
    if (!isRight) return { status: 'wrong-password' };
  }
  return inTransaction(async (client): Promise<Confirmed> => {
    const taken = await takeToken(client, token, 'verify-email', now);
    if (!taken?.email) return { status: 'gone' };
    const { email, userId } = taken;
    if (waiting === null) {
      const { rowCount } = await client.query(
        `UPDATE "User" SET "emailVerifiedAt" = $3 WHERE id = $1::uuid AND email = $2`,
        [userId, email, now],
      );
      return { status: rowCount === 1 ? 'confirmed' : 'gone' };
    }
    const { name, passwordHash, teaches, next } = waiting;
    const account = { guestId: userId, email, emailVerifiedAt: now, name, passwordHash, teaches };
    const user = await openAccount(client, account, now);
    return user ? { status: 'made', user, next } : { status: 'taken' };
  });
}
