import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import pg from 'pg';
import { MOST_ROSTER_LINES } from '@/core/classes/roster';
import { members, MOST_MEMBERS, taughtClass } from '@/server/classes/access';
import { archiveClass, makeClass, renameClass } from '@/server/classes/change-class';
import { moveMember, renameMember } from '@/server/classes/change-member';
import { findOffer, joinClass } from '@/server/classes/join-class';
import { drawCode, makeCode, readCodes, revokeCode } from '@/server/classes/join-code';
import { leaveClass, removeMember, stopTeaching } from '@/server/classes/leave-class';
import { readJoined, readTaught } from '@/server/classes/read-classes';
import { readPeople } from '@/server/classes/read-people';
import { importRoster, readRosterOf, removeExpected } from '@/server/classes/roster';
import { again, codeOf, person, studentOf, taughtBy } from '@/server/classes/testing/school';
import { pool } from '@/server/database/client';

const now = new Date('2026-11-21T12:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const names = async (cls: Parameters<typeof members>[0]) =>
  (await members(cls)).map(({ shownAs }) => shownAs);
const fill = (classId: string, count: number) =>
  pool().query(
    `WITH made AS (INSERT INTO "User" (id, role) SELECT gen_random_uuid(), 'student'
       FROM generate_series(1, $2) RETURNING id)
     INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt")
     SELECT id, $1::uuid, 'Somebody', $3 FROM made`,
    [classId, count, now],
  );
const plain = (name: string) => ({ name, email: null, id: null });

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

describe('a join code', () => {
  it('leads to the class, and nowhere once it is revoked, expired, replaced or the class archived', async () => {
    const teacher = await person('teacher');
    const cls = await taughtBy(teacher, now);
    const first = await codeOf(cls, now);
    expect(await findOffer(null, first, now)).toMatchObject({ classId: cls.id, already: null });

    const second = await makeCode(cls, { teaches: false, days: 3 }, now);
    expect(await findOffer(null, first, now)).toBeNull();
    expect(await findOffer(null, second, later(2.9))).not.toBeNull();
    expect(await findOffer(null, second, later(3.1))).toBeNull();

    const third = await makeCode(cls, { teaches: false, days: null }, now);
    await archiveClass(cls, true, now);
    expect(await findOffer(null, third, now)).toBeNull();
    await archiveClass(cls, false, now);
    await revokeCode(cls, false, now);
    expect(await findOffer(null, third, now)).toBeNull();
    const late = await person();
    expect(await joinClass(late, { code: third, shownAs: 'Late' }, now)).toEqual({
      status: 'unknown',
    });
    expect(await findOffer(null, drawCode(), now)).toBeNull();
    expect(await names(cls)).toEqual([]);
  });

  it('lets somebody in once, however often it is sent', async () => {
    const teacher = await person('teacher');
    const cls = await taughtBy(teacher, now);
    const code = await codeOf(cls, now);
    const student = await person();
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => joinClass(student, { code, shownAs: 'Ada' }, now)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['already', 'already', 'joined']);
    expect(await names(cls)).toEqual(['Ada']);
  });

  it('asks for a name in a class with names and makes no student of its teacher', async () => {
    const teacher = await person('teacher');
    const cls = await taughtBy(teacher, now);
    const code = await codeOf(cls, now);
    expect(await joinClass(await person(), { code, shownAs: null }, now)).toEqual({
      status: 'name',
    });
    expect((await joinClass(teacher, { code, shownAs: 'Me' }, now)).status).toBe('teaches');
    expect(await names(cls)).toEqual([]);
  });

  it('draws a nickname in a pseudonymous class, never the same for two', async () => {
    const teacher = await person('teacher');
    const cls = await taughtBy(teacher, now, { pseudonymous: true });
    const code = await codeOf(cls, now);
    const people = await Promise.all(Array.from({ length: 12 }, () => person()));
    await Promise.all(people.map((one) => joinClass(one, { code, shownAs: null }, now)));
    const shown = await names(cls);
    expect(new Set(shown).size).toBe(12);
    expect(shown.every((one) => /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(one))).toBe(true);
    const taken = `  ${(shown[0] ?? '').toLowerCase()}`.trim();
    expect(await joinClass(await person(), { code, shownAs: taken }, now)).toEqual({
      status: 'taken',
    });
  });
});

describe('teachers of a class', () => {
  it('come by an invitation that lasts a week, if they may teach', async () => {
    const teacher = await person('teacher');
    const cls = await taughtBy(teacher, now);
    const code = await makeCode(cls, { teaches: true, days: null }, now);
    expect((await readCodes(cls, now)).students).not.toBeNull();
    expect(await joinClass(await person(), { code, shownAs: null }, now)).toEqual({
      status: 'no-teacher',
    });
    const colleague = await person('teacher');
    expect((await joinClass(colleague, { code, shownAs: null }, now)).status).toBe('teaches');
    expect((await readPeople(await again(colleague, cls.id), now)).teachers).toHaveLength(2);
    expect(await findOffer(null, code, later(8))).toBeNull();
  });

  it('leave, but not the last one, even when both leave at once', async () => {
    const [one, other] = [await person('teacher'), await person('teacher')];
    const cls = await taughtBy(one, now);
    expect(await stopTeaching(cls)).toBe('last');
    const code = await makeCode(cls, { teaches: true, days: null }, now);
    await joinClass(other, { code, shownAs: null }, now);
    const outcomes = await Promise.all([
      stopTeaching(cls),
      stopTeaching(await again(other, cls.id)),
    ]);
    expect([...outcomes].sort()).toEqual(['last', 'left']);
  });
});

