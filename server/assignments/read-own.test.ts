import { beforeAll, describe, expect, it } from 'vitest';
import { assign } from '@/server/assignments/assign';
import { readOwnAssignments } from '@/server/assignments/read-own';
import { later, now, setUp } from '@/server/assignments/testing/asked-class';
import { archiveClass } from '@/server/classes/change-class';
import { leaveClass } from '@/server/classes/leave-class';
import { person } from '@/server/classes/testing/school';
import { PATTERN, publishTestContent } from '@/server/content/testing/library';

beforeAll(async () => {
  await publishTestContent();
});

describe('what a student is told', () => {
  it('is what their classes ask, until they leave or the class is archived', async () => {
    const { cls, student } = await setUp();
    await assign(cls, { kind: 'practice', pattern: PATTERN, days: 2, due: '2026-11-20' }, now);
    expect(await readOwnAssignments(student, now)).toMatchObject({
      inClass: true,
      assignments: [
        {
          class: { name: 'Form 4b' },
          title: 'Loops',
          dueDay: '2026-11-20',
          state: 'not-begun',
          href: `/practice/${PATTERN}`,
        },
      ],
    });
    expect(await readOwnAssignments(await person(), now)).toEqual({
      inClass: false,
      assignments: [],
    });
    await archiveClass(cls, true, now);
    expect((await readOwnAssignments(student, now)).assignments).toEqual([]);
    await archiveClass(cls, false, now);
    expect((await readOwnAssignments(student, later(30))).assignments).toEqual([]);
    await leaveClass(student, cls.id);
    expect(await readOwnAssignments(student, now)).toEqual({ inClass: false, assignments: [] });
  });
});
