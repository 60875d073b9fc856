// Decides what somebody's list of classes holds: those that they teach, those that they are in.
import type { JoinedEntry, TaughtEntry } from '@/core/classes/class-entry';
import { DAY_MS } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { MOST_CLASSES } from '@/server/classes/change-class';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

const WEEK_MS = 7 * DAY_MS;

/** @throws DomainError "database/away" */
export async function readTaught(viewer: Viewer, now: Date): Promise<TaughtEntry[]> {
  const { rows } = await steadily(() =>
    pool().query<TaughtEntry>({
      name: 'classes-taught',
      text: `SELECT c.id, c.name, c.pseudonymous, c.demo, c."archivedAt",
               (SELECT count(*)::int FROM "ClassMember" m WHERE m."classId" = c.id) AS students,
               (SELECT count(*)::int FROM "ClassMember" m JOIN "User" u ON u.id = m."userId"
                 WHERE m."classId" = c.id AND u."lastAnsweredAt" > $3) AS active,
               (SELECT count(*)::int FROM "Assignment" a
                 WHERE a."classId" = c.id AND a."removedAt" IS NULL AND a."dueAt" > $2) AS assignments
             FROM "ClassTeacher" t JOIN "Class" c ON c.id = t."classId"
             WHERE t."userId" = $1::uuid
             ORDER BY c."archivedAt" IS NOT NULL, lower(c.name), c.id LIMIT $4`,
      values: [viewer.userId, now, new Date(now.getTime() - WEEK_MS), MOST_CLASSES],
    }),
  );
  return rows;
}

/** @throws DomainError "database/away" */
export async function readJoined(viewer: Viewer): Promise<JoinedEntry[]> {
  const { rows } = await steadily(() =>
    pool().query<JoinedEntry>({
      name: 'classes-joined',
      text: `SELECT c.id, c.name, c.pseudonymous, c."archivedAt", m."shownAs", m."joinedAt",
               ARRAY(SELECT coalesce(u.name, '') FROM "ClassTeacher" t JOIN "User" u ON u.id = t."userId"
                 WHERE t."classId" = c.id ORDER BY t."addedAt" LIMIT 20) AS teachers
             FROM "ClassMember" m JOIN "Class" c ON c.id = m."classId"
             WHERE m."userId" = $1::uuid
             ORDER BY c."archivedAt" IS NOT NULL, m."joinedAt" DESC LIMIT $2`,
      values: [viewer.userId, MOST_CLASSES],
    }),
  );
  return rows;
}
