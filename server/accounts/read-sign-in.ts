// Decides what somebody is told of how they sign in.
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

export interface SignInWays {
  email: string | null;
  isVerified: boolean;
  hasPassword: boolean;
  /** Waits for an administrator's answer. */
  askedToTeach: boolean;
  /** Names of providers that lead here. */
  providers: string[];
}

/** @returns null for guests */
export async function readSignIn(viewer: Viewer): Promise<SignInWays | null> {
  const { rows } = await steadily(() =>
    pool().query<SignInWays>(
      `SELECT email, "emailVerifiedAt" IS NOT NULL AS "isVerified",
         "passwordHash" IS NOT NULL AS "hasPassword", "teacherAskedAt" IS NOT NULL AS "askedToTeach",
         ARRAY(SELECT provider FROM "ExternalAccount" WHERE "userId" = u.id ORDER BY provider) AS providers
       FROM "User" u WHERE id = $1::uuid AND role <> 'guest'`,
      [viewer.userId],
    ),
  );
  return rows[0] ?? null;
}
