// Decides how an account that exists shows that its e-mail is its own: by a link in a letter to it.
import { letter } from '@/server/accounts/letters';
import { countLetter } from '@/server/accounts/limits';
import { sendMail } from '@/server/accounts/mail';
import { CONFIRM_MINUTES } from '@/server/accounts/sign-up';
import { issueToken } from '@/server/accounts/tokens';
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';

export type VerifyLetter =
  /** There is no e-mail, or it is confirmed already. */
  | { status: 'nothing' }
  /** The mail server did not take it; the log says why. */
  | { status: 'not-sent' }
  | { status: 'sent'; email: string };

/**
 * @throws DomainError "limits/too-many", "database/away"
 */
export async function sendVerifyLink(viewer: Viewer, now: Date): Promise<VerifyLetter> {
  const { rows } = await pool().query<{ email: string; name: string | null }>(
    `SELECT email, name FROM "User"
     WHERE id = $1::uuid AND email IS NOT NULL AND "emailVerifiedAt" IS NULL`,
    [viewer.userId],
  );
  const [account] = rows;
  if (!account) return { status: 'nothing' };
  const { email, name } = account;
  await countLetter('verify', email, null);
  const token = await issueToken({
    purpose: 'verify-email',
    userId: viewer.userId,
    email,
    now,
    minutes: CONFIRM_MINUTES,
  });
  const path = `/verify?token=${token}`;
  const about = { to: email, name, path, minutes: CONFIRM_MINUTES };
  return (await sendMail(letter('verify', about)))
    ? { status: 'sent', email }
    : { status: 'not-sent' };
}
