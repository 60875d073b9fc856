// Decides what a teacher reads of the people of a class: who teaches it, who is in it, who is expected.
import { members, type Member, type TaughtClass } from '@/server/classes/access';
import { readCodes, type ClassCodes } from '@/server/classes/join-code';
import { readRosterOf, type RosterEntry } from '@/server/classes/roster';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

export interface Teacher {
  userId: string;
  name: string | null;
  email: string | null;
}

export interface People {
  teachers: Teacher[];
  members: Member[];
  /** On the list, and not come yet. */
  expected: RosterEntry[];
  /** On the list, come once, and in the class no more. */
  gone: RosterEntry[];
  codes: ClassCodes;
}

/** @throws DomainError "database/away" */
export async function readPeople(cls: TaughtClass, now: Date): Promise<People> {
  const [teachers, present, roster, codes] = await Promise.all([
    readTeachers(cls),
    members(cls),
    readRosterOf(cls),
    readCodes(cls, now),
  ]);
  const expected = roster.filter(({ userId }) => userId === null);
  const here = new Set(present.map(({ userId }) => userId));
  const gone = roster.filter(({ userId }) => userId !== null && !here.has(userId));
  return { teachers, members: present, expected, gone, codes };
}

async function readTeachers(cls: TaughtClass): Promise<Teacher[]> {
  const { rows } = await steadily(() =>
    pool().query<Teacher>({
      name: 'class-teachers',
      text: `SELECT u.id AS "userId", u.name, u.email FROM "ClassTeacher" t
             JOIN "User" u ON u.id = t."userId" WHERE t."classId" = $1::uuid
             ORDER BY t."addedAt", u.id LIMIT 50`,
      values: [cls.id],
    }),
  );
  return rows;
}