describe('members', () => {
  it('leave by themselves or are removed; nobody else’s class is touched', async () => {
    const teacher = await person('teacher');
    const cls = await taughtBy(teacher, now);
    const foreign = await taughtBy(await person('teacher'), now);
    const [ada, ben] = [await studentOf(cls, now, 'Ada'), await studentOf(cls, now, 'Ben')];
    expect(await removeMember(foreign, ada.userId)).toBe(false);
    expect(await leaveClass(ben, foreign.id)).toBe(false);
    expect(await leaveClass(ben, cls.id)).toBe(true);
    expect(await leaveClass(ben, 'nonsense')).toBe(false);
    expect(await names(cls)).toEqual(['Ada']);
    expect(await removeMember(cls, ada.userId)).toBe(true);
    expect(await names(cls)).toEqual([]);
  });

  it('move with their place on the list, within classes of one sort', async () => {
    const teacher = await person('teacher');
    const [from, to] = [await taughtBy(teacher, now), await taughtBy(teacher, now)];
    const hidden = await taughtBy(teacher, now, { pseudonymous: true });
    const ada = await studentOf(from, now, 'Ada');
    expect(await moveMember(from, hidden, ada.userId, now)).toBe('kinds');
    expect(await moveMember(from, to, randomUUID(), now)).toBeNull();
    expect(await moveMember(from, to, ada.userId, now)).toBe('moved');
    expect([await names(from), await names(to)]).toEqual([[], ['Ada']]);
  });

  it('move with one entry of a list, and not into a class or a list that is full', async () => {
    const teacher = await person('teacher');
    const [from, to] = [await taughtBy(teacher, now), await taughtBy(teacher, now)];
    await importRoster(from, [plain('Ada')]);
    await importRoster(to, [plain('Ada B.')]);
    const ada = await person();
    for (const cls of [from, to]) {
      const [entry] = await readRosterOf(cls);
      await joinClass(ada, { code: entry?.code ?? '', shownAs: null }, now);
    }
    const ben = await studentOf(from, now, 'Ben');
    await fill(to.id, MOST_MEMBERS - 1);
    expect(await moveMember(from, to, ben.userId, now)).toBe('full');
    expect(await names(from)).toEqual(['Ada', 'Ben']);
    expect(await moveMember(from, to, ada.userId, now)).toBe('moved');
    expect(await names(from)).toEqual(['Ben']);
    expect(await readRosterOf(from)).toEqual([]);
    expect(await readRosterOf(to)).toMatchObject([{ shownAs: 'Ada B.' }]);

    const listed = await taughtBy(teacher, now);
    await importRoster(listed, [plain('Cy')]);
    const [entry] = await readRosterOf(listed);
    const cy = await person();
    await joinClass(cy, { code: entry?.code ?? '', shownAs: null }, now);
    const long = await taughtBy(teacher, now);
    const lines = Array.from({ length: MOST_ROSTER_LINES }, (_, nth) => plain(`Student ${nth}`));
    await importRoster(long, lines);
    expect(await moveMember(listed, long, cy.userId, now)).toBe('full');
    expect(await moveMember(from, long, ben.userId, now)).toBe('moved');
  });

  it('are renamed, and in a pseudonymous class never to another’s nickname', async () => {
    const cls = await taughtBy(await person('teacher'), now, { pseudonymous: true });
    const [one, other] = [await studentOf(cls, now, 'Red Fox'), await studentOf(cls, now, 'Owl')];
    expect(await renameMember(cls, { userId: other.userId, shownAs: 'red fox' })).toBe('taken');
    expect(await renameMember(cls, { userId: one.userId, shownAs: 'Redder Fox' })).toBe('renamed');
    expect(await renameMember(cls, { userId: randomUUID(), shownAs: 'X' })).toBeNull();
    expect(await names(cls)).toEqual(['Owl', 'Redder Fox']);
  });
});

