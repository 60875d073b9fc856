// Decides how an account that exists shows that its e-mail is its own: by a link in a letter to it.
import { letter } from '@/server/accounts/letters';
import { countLetter } from '@/server/accounts/limits';
import { sendMail } from '@/server/accounts/mail';
import { CONFIRM_MINUTES } from '@/server/accounts/sign-up';
import { issueToken } from '@/server/accounts/tokens';
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';

/**
 * @returns the e-mail that was written to; null when there is none, or it is confirmed already
 * @throws DomainError "limits/too-many", "database/away"
 */
export async function sendVerifyLink(viewer: Viewer, now: Date): Promise<string | null> {
  const { rows } = await pool().query<{ email: string; name: string | null }>(
    `SELECT email, name FROM "User"
     WHERE id = $1::uuid AND email IS NOT NULL AND "emailVerifiedAt" IS NULL`,
    [viewer.userId],
  );
  const [account] = rows;
  if (!account) return null;
  const { email, name } = account;
  await countLetter('verify', email, null);
  const about = { purpose: 'verify-email', userId: viewer.userId, email, now } as const;
  const token = await issueToken({ ...about, minutes: CONFIRM_MINUTES });
  const path = `/verify?token=${token}`;
  await sendMail(letter('verify', { to: email, name, path, minutes: CONFIRM_MINUTES }));
  return email;
}
