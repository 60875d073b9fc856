// Decides how a class of simulated students comes to be and goes again. Making it twice makes it once: what
// is missing is made up. Nothing of it touches other people's rows.
import { DEFAULT_ROLLOVER_HOUR } from '@/core/plan/plan';
import { DAY_MS, dayStart, localDay } from '@/core/time';
import { secretUuid } from '@/server/accounts/guest';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { inTransaction } from '@/server/database/transaction';
import { simulatedName } from '@/server/demo/names';
import { removeSimulated, simulatedId } from '@/server/demo/remove-simulated';
import { simulateTerm } from '@/server/demo/simulate-term';
import { termPlan, type PlannedPattern } from '@/server/demo/term-plan';

export interface DemoWish {
  /** Who teaches it. */
  teacherId: string;
  name: string;
  students: number;
  /** How long the term has lasted. */
  days: number;
  timeZone: string;
  now: Date;
}

const AT_ONCE = 4;
const DAYS_TO_COME = 5;

/** One demo class a teacher; the id says whose. */
export function demoClassId(teacherId: string): string {
  return secretUuid(`demo class of ${teacherId}`);
}

/**
 * Makes the class with its assignments, without students yet.
 *
 * @returns the class's id
 * @throws DomainError "database/away"
 */
export async function beginDemoClass(wish: DemoWish): Promise<string> {
  const classId = demoClassId(wish.teacherId);
  const began = new Date(wish.now.getTime() - wish.days * DAY_MS);
  await pool().query(
    `WITH made AS (
       INSERT INTO "Class" (id, name, "timeZone", "createdAt", demo) VALUES ($1::uuid, $2, $3, $4, true)
       ON CONFLICT (id) DO NOTHING)
     INSERT INTO "ClassTeacher" ("userId", "classId", "addedAt") VALUES ($5::uuid, $1::uuid, $4)
     ON CONFLICT DO NOTHING`,
    [classId, wish.name, wish.timeZone, began, wish.teacherId],
  );
  for (const [nth, planned] of planOf(wish).entries()) await assign(classId, wish, planned, nth);
  return classId;
}

/**
 * Lets the students live through the term; each joins the class when their term is over, so that the page
 * shows whole students only. Ends early, and leaves nothing, where the class is removed meanwhile.
 *
 * @param tell told after each student
 * @throws Error where there was no such class; DomainError "database/away"
 */
export async function fillDemoClass(
  classId: string,
  wish: DemoWish,
  tell: (done: number) => void = () => undefined,
): Promise<void> {
  if (!(await isThere(classId))) throw new Error(`There is no demo class ${classId} to fill.`);
  const waiting = Array.from({ length: wish.students }, (_, nth) => nth);
  let done = 0;
  const work = async () => {
    for (let nth = waiting.shift(); nth !== undefined; nth = waiting.shift()) {
      try {
        await addStudent(classId, wish, nth);
      } catch (error) {
        // The others end what they began and begin nobody else.
        waiting.length = 0;
        throw error;
      }
      tell((done += 1));
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const failed = ended.find((one) => one.status === 'rejected');
  // Who is removed in the middle of their term fails; that is the end that was wanted.
  if (failed && (await isThere(classId))) throw failed.reason;
}

async function isThere(classId: string): Promise<boolean> {
  const text = 'SELECT 1 FROM "Class" WHERE id = $1::uuid AND demo';
  return ((await pool().query(text, [classId])).rowCount ?? 0) > 0;
}

/** Removes the class and all that is simulated in it, also while it fills; once more does no harm. */
export async function removeDemoClass(teacherId: string): Promise<void> {
  const classId = demoClassId(teacherId);
  await inTransaction(async (client) => {
    await removeSimulated(client, classId);
    await client.query('DELETE FROM "Class" WHERE id = $1::uuid AND demo', [classId]);
  });
}

/** The term goes on for some days: the last pattern is under way. */
function planOf({ days }: DemoWish): PlannedPattern[] {
  return termPlan(content().tracks.values(), days + DAYS_TO_COME);
}

async function addStudent(classId: string, wish: DemoWish, nth: number): Promise<void> {
  const { days, timeZone, now } = wish;
  const userId = simulatedId(classId, nth);
  const name = simulatedName(nth);
  // With the term's first day, so that all of it counts.
  const first = localDay(now, timeZone, DEFAULT_ROLLOVER_HOUR) - days;
  const joinedAt = dayStart(first, timeZone, DEFAULT_ROLLOVER_HOUR);
  const { rows } = await pool().query(
    `SELECT 1 FROM "ClassMember" WHERE "userId" = $1::uuid AND "classId" = $2::uuid`,
    [userId, classId],
  );
  if (rows.length > 0) return;
  // Whoever was left half-way begins anew: a life in parts would not be the same life.
  await pool().query(`DELETE FROM "User" WHERE id = $1::uuid AND demo`, [userId]);
  await pool().query(
    `INSERT INTO "User" (id, role, name, demo, "timeZone", "createdAt", "lastSeenAt")
     SELECT $1::uuid, 'student', $2, true, $3, $4, $4
     FROM "Class" WHERE id = $5::uuid FOR KEY SHARE`,
    [userId, name, timeZone, joinedAt, classId],
  );
  await simulateTerm({ userId, plan: planOf(wish), days, timeZone, now });
  await pool().query(
    `INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt")
     SELECT $1::uuid, id, $3, $4 FROM "Class" WHERE id = $2::uuid FOR KEY SHARE
     ON CONFLICT DO NOTHING`,
    [userId, classId, name, joinedAt],
  );
}

/** A test a pattern, and practice before it. */
async function assign(
  classId: string,
  { days, timeZone, now }: DemoWish,
  { id, from, due }: PlannedPattern,
  nth: number,
): Promise<void> {
  const first = localDay(now, timeZone, DEFAULT_ROLLOVER_HOUR) - days;
  const at = (day: number) => dayStart(first + day, timeZone, DEFAULT_ROLLOVER_HOUR);
  for (const kind of ['practice', 'test'] as const) {
    await pool().query(
      `INSERT INTO "Assignment" ("classId", id, kind, pattern, days, "createdAt", "startsAt", "dueAt")
       VALUES ($1::uuid, $2::uuid, $3::"AssignmentKind", $4, $5, $6, $6, $7) ON CONFLICT DO NOTHING`,
      [
        classId,
        secretUuid(`demo assignment ${classId} ${nth} ${kind}`),
        kind,
        id,
        kind === 'practice' ? Math.min(3, Math.max(1, due - from)) : null,
        at(from),
        // The end of a day of the class, as a teacher asks.
        dayStart(first + due + 1, timeZone, 0),
      ],
    );
  }
}
