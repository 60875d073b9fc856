import { describe, expect, it } from 'vitest';
import { DAY_MS } from '@/core/time';
import { archiveClass } from '@/server/classes/change-class';
import { findOffer, joinClass } from '@/server/classes/join-class';
import { drawCode, makeCode, readCodes, revokeCode } from '@/server/classes/join-code';
import { stopTeaching } from '@/server/classes/leave-class';
import { readPeople } from '@/server/classes/read-people';
import { again, codeOf, names, person, taughtBy } from '@/server/classes/testing/school';

const now = new Date('2026-11-21T12:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * DAY_MS);

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
