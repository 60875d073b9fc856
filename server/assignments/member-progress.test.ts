import { beforeAll, expect, it } from 'vitest';
import { assign, extendAssignment, removeAssignment } from '@/server/assignments/assign';
import { memberProgress } from '@/server/assignments/assignment-progress';
import { readAssignments } from '@/server/assignments/read-assignments';
import { joinClass } from '@/server/classes/join-class';
import { codeOf, person, studentOf, taughtBy } from '@/server/classes/testing/school';
import { PATTERN, publishTestContent } from '@/server/content/testing/library';

const now = new Date('2026-11-16T11:00:00Z');

beforeAll(async () => {
  await publishTestContent();
});

it('tells of one student what this class asked for, with their extension, and nothing of other classes', async () => {
  const teacher = await person('teacher');
  const cls = await taughtBy(teacher, now);
  const ada = await studentOf(cls, now, 'Ada');
  const ben = await studentOf(cls, now, 'Ben');
  const other = await taughtBy(await person('teacher'), now);
  await joinClass(ada, { code: await codeOf(other, now), shownAs: 'Ada' }, now);
  await assign(other, { kind: 'review', days: 2, due: '2026-11-19' }, now);
  expect(await memberProgress(cls, ada.userId, now)).toEqual([]);

  await assign(cls, { kind: 'test', pattern: PATTERN, due: '2026-11-20' }, now);
  await assign(cls, { kind: 'practice', pattern: PATTERN, days: 2, due: '2026-11-18' }, now);
  const [practice, test] = await readAssignments(cls);
  await extendAssignment(cls, { id: test?.id ?? '', userId: ada.userId, due: '2026-11-22' });
  expect(await memberProgress(cls, ada.userId, now)).toMatchObject([
    { assignment: { id: practice?.id, kind: 'practice' }, state: 'not-begun', extended: false },
    { assignment: { id: test?.id, kind: 'test' }, extended: true },
  ]);
  expect((await memberProgress(cls, ben.userId, now))[1]).toMatchObject({ extended: false });

  await removeAssignment(cls, practice?.id ?? '', now);
  expect(await memberProgress(cls, ada.userId, now)).toHaveLength(1);
  expect(await memberProgress(cls, teacher.userId, now)).toEqual([]);
  expect(await memberProgress(cls, 'nobody', now)).toEqual([]);
});
