// Decides how a class is asked for something, and how that is changed or taken back.
import { randomUUID } from 'node:crypto';
import { MOST_DAYS_AHEAD, type AssignmentForm } from '@/core/assignments/assignment';
import { lastDay } from '@/core/assignments/due-day';
import { dayOfIso, dayStart, localDay } from '@/core/time';
import { isUuid } from '@/core/uuid';
import { MOST_ASSIGNMENTS } from '@/server/assignments/read-assignments';
import type { TaughtClass } from '@/server/classes/access';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** Of a due time: gone by, more than MOST_DAYS_AHEAD days ahead, or too few days for what is asked. */
type WrongTime = 'due' | 'far' | 'days';
/** `archived` also where the class was archived after it was read. */
type Kept = 'assigned' | 'archived' | 'too-many';
export type AssignOutcome = Kept | 'pattern' | WrongTime;

/** By the end of that day, where the class is: the first instant that is too late. */
function endOfDay(cls: Pick<TaughtClass, 'timeZone'>, isoDay: string): Date {
  return dayStart(dayOfIso(isoDay) + 1, cls.timeZone, 0);
}

/**
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
  const wanted = form.kind === 'practice' ? form.days : 1;
  const wrong = wrongTime(cls, { days: wanted, from: now, dueAt });
  if (wrong !== null) return wrong;
  const { kind } = form;
  const days = form.kind === 'test' ? null : form.days;
  return keep(cls, { kind, pattern, warmUpId: null, days, dueAt }, now);
}

/**
 * Asks the class to answer a warm-up of its own.
 *
 * @param due the last day on which it is in time, where the class is
 * @returns `missing` for a warm-up of another class
 */
export async function assignWarmUp(
  cls: TaughtClass,
  { warmUpId, due }: { warmUpId: string; due: string },
  now: Date,
): Promise<Kept | 'missing' | WrongTime> {
  if (!isUuid(warmUpId)) return 'missing';
  const dueAt = endOfDay(cls, due);
  const wrong = wrongTime(cls, { days: 1, from: now, dueAt });
  if (wrong !== null) return wrong;
  const { rowCount } = await pool().query(
    'SELECT 1 FROM "WarmUp" WHERE "classId" = $1::uuid AND id = $2::uuid',
    [cls.id, warmUpId],
  );
  if (rowCount === 0) return 'missing';
  return keep(cls, { kind: 'warm-up', pattern: null, warmUpId, days: null, dueAt }, now);
}

interface Asked {
  kind: string;
  pattern: string | null;
  warmUpId: string | null;
  days: number | null;
  dueAt: Date;
}

/** Sent again after the connection broke, it is kept once. */
const KEEP = `WITH open AS (SELECT id FROM "Class" WHERE id = $1::uuid AND "archivedAt" IS NULL),
  kept AS (
    INSERT INTO "Assignment" ("classId", id, kind, pattern, "warmUpId", days, "createdAt", "startsAt", "dueAt")
    SELECT open.id, $2::uuid, $3::"AssignmentKind", $4, $5::uuid, $6, $7, $7, $8 FROM open
    WHERE (SELECT count(*) FROM "Assignment" WHERE "classId" = $1::uuid AND "removedAt" IS NULL) < $9
    ON CONFLICT DO NOTHING RETURNING id)
  SELECT EXISTS (SELECT FROM open) AS open, EXISTS (SELECT FROM kept) OR EXISTS (
    SELECT FROM "Assignment" WHERE "classId" = $1::uuid AND id = $2::uuid) AS kept`;

async function keep(cls: TaughtClass, asked: Asked, now: Date): Promise<Kept> {
  const { kind, pattern, warmUpId, days, dueAt } = asked;
  const id = randomUUID();
  const { rows } = await steadily(() =>
    pool().query<{ open: boolean; kept: boolean }>(KEEP, [
      cls.id,
      id,
      kind,
      pattern,
      warmUpId,
      days,
      now,
      dueAt,
      MOST_ASSIGNMENTS,
    ]),
  );
  const [found] = rows;
  if (found?.kept === true) return 'assigned';
  return found?.open === true ? 'too-many' : 'archived';
}

/**
 * @param days how many are asked for; unchanged for a test or a warm-up
 * @returns null for an assignment that is missing or another class's
 */
export async function changeAssignment(
  cls: TaughtClass,
  id: string,
  { due, days }: { due: string; days: number | null },
): Promise<'changed' | WrongTime | null> {
  if (!isUuid(id)) return null;
  const dueAt = endOfDay(cls, due);
  const { rows } = await steadily(() =>
    pool().query<{ kind: string; days: number | null; startsAt: Date }>(
      `SELECT kind::text, days, "startsAt" FROM "Assignment"
       WHERE "classId" = $1::uuid AND id = $2::uuid AND "removedAt" IS NULL`,
      [cls.id, id],
    ),
  );
  const [found] = rows;
  if (!found) return null;
  if (found.kind === 'review' && days !== null && days > 7) return 'days';
  const wanted = found.kind === 'practice' ? (days ?? found.days ?? 1) : 1;
  const wrong = wrongTime(cls, { days: wanted, from: found.startsAt, dueAt });
  if (wrong !== null) return wrong;
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
 * @param due null takes the extension back; MOST_DAYS_AHEAD days after the class was asked at most
 * @returns false where the assignment or the member is not the class's, or the day no extension
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
         AND $4 <= a."startsAt" + make_interval(days => ${MOST_DAYS_AHEAD + 1})
       ON CONFLICT ("userId", "classId", "assignmentId") DO UPDATE SET "dueAt" = excluded."dueAt"`,
      [cls.id, id, userId, endOfDay(cls, due)],
    ),
  );
  return rowCount === 1;
}

interface Time {
  days: number;
  from: Date;
  dueAt: Date;
}

/** The day that has begun counts as one, where the class is. */
function wrongTime(cls: TaughtClass, { days, from, dueAt }: Time): WrongTime | null {
  if (dueAt <= from) return 'due';
  const ahead = lastDay(dueAt, cls.timeZone) - localDay(from, cls.timeZone, 0);
  if (ahead > MOST_DAYS_AHEAD) return 'far';
  return days > ahead + 1 ? 'days' : null;
}
