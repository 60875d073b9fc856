import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { eraseAccount } from '@/server/accounts/erase-account';
import { exportAccount } from '@/server/accounts/export-account';
import { FORMER_PEOPLE, OWN_TABLES } from '@/server/accounts/own-rows';
import { issueToken } from '@/server/accounts/tokens';
import { findViewer, type Viewer } from '@/server/accounts/viewer';
import { recordAnswer } from '@/server/answers/record-answer';
import { makeClass } from '@/server/classes/change-class';
import { joinClass } from '@/server/classes/join-class';
import { codeOf, person, studentOf, taughtBy } from '@/server/classes/testing/school';
import { PATTERN, publishTestContent, RIGHT } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

const NOW = new Date('2026-11-20T12:00:00Z');

beforeAll(() => publishTestContent());

async function query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await pool().query<Row>(text, values)).rows;
}

/** Columns of the database that name a person: by a foreign key, or by their name. */
async function columnsOfPeople(): Promise<string[]> {
  const rows = await query<{ column: string }>(
    `SELECT t.relname || '.' || a.attname AS column
     FROM pg_class t
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND (
       (a.atttypid = 'uuid'::regtype AND a.attname ~ '(user|guest|teacher|learner|author|person)(Id)?$|By(Id)?$|(User|Guest|Teacher|Learner|Author|Person)(Id)?$')
       OR EXISTS (SELECT 1 FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = t.oid
         AND k.confrelid = '"User"'::regclass AND a.attnum = ANY(k.conkey)))`,
  );
  return rows.map(({ column }) => column);
}

/** Somebody with a row in every table that a person can have rows in. */
async function somebody(): Promise<{ viewer: Viewer; classId: string }> {
  const teacher = await person('teacher');
  const cls = await taughtBy(teacher, NOW);
  const viewer = await studentOf(cls, NOW, 'Ada Byron');
  const id = viewer.userId;
  await recordAnswer(
    { userId: id, epoch: 0, issuedAt: 0 },
    {
      id: randomUUID(),
      question: `${PATTERN}/q2`,
      context: 'practice',
      response: { option: RIGHT },
    },
    NOW,
  );
  await plantRows(id, cls.id);
  return { viewer, classId: cls.id };
}

/** What the rows of some tables belong to. */
const PARENTS: Readonly<Record<string, { column: string; text: string }>> = {
  TestItem: { column: 'testId', text: `SELECT id FROM "Test" WHERE "userId" = $1` },
  AssignmentExtension: {
    column: 'assignmentId',
    text: `SELECT a.id FROM "Assignment" a JOIN "ClassMember" m USING ("classId") WHERE m."userId" = $1`,
  },
  RegradeChange: { column: 'regradeId', text: `SELECT id FROM "Regrade" WHERE "appliedBy" = $1` },
};

/** Where the product made no row of a table yet, one that is filled by the types of its columns. */
async function plantRows(id: string, classId: string): Promise<void> {
  const email = `${id}@example.org`;
  await query(
    `UPDATE "User" SET email = $2, name = 'Ada', "passwordHash" = 'secret-password' WHERE id = $1`,
    [id, email],
  );
  await plant('Assignment', { classId });
  for (const { table, owner } of OWN_TABLES) {
    if ((await query(`SELECT 1 FROM "${table}" WHERE "${owner}" = $1`, [id])).length > 0) continue;
    const parent = PARENTS[table];
    const above = parent && (await query<{ id: string }>(parent.text, [id]))[0]?.id;
    await plant(table, { classId, email, [owner]: id, ...(parent && { [parent.column]: above }) });
  }
}

