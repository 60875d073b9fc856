import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  assign,
  changeAssignment,
  extendAssignment,
  removeAssignment,
} from '@/server/assignments/assign';
import { assignmentProgress } from '@/server/assignments/assignment-progress';
import { readAssignments } from '@/server/assignments/read-assignments';
import { later, now, only, setUp } from '@/server/assignments/testing/asked-class';
import { archiveClass } from '@/server/classes/change-class';
import { again } from '@/server/classes/testing/school';
import { PATTERN, publishTestContent } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

beforeAll(async () => {
  await publishTestContent();
});

describe('asking', () => {
  it('refuses an unknown pattern, a day gone by and more days than there are', async () => {
    const { cls } = await setUp();
    const practice = { kind: 'practice', pattern: PATTERN, days: 2, due: '2026-11-20' } as const;
    expect(await assign(cls, { ...practice, pattern: 'course/none' }, now)).toBe('pattern');
    expect(await assign(cls, { ...practice, due: '2026-11-15' }, now)).toBe('due');
    // From the 16th to the 20th there are five days.
    expect(await assign(cls, { ...practice, days: 6 }, now)).toBe('days');
    expect(await readAssignments(cls)).toEqual([]);
    expect(await assign(cls, { ...practice, days: 5 }, now)).toBe('assigned');
    const { id } = await only(cls);
    expect(await changeAssignment(cls, id, { due: '2026-11-20', days: 6 })).toBe('days');
    expect(await changeAssignment(cls, id, { due: '2026-11-19', days: null })).toBe('days');
  });

  it('refuses a class that was archived meanwhile, whatever was read of it before', async () => {
    const { teacher, cls } = await setUp();
    const review = { kind: 'review', days: 2, due: '2026-11-20' } as const;
    await archiveClass(cls, true, now);
    expect(cls.archivedAt).toBeNull();
    expect(await assign(cls, review, now)).toBe('archived');
    expect(await readAssignments(cls)).toEqual([]);
    const archived = await again(teacher, cls.id);
    await archiveClass(cls, false, now);
    expect(await assign(archived, review, now)).toBe('assigned');
  });

  it('refuses more than 200 assignments, and takes another once one is removed', async () => {
    const { cls } = await setUp();
    const review = { kind: 'review', days: 2, due: '2026-11-20' } as const;
    await pool().query(
      `INSERT INTO "Assignment" ("classId", id, kind, days, "createdAt", "startsAt", "dueAt")
       SELECT $1::uuid, gen_random_uuid(), 'review', 2, $2, $2, $3 FROM generate_series(1, 200)`,
      [cls.id, now, later(4)],
    );
    expect(await assign(cls, review, now)).toBe('too-many');
    const [first] = await readAssignments(cls);
    expect(await removeAssignment(cls, first?.id ?? '', now)).toBe(true);
    expect(await assign(cls, review, now)).toBe('assigned');
  });

  it('refuses what is due more than 400 days ahead, an extension too', async () => {
    const { cls, student } = await setUp();
    const [last, after] = ['2027-12-21', '2027-12-22'];
    const review = { kind: 'review', days: 2 } as const;
    expect(await assign(cls, { ...review, due: after }, now)).toBe('far');
    expect(await readAssignments(cls)).toEqual([]);
    expect(await assign(cls, { ...review, due: '2027-12-20' }, now)).toBe('assigned');
    const { id } = await only(cls);
    expect(await changeAssignment(cls, id, { due: after, days: null })).toBe('far');
    const { userId } = student;
    expect(await extendAssignment(cls, { id, userId, due: after })).toBe(false);
    expect(await extendAssignment(cls, { id, userId, due: last })).toBe(true);
    expect(await changeAssignment(cls, id, { due: last, days: null })).toBe('changed');
  });

  it('is changed and taken back by the class’s teacher alone', async () => {
    const { cls, student } = await setUp();
    const { cls: foreign } = await setUp();
    await assign(cls, { kind: 'practice', pattern: PATTERN, days: 2, due: '2026-11-20' }, now);
    const { id } = await only(cls);
    const change = { due: '2026-11-22', days: 3 };
    for (const wrong of [randomUUID(), 'nonsense'])
      expect(await changeAssignment(cls, wrong, change)).toBeNull();
    expect(await changeAssignment(foreign, id, change)).toBeNull();
    expect(await removeAssignment(foreign, id, now)).toBe(false);
    const extension = { id, userId: student.userId, due: '2026-12-01' };
    expect(await extendAssignment(foreign, extension)).toBe(false);
    expect(await extendAssignment(cls, { ...extension, userId: randomUUID() })).toBe(false);
    expect(await assignmentProgress(foreign, [id, 'nonsense'], now)).toEqual([]);

    await pool().query(
      'UPDATE "Assignment" SET "erasedMembers" = 2, "erasedDone" = 1 WHERE "classId" = $1',
      [cls.id],
    );
    expect((await only(cls)).erased).toEqual({ members: 2, done: 1 });
    expect(await changeAssignment(cls, id, change)).toBe('changed');
    expect(await only(cls)).toMatchObject({ days: 3, dueAt: new Date('2026-11-22T23:00:00Z') });
    expect(await removeAssignment(cls, id, now)).toBe(true);
    expect(await readAssignments(cls)).toEqual([]);
  });
});
