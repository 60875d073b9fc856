import { beforeAll, describe, expect, it } from 'vitest';
import { findViewer } from '@/server/accounts/viewer';
import { undoAnswer } from '@/server/answers/undo-answer';
import { assign, extendAssignment } from '@/server/assignments/assign';
import { assignmentProgress } from '@/server/assignments/assignment-progress';
import { readAssignments } from '@/server/assignments/read-assignments';
import { readOwnAssignments } from '@/server/assignments/read-own';
import {
  answer,
  later,
  now,
  only,
  setUp,
  standing,
} from '@/server/assignments/testing/asked-class';
import { moveMember } from '@/server/classes/change-member';
import { joinClass } from '@/server/classes/join-class';
import { codeOf, person, studentOf, taughtBy } from '@/server/classes/testing/school';
import { PATTERN, publishTestContent, SMALL_PATTERN } from '@/server/content/testing/library';

beforeAll(async () => {
  await publishTestContent();
});

describe('practice on days', () => {
  const practice = { kind: 'practice', pattern: PATTERN, days: 2, due: '2026-11-20' } as const;

  it('counts two days with five answers each, and says who has not begun', async () => {
    const { cls, student } = await setUp();
    await studentOf(cls, now, 'Ben');
    expect(await assign(cls, practice, now)).toBe('assigned');
    await answer(student, { at: later(1) });
    const { id } = await only(cls);
    expect(await assignmentProgress(cls, [id], later(1))).toMatchObject([
      { shownAs: 'Ada Byron', state: 'under-way', done: 1, of: 2 },
      { shownAs: 'Ben', state: 'not-begun', done: 0 },
    ]);
    await answer(student, { at: later(2), count: 4 });
    expect((await assignmentProgress(cls, [id], later(2)))[0]).toMatchObject({ done: 1 });
    await answer(student, { at: new Date(later(2).getTime() + 60_000), count: 1 });
    expect((await assignmentProgress(cls, [id], later(2)))[0]).toMatchObject({
      state: 'done',
      late: false,
    });
  });

  it('counts the learner’s days: two sides of 4 in the morning, where they are', async () => {
    const { cls, student } = await setUp();
    await assign(cls, practice, now);
    // 03:30 and 04:30 of one night in Paris: two days, by the learner's clock.
    await answer(student, { at: new Date('2026-11-18T02:30:00Z') });
    expect(await standing(cls, later(2))).toMatchObject({ done: 1 });
    await answer(student, { at: new Date('2026-11-18T03:30:00Z') });
    expect(await standing(cls, later(2))).toMatchObject({ done: 2 });
  });

  it('counts neither what came before it, nor another pattern, nor what was taken back', async () => {
    const { cls, student } = await setUp();
    await answer(student, { at: new Date(now.getTime() - 60_000) });
    await assign(cls, practice, now);
    expect(await standing(cls, later(1))).toMatchObject({ state: 'not-begun', done: 0 });
    const ids = await answer(student, { at: later(1) });
    expect(await standing(cls, later(1))).toMatchObject({ done: 1 });
    const viewer = await findViewer({ userId: student.userId, epoch: 0 });
    if (viewer) await undoAnswer(viewer, ids.at(-1) ?? '', later(1));
    expect(await standing(cls, later(1))).toMatchObject({ state: 'under-way', done: 0 });
    await assign(cls, { ...practice, pattern: SMALL_PATTERN }, now);
    const assignments = await readAssignments(cls);
    const small = assignments.find(({ pattern }) => pattern === SMALL_PATTERN);
    expect(await assignmentProgress(cls, [small?.id ?? ''], later(1))).toMatchObject([
      { state: 'not-begun' },
    ]);
  });

  it('counts from joining on for whoever joins later, and is not late for what was due before', async () => {
    const { cls } = await setUp();
    await assign(cls, practice, now);
    const newcomer = await person('student', { timeZone: 'Europe/Paris' });
    await answer(newcomer, { at: later(1) });
    const code = await codeOf(cls, now);
    await joinClass(newcomer, { code, shownAs: 'New' }, later(2));
    const { id } = await only(cls);
    const told = async (at: Date) =>
      (await assignmentProgress(cls, [id], at)).find(({ shownAs }) => shownAs === 'New');
    expect(await told(later(3))).toMatchObject({ state: 'not-begun', done: 0, of: 2 });
    await answer(newcomer, { at: later(3) });
    expect(await told(later(3))).toMatchObject({ done: 1 });

    const last = await studentOf(cls, later(6), 'Last');
    const [, stands] = await assignmentProgress(cls, [id], later(7));
    expect(stands).toMatchObject({ shownAs: 'Last', state: 'not-begun', late: false });
    expect((await readOwnAssignments(last, later(7))).assignments).toEqual([]);
    expect((await readOwnAssignments(newcomer, later(7))).assignments).toMatchObject([
      { late: true },
    ]);
  });

  it('counts from the move on for whoever is moved from another class, and is not late before it', async () => {
    const { teacher, cls } = await setUp();
    const from = await taughtBy(teacher, now);
    await assign(cls, practice, now);
    const { id } = await only(cls);
    const moved = await studentOf(from, now, 'Moved');
    await answer(moved, { at: later(1) });
    expect(await moveMember(from, cls, moved.userId, later(2))).toBe('moved');
    const told = async (at: Date) =>
      (await assignmentProgress(cls, [id], at)).find(({ shownAs }) => shownAs === 'Moved');
    expect(await told(later(3))).toMatchObject({ state: 'not-begun', done: 0, of: 2 });
    await answer(moved, { at: later(3) });
    expect(await told(later(3))).toMatchObject({ done: 1 });

    const last = await studentOf(from, now, 'Last');
    expect(await moveMember(from, cls, last.userId, later(6))).toBe('moved');
    const [, stands] = await assignmentProgress(cls, [id], later(7));
    expect(stands).toMatchObject({ shownAs: 'Last', state: 'not-begun', late: false });
    expect((await readOwnAssignments(last, later(7))).assignments).toEqual([]);
  });

  it('is late after the due day, and in time for whom it was extended', async () => {
    const { cls, student } = await setUp();
    const ben = await studentOf(cls, now, 'Ben');
    await assign(cls, practice, now);
    const { id } = await only(cls);
    for (const viewer of [student, ben]) {
      await answer(viewer, { at: later(3) });
      await answer(viewer, { at: later(6) });
    }
    const extension = { id, userId: ben.userId, due: '2026-11-25' };
    expect(await extendAssignment(cls, extension)).toBe(true);
    expect(await assignmentProgress(cls, [id], later(7))).toMatchObject([
      { shownAs: 'Ada Byron', state: 'done', late: true, extended: false },
      { shownAs: 'Ben', state: 'done', late: false, extended: true },
    ]);
    expect(await extendAssignment(cls, { ...extension, due: null })).toBe(true);
    expect((await assignmentProgress(cls, [id], later(7)))[1]).toMatchObject({ late: true });
  });

  it('is due with the end of its day where the class is', async () => {
    const { cls } = await setUp();
    await assign(cls, practice, now);
    expect((await only(cls)).dueAt.toISOString()).toBe('2026-11-20T23:00:00.000Z');
  });
});

describe('review on days a week', () => {
  it('counts days of review alone, week by week', async () => {
    const { cls, student } = await setUp();
    await assign(cls, { kind: 'review', days: 2, due: '2026-11-29' }, now);
    await answer(student, { at: later(1) });
    expect(await standing(cls, later(1))).toMatchObject({ state: 'not-begun', of: 4 });
    for (const day of [2, 3, 4]) await answer(student, { at: later(day), context: 'review' });
    expect(await standing(cls, later(5))).toMatchObject({ done: 2, week: { done: 2, of: 2 } });
    for (const day of [8, 9]) await answer(student, { at: later(day), context: 'review' });
    expect(await standing(cls, later(10))).toMatchObject({ state: 'done', late: false });
  });
});
