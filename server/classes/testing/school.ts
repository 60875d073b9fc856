// Decides what a small school looks like to tests: accounts with roles, classes made as teachers make them.
import { randomUUID } from 'node:crypto';
import type { RosterRow } from '@/core/classes/roster';
import { findViewer, type Role, type Viewer } from '@/server/accounts/viewer';
import { members, taughtClass, type TaughtClass } from '@/server/classes/access';
import { makeClass } from '@/server/classes/change-class';
import { joinClass } from '@/server/classes/join-class';
import { readCodes } from '@/server/classes/join-code';
import { pool } from '@/server/database/client';

export const SCHOOL_ZONE = 'Europe/Paris';

export async function person(
  role: Role = 'student',
  { name = null as string | null, timeZone = SCHOOL_ZONE } = {},
): Promise<Viewer> {
  const userId = randomUUID();
  await pool().query(
    `INSERT INTO "User" (id, role, name, "timeZone") VALUES ($1::uuid, $2::"Role", $3, $4)`,
    [userId, role, name, timeZone],
  );
  const viewer = await findViewer({ userId, epoch: 0 });
  if (!viewer) throw new Error('The account was not made.');
  return viewer;
}

export async function taughtBy(
  teacher: Viewer,
  now: Date,
  { name = 'Form 4b', pseudonymous = false } = {},
): Promise<TaughtClass> {
  const id = await makeClass(teacher, { name, pseudonymous, timeZone: SCHOOL_ZONE }, now);
  return again(teacher, id ?? '');
}

/** The class as it is now. */
export async function again(teacher: Viewer, classId: string): Promise<TaughtClass> {
  const cls = await taughtClass(teacher, classId);
  if (!cls) throw new Error('The class is not there.');
  return cls;
}

export async function codeOf(cls: TaughtClass, now: Date): Promise<string> {
  const { students } = await readCodes(cls, now);
  if (!students) throw new Error('The class has no code.');
  return students.code;
}

export async function studentOf(
  cls: TaughtClass,
  now: Date,
  shownAs = 'Ada Byron',
  timeZone = SCHOOL_ZONE,
): Promise<Viewer> {
  const viewer = await person('student', { timeZone });
  await joinClass(viewer, { code: await codeOf(cls, now), shownAs }, now);
  return viewer;
}

/** Of the students, in their order. */
export async function names(cls: TaughtClass): Promise<string[]> {
  return (await members(cls)).map(({ shownAs }) => shownAs);
}

/** A line of a list with a name and nothing else. */
export function plain(name: string): Omit<RosterRow, 'line'> {
  return { name, email: null, id: null };
}
