// Decides how somebody who has an account becomes a teacher: at once, after an administrator's yes, or not.
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { env } from '@/server/env';
import { steadily } from '@/server/health/steadily';

/** @returns what came of it; `closed` also for who is no student. Safe to repeat */
export async function askToTeach(
  viewer: Viewer,
  now: Date,
): Promise<'teacher' | 'asked' | 'closed'> {
  const { TEACHER_SIGNUP } = env();
  if (viewer.role !== 'student' || TEACHER_SIGNUP === 'closed') return 'closed';
  const isOpen = TEACHER_SIGNUP === 'open';
  await steadily(() =>
    pool().query(
      `UPDATE "User" SET role = CASE WHEN $3 THEN 'teacher'::"Role" ELSE role END,
         "teacherAskedAt" = CASE WHEN $3 THEN NULL ELSE coalesce("teacherAskedAt", $4) END
       WHERE id = $1::uuid AND "sessionEpoch" = $2 AND role = 'student'`,
      [viewer.userId, viewer.epoch, isOpen, now],
    ),
  );
  return isOpen ? 'teacher' : 'asked';
}
