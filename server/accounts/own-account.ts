// Decides what somebody reads and changes of their own account, and how they show that it is theirs.
import { ERASE_WORD, type Proof, type You } from '@/core/accounts/own-settings';
import type { Provider } from '@/core/accounts/sign-in';
import { countAttempt, forgetAttempts } from '@/server/accounts/limits';
import { verifyPassword } from '@/server/accounts/passwords';
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

export interface OwnAccount {
  name: string | null;
  email: string | null;
  dateLocale: string | null;
  /** What shows that it is theirs. */
  proof: Proof;
  isVerified: boolean;
  /** Waits for an administrator's answer. */
  askedToTeach: boolean;
  /** That lead here. */
  providers: Provider[];
}

/** @throws DomainError "database/away" */
export async function readOwnAccount({ userId }: Viewer): Promise<OwnAccount | null> {
  const { rows } = await steadily(() =>
    pool().query<OwnAccount>(
      `SELECT name, email, "dateLocale", CASE WHEN "passwordHash" IS NOT NULL THEN 'password'
         WHEN email IS NOT NULL THEN 'email' ELSE 'word' END AS proof,
         "emailVerifiedAt" IS NOT NULL AS "isVerified", "teacherAskedAt" IS NOT NULL AS "askedToTeach",
         ARRAY(SELECT provider FROM "ExternalAccount" WHERE "userId" = u.id ORDER BY provider) AS providers
       FROM "User" u WHERE id = $1::uuid`,
      [userId],
    ),
  );
  return rows[0] ?? null;
}

/** @throws DomainError "database/away" */
export async function saveYou({ userId }: Viewer, { name, dateLocale }: You): Promise<void> {
  await steadily(() =>
    pool().query('UPDATE "User" SET name = $2, "dateLocale" = $3 WHERE id = $1::uuid', [
      userId,
      name,
      dateLocale,
    ]),
  );
}

/** Counts no attempt: that is the caller's business. @throws DomainError "database/away" */
export async function knowsPassword(userId: string, typed: string): Promise<boolean> {
  const { rows } = await steadily(() =>
    pool().query<{ passwordHash: string | null }>(
      'SELECT "passwordHash" FROM "User" WHERE id = $1::uuid',
      [userId],
    ),
  );
  return (await verifyPassword(rows[0]?.passwordHash ?? null, typed)).right;
}

/**
 * Whether what was typed shows that the account's owner asks: the password, without one the e-mail, without
 * both a word.
 *
 * @param word in small letters
 * @throws DomainError "limits/too-many" after many wrong passwords, "database/away"
 */
export async function provesOwner(
  { userId }: Viewer,
  typed: string,
  word: string = ERASE_WORD,
): Promise<boolean> {
  const { rows } = await steadily(() =>
    pool().query<{ email: string | null; passwordHash: string | null }>(
      'SELECT email, "passwordHash" FROM "User" WHERE id = $1::uuid',
      [userId],
    ),
  );
  const [account] = rows;
  if (!account) return false;
  const { email, passwordHash } = account;
  if (passwordHash === null) return typed.trim().toLowerCase() === (email ?? word);
  await countAttempt('password-change', userId);
  const { right } = await verifyPassword(passwordHash, typed);
  if (right) await forgetAttempts('password-change', userId);
  return right;
}
