import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MOST_ROSTER_LINES } from '@/core/classes/roster';
import { MOST_MEMBERS } from '@/server/classes/access';
import { moveMember, renameMember } from '@/server/classes/change-member';
import { joinClass } from '@/server/classes/join-class';
import { leaveClass, removeMember } from '@/server/classes/leave-class';
import { importRoster, readRosterOf } from '@/server/classes/roster';
import { names, person, plain, studentOf, taughtBy } from '@/server/classes/testing/school';
import { pool } from '@/server/database/client';

const now = new Date('2026-11-21T12:00:00Z');
const fill = (classId: string, count: number) =>
  pool().query(
    `WITH made AS (INSERT INTO "User" (id, role) SELECT gen_random_uuid(), 'student'
       FROM generate_series(1, $2) RETURNING id)
     INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt")
     SELECT id, $1::uuid, 'Somebody', $3 FROM made`,
    [classId, count, now],
  );

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
