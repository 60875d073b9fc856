// Decides what a teacher reads of what was asked of a class.
import type { Assignment } from '@/core/assignments/assignment';
import type { TaughtClass } from '@/server/classes/access';
import { patternToday } from '@/server/content/earlier-names';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** A class is never asked more; old assignments are removed first. */
export const MOST_ASSIGNMENTS = 200;

/** Of "Assignment" a, as core names it. */
export const ASSIGNMENT_COLUMNS = `a.id, a.kind::text, a.pattern, a."warmUpId", a.days, a."startsAt", a."dueAt"`;

/**
 * What was not removed, by when it is due; patterns by today's names.
 *
 * @throws DomainError "database/away"
 */
export async function readAssignments(cls: TaughtClass): Promise<Assignment[]> {
  const { rows } = await steadily(() =>
    pool().query<Assignment>({
      name: 'class-assignments',
      text: `SELECT ${ASSIGNMENT_COLUMNS} FROM "Assignment" a
             WHERE a."classId" = $1::uuid AND a."removedAt" IS NULL
             ORDER BY a."dueAt", a.id LIMIT $2`,
      values: [cls.id, MOST_ASSIGNMENTS],
    }),
  );
  return rows.map((row) => ({
    ...row,
    pattern: row.pattern === null ? null : patternToday(row.pattern),
  }));
}
