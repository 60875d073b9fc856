import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/server/accounts/viewer';
import { recordAnswer } from '@/server/answers/record-answer';
import { taughtClass, type TaughtClass } from '@/server/classes/access';
import { archiveClass, renameClass } from '@/server/classes/change-class';
import { deleteClass } from '@/server/classes/delete-class';
import { importRoster } from '@/server/classes/roster';
import { person, studentOf, taughtBy } from '@/server/classes/testing/school';
import { PATTERN, publishTestContent, RIGHT } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

const now = new Date('2026-11-21T12:00:00Z');

beforeAll(() => publishTestContent());

async function numberOf(text: string, id: string): Promise<number> {
  return (await pool().query(text, [id])).rowCount ?? 0;
}

/** Tables with rows of this class; every table that has a column for one is looked into. */
async function tablesOf(classId: string): Promise<string[]> {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE a.attname = 'classId' AND c.relkind = 'r' AND NOT a.attisdropped ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of rows)
    if ((await numberOf(`SELECT 1 FROM "${name}" WHERE "classId" = $1::uuid`, classId)) > 0)
      found.push(name);
  return found;
}

/** A class with a row in each of its tables. */
async function fullClass(teacher: Viewer): Promise<{ cls: TaughtClass; student: Viewer }> {
  const cls = await taughtBy(teacher, now, { name: 'Form 4b' });
  const student = await studentOf(cls, now);
  await recordAnswer(
    { userId: student.userId, epoch: 0, issuedAt: 0 },
    {
      id: randomUUID(),
      question: `${PATTERN}/q2`,
      context: 'practice',
      response: { option: RIGHT },
    },
    now,
  );
  await importRoster(cls, [{ name: 'Charles Babbage', email: null, id: null }]);
  const assignment = randomUUID();
  await pool().query(
    `INSERT INTO "Assignment" ("classId", id, kind, pattern, days, "createdAt", "startsAt", "dueAt")
     VALUES ($1, $2, 'practice', $3, 2, $4, $4, $4)`,
    [cls.id, assignment, PATTERN, now],
  );
  await pool().query(
    `INSERT INTO "AssignmentExtension" ("userId", "classId", "assignmentId", "dueAt")
     VALUES ($1, $2, $3, $4)`,
    [student.userId, cls.id, assignment, now],
  );
  await pool().query(
    `INSERT INTO "WarmUp" ("classId", id, questions, "createdAt") VALUES ($1, $2, '[]', $3)`,
    [cls.id, randomUUID(), now],
  );
  return { cls, student };
}

const ALL = [
  'Assignment',
  'AssignmentExtension',
  'ClassMember',
  'ClassTeacher',
  'JoinCode',
  'RosterEntry',
  'WarmUp',
];

describe('deleting a class', () => {
  it('takes every row of it along and nothing of its members or of another class', async () => {
    const teacher = await person('teacher');
    const { cls, student } = await fullClass(teacher);
    const other = await fullClass(teacher);
    expect(await tablesOf(cls.id)).toEqual(ALL);
    await archiveClass(cls, true, now);
    expect(await deleteClass(cls, '  Form   4b ')).toBe('deleted');
    expect(await tablesOf(cls.id)).toEqual([]);
    expect(await taughtClass(teacher, cls.id)).toBeNull();
    const { userId } = student;
    expect(await numberOf('SELECT 1 FROM "Answer" WHERE "userId" = $1', userId)).toBe(1);
    expect(await numberOf('SELECT 1 FROM "User" WHERE id = $1', userId)).toBe(1);
    expect(await tablesOf(other.cls.id)).toEqual(ALL);
    expect(await deleteClass(cls, 'Form 4b')).toBe('deleted');
  });

  it('asks that it is archived, as it is now and not as the page knew it', async () => {
    const { cls } = await fullClass(await person('teacher'));
    expect(await deleteClass(cls, 'Form 4b')).toBe('not-archived');
    await archiveClass(cls, true, now);
    await archiveClass(cls, false, now);
    expect(await deleteClass({ ...cls, archivedAt: now }, 'Form 4b')).toBe('not-archived');
    expect(await tablesOf(cls.id)).toEqual(ALL);
  });

  it('asks for the name that it has now', async () => {
    const { cls } = await fullClass(await person('teacher'));
    await archiveClass(cls, true, now);
    await renameClass(cls, 'Form 5b');
    for (const typed of ['', 'Form 4b', 'form 5b'])
      expect(await deleteClass(cls, typed), typed).toBe('name');
    expect(await deleteClass(cls, 'Form 5b')).toBe('deleted');
  });

  it('takes simulated students along, and nobody else', async () => {
    const { cls, student } = await fullClass(await person('teacher'));
    const simulated = await studentOf(cls, now);
    await pool().query('UPDATE "User" SET demo = true WHERE id = $1', [simulated.userId]);
    await archiveClass(cls, true, now);
    await deleteClass(cls, 'Form 4b');
    expect(await numberOf('SELECT 1 FROM "User" WHERE id = $1', simulated.userId)).toBe(0);
    expect(await numberOf('SELECT 1 FROM "User" WHERE id = $1', student.userId)).toBe(1);
  });
});
