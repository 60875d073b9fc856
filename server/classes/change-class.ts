// Decides how a class is made, renamed, put away and fetched again.
import { randomUUID } from 'node:crypto';
import type { NewClass } from '@/core/classes/class-form';
import { mayTeach, type Viewer } from '@/server/accounts/viewer';
import type { TaughtClass } from '@/server/classes/access';
import { drawCode } from '@/server/classes/join-code';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** Nobody teaches more; it keeps a list whole. */
export const MOST_CLASSES = 200;

/**
 * Makes a class that the viewer teaches, with a code to join it.
 *
 * @returns its id; null for somebody who may not teach, or who has too many classes
 * @throws DomainError "database/away"
 */
export async function makeClass(viewer: Viewer, form: NewClass, now: Date): Promise<string | null> {
  if (!mayTeach(viewer)) return null;
  const id = randomUUID();
  const { rowCount } = await steadily(() =>
    pool().query(
      `WITH made AS (
         INSERT INTO "Class" (id, name, pseudonymous, "timeZone", "createdAt")
         SELECT $1::uuid, $2, $3, $4, $5
         WHERE (SELECT count(*) FROM "ClassTeacher" WHERE "userId" = $6::uuid) < $8
         ON CONFLICT DO NOTHING RETURNING id),
       taught AS (
         INSERT INTO "ClassTeacher" ("userId", "classId", "addedAt") SELECT $6::uuid, id, $5 FROM made)
       INSERT INTO "JoinCode" (code, "classId", "createdAt") SELECT $7, id, $5 FROM made`,
      [
        id,
        form.name,
        form.pseudonymous,
        form.timeZone,
        now,
        viewer.userId,
        drawCode(),
        MOST_CLASSES,
      ],
    ),
  );
  return rowCount === 1 ? id : null;
}

export async function renameClass(cls: TaughtClass, name: string): Promise<void> {
  await steadily(() =>
    pool().query('UPDATE "Class" SET name = $2 WHERE id = $1::uuid', [cls.id, name]),
  );
}

/** Put away: nobody joins it, nothing is asked for, all stays readable. */
export async function archiveClass(cls: TaughtClass, archived: boolean, now: Date): Promise<void> {
  await steadily(() =>
    pool().query('UPDATE "Class" SET "archivedAt" = $2 WHERE id = $1::uuid', [
      cls.id,
      archived ? now : null,
    ]),
  );
}