async function plant(table: string, fixed: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = await query<{ name: string; type: string; needed: boolean }>(
    `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
       a.attnotnull AND NOT a.atthasdef AS needed
     FROM pg_attribute a
     WHERE a.attrelid = format('%I', $1::text)::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
    [table],
  );
  const filled = columns.filter(({ name, needed }) => needed || name in fixed);
  const values: unknown[] = [];
  for (const { name, type } of filled) values.push(fixed[name] ?? (await some(type)));
  const names = filled.map(({ name }) => `"${name}"`).join(', ');
  const places = filled.map(({ type }, nth) => `$${nth + 1}::${type}`).join(', ');
  await query(`INSERT INTO "${table}" (${names}) VALUES (${places})`, values);
}

async function some(type: string): Promise<unknown> {
  if (type === 'uuid') return randomUUID();
  if (type.startsWith('"')) {
    const [first] = await query<{ label: string }>(
      `SELECT enumlabel AS label FROM pg_enum WHERE enumtypid = $1::regtype ORDER BY enumsortorder`,
      [type],
    );
    return first?.label;
  }
  if (type.startsWith('timestamp')) return NOW;
  if (type.endsWith('[]')) return [];
  if (type === 'jsonb') return '{}';
  if (type === 'boolean') return false;
  if (/int|double|numeric/.test(type)) return 1;
  return type === 'character varying(8)' ? randomUUID().slice(0, 8) : `secret-${randomUUID()}`;
}

async function exported(viewer: Viewer): Promise<{ text: string; file: Record<string, unknown> }> {
  let text = '';
  for await (const piece of exportAccount(viewer, NOW)) text += piece;
  return { text, file: JSON.parse(text) as Record<string, unknown> };
}

it('knows every column of the database that names a person', async () => {
  const known = [...OWN_TABLES.map(({ table, owner }) => `${table}.${owner}`), ...FORMER_PEOPLE];
  // "User.id" is the person; no column of another table names them otherwise.
  expect((await columnsOfPeople()).sort()).toEqual(known.filter((one) => one !== 'User.id').sort());
});

it('leaves every column out of the file that sounds like a secret', async () => {
  for (const { table, leftOut } of OWN_TABLES) {
    const columns = await query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1`,
      [table],
    );
    const names = columns.map(({ name }) => name);
    expect(leftOut.filter((name) => !names.includes(name))).toEqual([]);
    const secrets = names.filter((name) => /hash|secret|password|seed$|^code$/i.test(name));
    expect([table, secrets.filter((name) => !leftOut.includes(name))]).toEqual([table, []]);
  }
});

it('writes every table that somebody has rows in, and nobody else’s rows', async () => {
  const other = await somebody();
  const { viewer } = await somebody();
  const { text, file } = await exported(viewer);
  for (const { name } of OWN_TABLES)
    expect([name, [file[name]].flat()]).toEqual([name, [expect.objectContaining({})]]);
  expect(file['account']).toMatchObject({
    id: viewer.userId,
    email: `${viewer.userId}@example.org`,
  });
  expect(text).not.toContain(other.viewer.userId);
  const [kept] = await query<{ code: string }>(
    `SELECT code FROM "RosterEntry" WHERE "userId" = $1`,
    [viewer.userId],
  );
  expect(text).not.toContain(kept?.code);
  expect(text).not.toContain('secret-password');
});

it('writes each row once when there are more than fit on a page', async () => {
  const viewer = await person('student');
  await query(
    `INSERT INTO "Notice" ("userId", id, kind, data, "createdAt")
     SELECT $1, gen_random_uuid(), 'joined', '{}', $2 FROM generate_series(1, 1200)`,
    [viewer.userId, NOW],
  );
  const { file } = await exported(viewer);
  const ids = (file['notices'] as { id: string }[]).map(({ id }) => id);
  expect([ids.length, new Set(ids).size]).toEqual([1200, 1200]);
});

it('erases every row, keeps numbers in the class, and ends the session at once', async () => {
  const { viewer, classId } = await somebody();
  expect(await eraseAccount(viewer, NOW)).toEqual({ status: 'erased' });
  for (const column of [...(await columnsOfPeople()), 'User.id']) {
    const [table, name] = column.split('.');
    const left = await query(`SELECT 1 FROM "${table}" WHERE "${name}" = $1`, [viewer.userId]);
    expect([column, left]).toEqual([column, []]);
  }
  const everywhere = await query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  for (const { name } of everywhere) {
    const left = await query(`SELECT 1 FROM "${name}" t WHERE to_jsonb(t)::text LIKE $1`, [
      `%${viewer.userId}%`,
    ]);
    expect([name, left]).toEqual([name, []]);
  }
  const [cls] = await query(`SELECT "erasedMembers" FROM "Class" WHERE id = $1`, [classId]);
  expect(cls).toEqual({ erasedMembers: 1 });
  const [assignment] = await query(
    `SELECT "erasedMembers", "erasedDone" FROM "Assignment" WHERE "classId" = $1`,
    [classId],
  );
  expect(assignment).toEqual({ erasedMembers: 1, erasedDone: 0 });
  expect(await findViewer({ userId: viewer.userId, epoch: 0 })).toBeNull();
  expect(await eraseAccount(viewer, NOW)).toEqual({ status: 'gone' });
});

