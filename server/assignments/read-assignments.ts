// Decides what a teacher reads of what was asked of a class.
import type { Assignment, ClassAssignment } from '@/core/assignments/assignment';
import type { TaughtClass } from '@/server/classes/access';
import { patternToday } from '@/server/content/earlier-names';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** A class is never asked more; old assignments are removed first. */
export const MOST_ASSIGNMENTS = 200;

interface ErasedCounts {
  erasedMembers: number;
  erasedDone: number;
}

/** Of "Assignment" a, as core names it. */
const COLUMNS = `a.id, a.kind::text, a.pattern, a."warmUpId", a.days, a."startsAt", a."dueAt",
  a."erasedMembers", a."erasedDone"`;

/**
 * What was not removed, by when it is due; patterns by today's names.
 *
 * @throws DomainError "database/away"
 */
export async function readAssignments(cls: TaughtClass): Promise<ClassAssignment[]> {
  const { rows } = await steadily(() =>
    pool().query<Assignment & ErasedCounts>({
      name: 'class-assignments',
      text: `SELECT ${COLUMNS} FROM "Assignment" a
             WHERE a."classId" = $1::uuid AND a."removedAt" IS NULL
             ORDER BY a."dueAt", a.id LIMIT $2`,
      values: [cls.id, MOST_ASSIGNMENTS],
    }),
  );
  return rows.map(({ erasedMembers, erasedDone, ...row }) => ({
    ...row,
    pattern: row.pattern === null ? null : patternToday(row.pattern),
    erased: { members: erasedMembers, done: erasedDone },
  }));
}
