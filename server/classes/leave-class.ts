// Decides how people go: students leave, teachers leave, but not the last one.
import { isUuid } from '@/core/uuid';
import type { Viewer } from '@/server/accounts/viewer';
import type { TaughtClass } from '@/server/classes/access';
import { pool } from '@/server/database/client';
import { inTransaction } from '@/server/database/transaction';
import { steadily } from '@/server/health/steadily';

// Whoever leaves takes their extensions along, and their place on the teacher's list: a personal code
// works for one stay.
const LEAVE = `WITH gone AS (
    DELETE FROM "ClassMember" WHERE "userId" = $1::uuid AND "classId" = $2::uuid RETURNING 1),
  listed AS (DELETE FROM "RosterEntry" WHERE "userId" = $1::uuid AND "classId" = $2::uuid),
  extended AS (DELETE FROM "AssignmentExtension" WHERE "userId" = $1::uuid AND "classId" = $2::uuid)
  SELECT 1 FROM gone`;

/** @returns whether the viewer was a student there */
export async function leaveClass(viewer: Viewer, classId: string): Promise<boolean> {
  return isUuid(classId) && remove(viewer.userId, classId);
}

/** @returns whether they were a student of this class */
export async function removeMember(cls: TaughtClass, userId: string): Promise<boolean> {
  return isUuid(userId) && remove(userId, cls.id);
}

async function remove(userId: string, classId: string): Promise<boolean> {
  const { rowCount } = await steadily(() => pool().query(LEAVE, [userId, classId]));
  return rowCount === 1;
}

/** @returns `last` where nobody would be left to teach it */
export function stopTeaching(cls: TaughtClass): Promise<'left' | 'last'> {
  return inTransaction(async (client) => {
    // Two who leave at once do so one after the other.
    await client.query('SELECT 1 FROM "Class" WHERE id = $1::uuid FOR UPDATE', [cls.id]);
    const { rowCount } = await client.query(
      `DELETE FROM "ClassTeacher" WHERE "userId" = $2::uuid AND "classId" = $1::uuid
       AND EXISTS (SELECT 1 FROM "ClassTeacher" WHERE "classId" = $1::uuid AND "userId" <> $2::uuid)`,
      [cls.id, cls.teacherId],
    );
    return rowCount === 1 ? 'left' : 'last';
  });
}
