// Decides how somebody changes their password, and how sessions on all devices end.
import type { PasswordFault } from '@/core/accounts/password';
import { faultOf } from '@/server/accounts/choose-password';
import { letter } from '@/server/accounts/letters';
import { countAttempt, forgetAttempts } from '@/server/accounts/limits';
import { sendMail } from '@/server/accounts/mail';
import type { SessionUser } from '@/server/accounts/open-account';
import { hashPassword, verifyPassword } from '@/server/accounts/passwords';
import { dropTokens } from '@/server/accounts/tokens';
import type { Viewer } from '@/server/accounts/viewer';
import { withLearner } from '@/server/accounts/with-learner';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

interface Row {
  email: string | null;
  name: string | null;
  passwordHash: string | null;
}

export type PasswordChange =
  | { status: 'gone' | 'wrong-password' }
  | { status: 'unfit'; fault: PasswordFault }
  | { status: 'changed'; user: SessionUser; tell: () => Promise<void> };

/**
 * Asks the old password first; an account that has none yet chooses its first one by a letter.
 * All sessions end but the one to be made for the returned user.
 *
 * @throws DomainError "limits/too-many", "database/away"
 */
export async function changePassword(
  viewer: Viewer,
  typed: { current: string; password: string },
): Promise<PasswordChange> {
  await countAttempt('password-change', viewer.userId);
  const account = await steadily(() => accountOf(viewer));
  if (!account) return { status: 'gone' };
  const { right } = await verifyPassword(account.passwordHash, typed.current);
  if (!right) return { status: 'wrong-password' };
  const fault = await faultOf(typed.password, account);
  if (fault) return { status: 'unfit', fault };
  const passwordHash = await hashPassword(typed.password);
  const user = await withLearner(viewer, async ({ client }) => {
    const { rows } = await client.query<SessionUser>(
      `UPDATE "User" SET "passwordHash" = $2, "sessionEpoch" = "sessionEpoch" + 1
       WHERE id = $1::uuid RETURNING id, "sessionEpoch" AS epoch`,
      [viewer.userId, passwordHash],
    );
    await dropTokens(client, viewer.userId);
    return rows[0] ?? null;
  });
  if (!user) return { status: 'gone' };
  await forgetAttempts('password-change', viewer.userId);
  return { status: 'changed', user, tell: () => tellOwner(account) };
}

/**
 * Sessions on all devices, this one too; and what was begun in one of them, such as a change of e-mail,
 * leads nowhere any more.
 *
 * @returns false when this one had ended already
 */
export async function endAllSessions(viewer: Viewer): Promise<boolean> {
  const done = await withLearner(viewer, async ({ client }) => {
    await client.query(
      `UPDATE "User" SET "sessionEpoch" = "sessionEpoch" + 1 WHERE id = $1::uuid`,
      [viewer.userId],
    );
    await dropTokens(client, viewer.userId);
    return true;
  });
  return done ?? false;
}

async function accountOf({ userId, epoch }: Viewer): Promise<Row | undefined> {
  const { rows } = await pool().query<Row>(
    `SELECT email, name, "passwordHash" FROM "User" WHERE id = $1::uuid AND "sessionEpoch" = $2`,
    [userId, epoch],
  );
  return rows[0];
}

async function tellOwner({ email, name }: Row): Promise<void> {
  if (email === null) return;
  await sendMail(letter('passwordChanged', { to: email, name, path: '/reset', minutes: null }));
}