it('erases what waits for an account of the same e-mail, whoever asked for it', async () => {
  const { viewer } = await somebody();
  const [own] = await query<{ email: string }>('SELECT email FROM "User" WHERE id = $1', [
    viewer.userId,
  ]);
  const email = own?.email ?? '';
  const guest = await person('guest');
  const data = { name: 'Ada', passwordHash: 'x', teaches: false, next: null };
  const waits = { purpose: 'verify-email', userId: guest.userId, data, now: NOW } as const;
  await issueToken({ ...waits, email, minutes: 60 });
  await issueToken({ ...waits, email: 'else@example.org', minutes: 60 });
  await eraseAccount(viewer, NOW);
  const left = await query(`SELECT email FROM "OneTimeToken" WHERE "userId" = $1`, [guest.userId]);
  expect(left).toEqual([{ email: 'else@example.org' }]);
});

it('leaves what other people did as it was', async () => {
  const other = await somebody();
  const before = (await exported(other.viewer)).text;
  const { viewer } = await somebody();
  await eraseAccount(viewer, NOW);
  expect((await exported(other.viewer)).text).toBe(before);
});

it('keeps the last administrator, and lets two who go at once leave one', async () => {
  await query(`UPDATE "User" SET role = 'student' WHERE role = 'admin'`);
  const [one, other] = [await person('admin'), await person('admin')];
  const told = await Promise.all([eraseAccount(one, NOW), eraseAccount(other, NOW)]);
  expect(told.map(({ status }) => status).sort()).toEqual(['erased', 'last-admin']);
});

it('keeps the last teacher of students, not of an empty class, and not one with a colleague', async () => {
  const teacher = await person('teacher');
  const full = await taughtBy(teacher, NOW, { name: 'Form 4b' });
  const empty = await makeClass(
    teacher,
    { name: 'Empty', pseudonymous: false, timeZone: 'UTC' },
    NOW,
  );
  const student = await studentOf(full, NOW);
  expect(await eraseAccount(teacher, NOW)).toEqual({
    status: 'last-teacher',
    classes: ['Form 4b'],
  });
  const colleague = await person('teacher');
  await query(`INSERT INTO "ClassTeacher" ("userId", "classId", "addedAt") VALUES ($1, $2, $3)`, [
    colleague.userId,
    full.id,
    NOW,
  ]);
  expect(await eraseAccount(teacher, NOW)).toEqual({ status: 'erased' });
  expect(await query(`SELECT 1 FROM "Class" WHERE id = $1`, [empty])).toEqual([]);
  expect(await query(`SELECT 1 FROM "Class" WHERE id = $1`, [full.id])).toHaveLength(1);
  expect(await findViewer({ userId: student.userId, epoch: 0 })).not.toBeNull();
});

it('takes a demo class and its simulated students along', async () => {
  const teacher = await person('teacher');
  const demo = await taughtBy(teacher, NOW, { name: 'Demo' });
  const student = await person('student');
  await joinClass(student, { code: await codeOf(demo, NOW), shownAs: 'Sim' }, NOW);
  await query(`UPDATE "Class" SET demo = true WHERE id = $1`, [demo.id]);
  await query(`UPDATE "User" SET demo = true WHERE id = $1`, [student.userId]);
  expect(await eraseAccount(teacher, NOW)).toEqual({ status: 'erased' });
  expect(await query(`SELECT 1 FROM "User" WHERE id = $1`, [student.userId])).toEqual([]);
});

it('lets classmates go at once', async () => {
  const teacher = await person('teacher');
  const [one, other] = [await taughtBy(teacher, NOW), await taughtBy(teacher, NOW)];
  const students = await Promise.all(Array.from({ length: 6 }, () => studentOf(one, NOW)));
  for (const student of students)
    await joinClass(student, { code: await codeOf(other, NOW), shownAs: randomUUID() }, NOW);
  const told = await Promise.all(students.map((student) => eraseAccount(student, NOW)));
  expect(told).toEqual(students.map(() => ({ status: 'erased' })));
  expect(await query(`SELECT "erasedMembers" FROM "Class" WHERE id = $1`, [other.id])).toEqual([
    { erasedMembers: 6 },
  ]);
});
