import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { taughtClass } from '@/server/classes/access';
import { archiveClass, makeClass, renameClass } from '@/server/classes/change-class';
import { readJoined, readTaught } from '@/server/classes/read-classes';
import { person, studentOf, taughtBy } from '@/server/classes/testing/school';

const now = new Date('2026-11-21T12:00:00Z');

describe('the right to a class', () => {
  it('is its teacher’s alone: a foreign class, a missing one and nonsense are the same null', async () => {
    const teacher = await person('teacher');
    const cls = await taughtBy(teacher, now);
    expect((await taughtClass(teacher, cls.id))?.name).toBe('Form 4b');
    const strangers = [
      await person('teacher'),
      await person('admin'),
      await person('student'),
      await studentOf(cls, now),
      null,
    ];
    for (const stranger of strangers) expect(await taughtClass(stranger, cls.id)).toBeNull();
    expect(await taughtClass(teacher, randomUUID())).toBeNull();
    expect(await taughtClass(teacher, "'; DROP TABLE")).toBeNull();
  });

  it('ends when a teacher is a teacher no more', async () => {
    const teacher = await person('teacher');
    const cls = await taughtBy(teacher, now);
    expect(await taughtClass({ ...teacher, role: 'student' }, cls.id)).toBeNull();
  });

  it('to make one is the teachers’, authors’ and admins’', async () => {
    const form = { name: 'X', pseudonymous: false, timeZone: 'UTC' };
    for (const role of ['teacher', 'author', 'admin'] as const)
      expect(await makeClass(await person(role), form, now)).not.toBeNull();
    for (const role of ['guest', 'student'] as const)
      expect(await makeClass(await person(role), form, now)).toBeNull();
  });
});

describe('the list of classes', () => {
  it('counts students and puts archived classes last', async () => {
    const teacher = await person('teacher');
    const old = await taughtBy(teacher, now, { name: 'A of last year' });
    const cls = await taughtBy(teacher, now, { name: 'B' });
    await studentOf(cls, now);
    await archiveClass(old, true, now);
    await renameClass(cls, 'C');
    const list = await readTaught(teacher, now);
    expect(list.map(({ name, students }) => [name, students])).toEqual([
      ['C', 1],
      ['A of last year', 0],
    ]);
    await archiveClass(old, false, now);
    expect((await readTaught(teacher, now))[0]?.archivedAt).toBeNull();
  });

  it('tells a student who teaches and how they are shown, and a stranger nothing', async () => {
    const teacher = await person('teacher', { name: 'Grace Hopper' });
    const cls = await taughtBy(teacher, now);
    const student = await studentOf(cls, now, 'Ada Byron');
    expect(await readJoined(student)).toMatchObject([
      { name: 'Form 4b', shownAs: 'Ada Byron', teachers: ['Grace Hopper'] },
    ]);
    expect(await readJoined(await person())).toEqual([]);
    expect(await readTaught(student, now)).toEqual([]);
  });
});
