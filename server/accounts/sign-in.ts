// Decides who may sign in by password. Unknown e-mails, accounts without a password and wrong passwords
// are told alike and take as long.
import type { SessionUser } from '@/server/accounts/open-account';
import { hashPassword, verifyPassword } from '@/server/accounts/passwords';
import { countAttempt, forgetAttempts, networkOf } from '@/server/accounts/limits';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

interface AccountRow extends SessionUser {
  passwordHash: string | null;
}

/**
 * @param address of the client
 * @returns null when e-mail and password do not belong together
 * @throws DomainError "limits/too-many", the same for known and unknown e-mails; "database/away"
 */
export async function signIn(
  { email, password }: { email: string; password: string },
  address: string,
): Promise<SessionUser | null> {
  const here = `${email} ${networkOf(address)}`;
  await countAttempt('sign-in-address', networkOf(address));
  await countAttempt('sign-in-here', here);
  await countAttempt('sign-in-account', email);
  const account = await steadily(() => accountOf(email));
  const { right, stale } = await verifyPassword(account?.passwordHash ?? null, password);
  if (!account || !right) return null;
  if (stale) await hashAgain(account, password);
  await Promise.all([
    forgetAttempts('sign-in-here', here),
    forgetAttempts('sign-in-account', email),
  ]);
  return { id: account.id, epoch: account.epoch };
}

async function accountOf(email: string): Promise<AccountRow | undefined> {
  const { rows } = await pool().query<AccountRow>(
    `SELECT id, "sessionEpoch" AS epoch, "passwordHash" FROM "User" WHERE email = $1`,
    [email],
  );
  return rows[0];
}

/** Unless it was changed meanwhile. */
async function hashAgain({ id, passwordHash }: AccountRow, password: string): Promise<void> {
  await pool().query(
    `UPDATE "User" SET "passwordHash" = $3 WHERE id = $1::uuid AND "passwordHash" = $2`,
    [id, passwordHash, await hashPassword(password)],
  );
}
