// Decides whether somebody is asked to do a warm-up. Knows nothing of its questions, so that proxy.ts, which
// only needs the right, stays small.
import { isUuid } from '@/core/uuid';
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

export interface AskedWarmUp {
  className: string;
  /** As kept: [{ question, … }]. */
  questions: unknown;
}

/**
 * @returns null where it is missing, removed, or another class's: all alike
 * @throws DomainError "database/away"
 */
export async function askedWarmUp(
  viewer: Viewer | null,
  assignmentId: string,
): Promise<AskedWarmUp | null> {
  if (!viewer || !isUuid(assignmentId)) return null;
  const { rows } = await steadily(() =>
    pool().query<AskedWarmUp>({
      name: 'own-warm-up',
      text: `SELECT c.name AS "className", w.questions FROM "ClassMember" m
             JOIN "Class" c ON c.id = m."classId" AND c."archivedAt" IS NULL
             JOIN "Assignment" a ON a."classId" = m."classId" AND a.id = $2::uuid AND a."removedAt" IS NULL
             JOIN "WarmUp" w ON w."classId" = a."classId" AND w.id = a."warmUpId"
             WHERE m."userId" = $1::uuid`,
      values: [viewer.userId, assignmentId],
    }),
  );
  return rows[0] ?? null;
}
