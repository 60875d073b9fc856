// Decides how somebody who has an account becomes a teacher: at once, after an administrator's yes, or not.
import type { Viewer } from '@/server/accounts/viewer';
import { withLearner } from '@/server/accounts/with-learner';
import { env } from '@/server/env';

type TeacherRequest = 'teacher' | 'asked' | 'closed' | 'gone';

/**
 * Safe to repeat.
 *
 * @returns "closed" also for who is no student; "gone" where their sessions were ended
 * @throws DomainError "database/away"
 */
export async function askToTeach(viewer: Viewer, now: Date): Promise<TeacherRequest> {
  const { TEACHER_SIGNUP } = env();
  if (TEACHER_SIGNUP === 'closed') return 'closed';
  const isOpen = TEACHER_SIGNUP === 'open';
  const told = await withLearner(viewer, async ({ client, learner }): Promise<TeacherRequest> => {
    if (learner.role !== 'student') return 'closed';
    await client.query(
      `UPDATE "User" SET role = CASE WHEN $2 THEN 'teacher'::"Role" ELSE role END,
         "teacherAskedAt" = CASE WHEN $2 THEN NULL ELSE coalesce("teacherAskedAt", $3) END
       WHERE id = $1::uuid`,
      [viewer.userId, isOpen, now],
    );
    return isOpen ? 'teacher' : 'asked';
  });
  return told ?? 'gone';
}
