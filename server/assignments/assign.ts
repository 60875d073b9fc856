// Decides how a class is asked for something, and how that is changed or taken back.
import { randomUUID } from 'node:crypto';
import type { AssignmentForm } from '@/core/assignments/assignment';
import { dayOfIso, dayStart } from '@/core/time';
import { MOST_ASSIGNMENTS } from '@/server/assignments/read-assignments';
import { isUuid, type TaughtClass } from '@/server/classes/access';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

export type AssignOutcome = 'assigned' | 'pattern' | 'due' | 'days' | 'too-many';

/** By the end of that day, where the class is: the first instant that is too late. */
export function endOfDay(cls: Pick<TaughtClass, 'timeZone'>, isoDay: string): Date {
  return dayStart(dayOfIso(isoDay) + 1, cls.timeZone, 0);
}

/**
 * @returns `due` where the day has gone by, `days` where there are fewer days than are asked for
 * @throws DomainError "database/away"
 */
export async function assign(
  cls: TaughtClass,
  form: AssignmentForm,
  now: Date,
): Promise<AssignOutcome> {
  const pattern = form.kind === 'review' ? null : form.pattern;
  if (pattern !== null && !content().patterns.has(pattern)) return 'pattern';
  const dueAt = endOfDay(cls, form.due);
  const wrong = form.kind === 'practice' ? timeFor(form.days, now, dueAt) : timeFor(1, now, dueAt);
  if (wrong !== null) return wrong;
  const { kind } = form;
  const days = form.kind === 'test' ? null : form.days;
  const id = await keep(cls, { kind, pattern, warmUpId: null, days, dueAt }, now);
  return id === null ? 'too-many' : 'assigned';
}

/**
 * Asks the class to answer a warm-up of its own.
 *
 * @returns the assignment's id; null for a warm-up of another class, a time gone by, or too many
 */
export async function assignWarmUp(
  cls: TaughtClass,
  { warmUpId, dueAt }: { warmUpId: string; dueAt: Date },
  now: Date,
): Promise<string | null> {
  if (!isUuid(warmUpId) || dueAt <= now) return null;
  const { rowCount } = await pool().query(
    'SELECT 1 FROM "WarmUp" WHERE "classId" = $1::uuid AND id = $2::uuid',
    [cls.id, warmUpId],
  );
  if (rowCount === 0) return null;
  return keep(cls, { kind: 'warm-up', pattern: null, warmUpId, days: null, dueAt }, now);
}

interface Kept {
  kind: string;
  pattern: string | null;
  warmUpId: string | null;
  days: number | null;
  dueAt: Date;
}

async function keep(cls: TaughtClass, asked: Kept, now: Date): Promise<string | null> {
  const id = randomUUID();
  const { rowCount } = await steadily(() =>
    pool().query(
      `INSERT INTO "Assignment" ("classId", id, kind, pattern, "warmUpId", days, "createdAt", "startsAt", "dueAt")
       SELECT $1::uuid, $2::uuid, $3::"AssignmentKind", $4, $5::uuid, $6, $7, $7, $8
       WHERE (SELECT count(*) FROM "Assignment" WHERE "classId" = $1::uuid AND "removedAt" IS NULL) < $9
       ON CONFLICT DO NOTHING`,
      [
        cls.id,
        id,
        asked.kind,
        asked.pattern,
        asked.warmUpId,
        asked.days,
        now,
        asked.dueAt,
        MOST_ASSIGNMENTS,
      ],
    ),
  );
  return rowCount === 0 ? null : id;
}

/**
 * @param days how many are asked for; unchanged for a test or a warm-up
 * @returns null for an assignment that is missing or another class's
 */
export async function changeAssignment(
  cls: TaughtClass,
  id: string,
  { due, days }: { due: string; days: number | null },
): Promise<'changed' | 'days' | null> {
  if (!isUuid(id)) return null;
  const dueAt = endOfDay(cls, due);
  const { rows } = await steadily(() =>
    pool().query<{ kind: string; startsAt: Date }>(
      `SELECT kind::text, "startsAt" FROM "Assignment"
       WHERE "classId" = $1::uuid AND id = $2::uuid AND "removedAt" IS NULL`,
      [cls.id, id],
    ),
  );
  const [found] = rows;
  if (!found) return null;
  if (found.kind === 'review' && days !== null && days > 7) return 'days';
  if (timeFor(found.kind === 'practice' ? (days ?? 1) : 1, found.startsAt, dueAt) !== null)
    return 'days';
  await steadily(() =>
    pool().query(
      `UPDATE "Assignment" SET "dueAt" = $3,
         days = CASE WHEN days IS NULL THEN NULL ELSE coalesce($4, days) END
       WHERE "classId" = $1::uuid AND id = $2::uuid AND "removedAt" IS NULL`,
      [cls.id, id, dueAt, days],
    ),
  );
  return 'changed';
}

/** Nobody is asked for it any more; what was done stays done. @returns whether there was one */
export async function removeAssignment(cls: TaughtClass, id: string, now: Date): Promise<boolean> {
  if (!isUuid(id)) return false;
  const { rowCount } = await steadily(() =>
    pool().query(
      `UPDATE "Assignment" SET "removedAt" = $3
       WHERE "classId" = $1::uuid AND id = $2::uuid AND "removedAt" IS NULL`,
      [cls.id, id, now],
    ),
  );
  return rowCount === 1;
}

/**
 * Gives one member until the end of another day, or takes that back.
 *
 * @param due null takes the extension back
 * @returns false where the assignment or the member is not the class's
 */
export async function extendAssignment(
  cls: TaughtClass,
  { id, userId, due }: { id: string; userId: string; due: string | null },
): Promise<boolean> {
  if (!isUuid(id) || !isUuid(userId)) return false;
  if (due === null) {
    const { rowCount } = await steadily(() =>
      pool().query(
        `DELETE FROM "AssignmentExtension"
         WHERE "userId" = $3::uuid AND "classId" = $1::uuid AND "assignmentId" = $2::uuid`,
        [cls.id, id, userId],
      ),
    );
    return rowCount === 1;
  }
  const { rowCount } = await steadily(() =>
    pool().query(
      `INSERT INTO "AssignmentExtension" ("userId", "classId", "assignmentId", "dueAt")
       SELECT m."userId", a."classId", a.id, $4 FROM "Assignment" a
       JOIN "ClassMember" m ON m."classId" = a."classId" AND m."userId" = $3::uuid
       WHERE a."classId" = $1::uuid AND a.id = $2::uuid AND a."removedAt" IS NULL AND $4 > a."dueAt"
       ON CONFLICT ("userId", "classId", "assignmentId") DO UPDATE SET "dueAt" = excluded."dueAt"`,
      [cls.id, id, userId, endOfDay(cls, due)],
    ),
  );
  return rowCount === 1;
}

const DAY_MS = 86_400_000;

/** The day that has begun counts as one. */
function timeFor(days: number, from: Date, dueAt: Date): 'due' | 'days' | null {
  if (dueAt <= from) return 'due';
  return days > Math.ceil((dueAt.getTime() - from.getTime()) / DAY_MS) + 1 ? 'days' : null;
}