describe('a roster', () => {
  const rows = [
    { name: 'Ada Byron', email: 'ada@school.example', id: 'S1' },
    { name: 'Ben Li', email: null, id: null },
    { name: 'Ben Li', email: 'ben2@school.example', id: 'S3' },
  ];

  it('changes nothing the second time and corrects who is known by the school’s id', async () => {
    const cls = await taughtBy(await person('teacher'), now);
    expect(await importRoster(cls, rows.slice(0, 2))).toEqual({ added: 2, changed: 0 });
    expect(await importRoster(cls, rows.slice(0, 2))).toEqual({ added: 0, changed: 0 });
    expect(await importRoster(cls, [{ ...plain('Ada Lovelace'), id: 's1' }])).toEqual({
      added: 0,
      changed: 1,
    });
    expect(await readRosterOf(cls)).toMatchObject([
      { shownAs: 'Ada Lovelace', email: 'ada@school.example' },
      { shownAs: 'Ben Li' },
    ]);
  });

  it('gives each a code that works for one person, under the listed name', async () => {
    const cls = await taughtBy(await person('teacher'), now);
    await importRoster(cls, rows.slice(0, 2));
    const [entry] = await readRosterOf(cls);
    const code = entry?.code ?? '';
    const [ada, thief] = [await person(), await person()];
    expect(await findOffer(null, code, now)).toMatchObject({ expectedAs: 'Ada Byron' });
    const outcomes = await Promise.all(
      [ada, thief].map((one) => joinClass(one, { code, shownAs: 'Somebody' }, now)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['joined', 'unknown']);
    expect(await names(cls)).toEqual(['Ada Byron']);
    expect((await readPeople(cls, now)).expected.map(({ shownAs }) => shownAs)).toEqual(['Ben Li']);
  });

  it('renames the member whose line was corrected', async () => {
    const cls = await taughtBy(await person('teacher'), now);
    await importRoster(cls, [{ ...plain('Ada B.'), id: 'S1' }]);
    const [entry] = await readRosterOf(cls);
    await joinClass(await person(), { code: entry?.code ?? '', shownAs: null }, now);
    await importRoster(cls, [{ ...plain('Ada Byron'), id: 'S1' }]);
    expect(await names(cls)).toEqual(['Ada Byron']);
  });

  it('corrects a list of 2,000 in as few statements as one line, those who came included', async () => {
    const cls = await taughtBy(await person('teacher'), now);
    const lines = Array.from({ length: MOST_ROSTER_LINES }, (_, at) => ({
      ...plain(`Student ${at}`),
      id: `s${at}`,
    }));
    await importRoster(cls, lines);
    const [entry] = (await readRosterOf(cls)).filter(({ externalId }) => externalId === 's7');
    const student = await person('student');
    await joinClass(student, { code: entry?.code ?? '', shownAs: '' }, now);
    const statements = vi.spyOn(pg.Client.prototype, 'query');
    const corrected = lines.map((line) => ({ ...line, name: `${line.name} B.` }));
    expect(await importRoster(cls, corrected)).toEqual({ added: 0, changed: MOST_ROSTER_LINES });
    expect(statements.mock.calls.length).toBeLessThan(12);
    statements.mockRestore();
    expect((await readRosterOf(cls)).every(({ shownAs }) => shownAs.endsWith(' B.'))).toBe(true);
    expect(await names(cls)).toEqual(['Student 7 B.']);
  });

  it('takes no mail and no id into a pseudonymous class', async () => {
    const cls = await taughtBy(await person('teacher'), now, { pseudonymous: true });
    expect(await importRoster(cls, rows)).toBe('names');
    expect(await importRoster(cls, [plain('Amber Otter')])).toEqual({ added: 1, changed: 0 });
    expect(await readRosterOf(cls)).toMatchObject([{ email: null, externalId: null }]);
  });

  it('tells who of it is no longer in the class, until they are taken off', async () => {
    const cls = await taughtBy(await person('teacher'), now);
    await importRoster(cls, [plain('Ada'), plain('Ben')]);
    const [ada, ben] = await readRosterOf(cls);
    const [one, other] = [await person(), await person()];
    await joinClass(one, { code: ada?.code ?? '', shownAs: null }, now);
    await joinClass(other, { code: ben?.code ?? '', shownAs: null }, now);
    // As where a guest's row was cleaned away.
    await pool().query('DELETE FROM "User" WHERE id = $1', [one.userId]);
    const { expected, gone } = await readPeople(cls, now);
    expect([expected, gone]).toMatchObject([[], [{ shownAs: 'Ada' }]]);
    expect(await removeExpected(cls, ben?.id ?? '')).toBe(false);
    expect(await removeExpected(cls, ada?.id ?? '')).toBe(true);
    expect((await readPeople(cls, now)).gone).toEqual([]);
    expect(await importRoster(cls, [plain('Ada')])).toEqual({ added: 1, changed: 0 });
  });

  it('loses whoever is taken off, and their code with them, but no other class’s', async () => {
    const cls = await taughtBy(await person('teacher'), now);
    const foreign = await taughtBy(await person('teacher'), now);
    await importRoster(cls, [plain('Ada')]);
    const [entry] = await readRosterOf(cls);
    const { id, code } = entry ?? { id: '', code: '' };
    expect(await removeExpected(foreign, id)).toBe(false);
    expect(await removeExpected(cls, id)).toBe(true);
    expect(await findOffer(null, code, now)).toBeNull();
  });
});
