import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { findViewer, type Viewer } from '@/server/accounts/viewer';
import { recordAnswer } from '@/server/answers/record-answer';
import { undoAnswer } from '@/server/answers/undo-answer';
import {
  assign,
  assignWarmUp,
  changeAssignment,
  extendAssignment,
  removeAssignment,
} from '@/server/assignments/assign';
import { assignmentProgress } from '@/server/assignments/assignment-progress';
import { readAssignments } from '@/server/assignments/read-assignments';
import { readOwnWarmUp } from '@/server/assignments/read-own-warm-up';
import { readOwnAssignments } from '@/server/assignments/read-own';
import type { TaughtClass } from '@/server/classes/access';
import { archiveClass } from '@/server/classes/change-class';
import { moveMember } from '@/server/classes/change-member';
import { joinClass } from '@/server/classes/join-class';
import { leaveClass } from '@/server/classes/leave-class';
import { again, codeOf, person, studentOf, taughtBy } from '@/server/classes/testing/school';
import {
  CANARY,
  PATTERN,
  publishTestContent,
  RIGHT,
  SMALL_PATTERN,
} from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

// Noon in Paris, whose days here begin at 4.
const now = new Date('2026-11-16T11:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

beforeAll(async () => {
  await publishTestContent();
});

interface Given {
  at: Date;
  count?: number;
  context?: 'practice' | 'review';
  timeZone?: string;
}

let nth = 0;

async function answer(
  viewer: Viewer,
  { at, count = 5, context = 'practice', timeZone = 'Europe/Paris' }: Given,
): Promise<string[]> {
  const ids: string[] = [];
  for (let one = 0; one < count; one += 1) {
    const id = randomUUID();
    const claim = { userId: viewer.userId, epoch: 0, issuedAt: 0 };
    const moment = new Date(at.getTime() + one * 1_000);
    nth += 1;
    await recordAnswer(
      claim,
      {
        id,
        question: `${PATTERN}/q${(nth % 20) + 1}`,
        context,
        response: { option: RIGHT },
        elapsedMs: 5_000,
        answeredAt: moment.toISOString(),
        timeZone,
      },
      moment,
    );
    ids.push(id);
  }
  return ids;
}

async function setUp() {
  const teacher = await person('teacher');
  const cls = await taughtBy(teacher, now);
  const student = await studentOf(cls, now);
  return { teacher, cls, student };
}

async function only(cls: TaughtClass) {
  const [assignment, other] = await readAssignments(cls);
  if (!assignment || other) throw new Error('There is not one assignment.');
  return assignment;
}

async function standing(cls: TaughtClass, at: Date) {
  const { id } = await only(cls);
  const [found, other] = await assignmentProgress(cls, [id], at);
  if (!found || other) throw new Error('There is not one standing.');
  return found;
}

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

describe('a test by a date', () => {
  async function handIn(viewer: Viewer, change: Record<string, unknown>): Promise<void> {
    const row = {
      kind: 'full',
      startedAt: later(1),
      judgedAt: later(1),
      pattern: PATTERN,
      ...change,
    };
    await pool().query(
      `INSERT INTO "Test" ("userId", id, pattern, kind, state, seed, "startedAt", "judgedAt", verdict)
       VALUES ($1, $2, $3, $4::"TestKind", 'closed', 's', $5, $6::timestamptz,
         CASE WHEN $6::timestamptz IS NULL THEN NULL ELSE 'not-yet'::"Verdict" END)`,
      [viewer.userId, randomUUID(), row.pattern, row.kind, row.startedAt, row.judgedAt],
    );
  }

  it('is done when the whole test is handed in, not by a check, an old test or another pattern’s', async () => {
    const { cls, student } = await setUp();
    await assign(cls, { kind: 'test', pattern: PATTERN, due: '2026-11-20' }, now);
    await handIn(student, { judgedAt: later(-1), startedAt: later(-1) });
    await handIn(student, { kind: 'check' });
    await handIn(student, { pattern: SMALL_PATTERN });
    expect(await standing(cls, later(2))).toMatchObject({ state: 'not-begun' });
    await handIn(student, { judgedAt: null });
    expect(await standing(cls, later(2))).toMatchObject({ state: 'under-way' });
    await handIn(student, { judgedAt: later(2) });
    expect(await standing(cls, later(2))).toMatchObject({
      state: 'done',
      verdict: 'not-yet',
      late: false,
    });
  });
});

describe('a warm-up', () => {
  it('is done when each of its questions was answered, and belongs to one class', async () => {
    const { cls, student } = await setUp();
    const { cls: foreign } = await setUp();
    const warmUpId = randomUUID();
    await pool().query(
      `INSERT INTO "WarmUp" ("classId", id, questions, "createdAt") VALUES ($1, $2, $3, $4)`,
      [
        cls.id,
        warmUpId,
        JSON.stringify([21, 22].map((one) => ({ question: `${PATTERN}/q${one}` }))),
        now,
      ],
    );
    const asked = { warmUpId, due: '2026-11-18' };
    const stranger = await person();
    expect(await assignWarmUp(foreign, asked, now)).toBe('missing');
    expect(await assignWarmUp(cls, { ...asked, due: '2026-11-15' }, now)).toBe('due');
    expect(await assignWarmUp(cls, { ...asked, due: '2028-11-15' }, now)).toBe('far');
    expect(await assignWarmUp(cls, asked, now)).toBe('assigned');
    const { id } = await only(cls);
    expect((await readOwnWarmUp(student, id))?.questions.map((view) => view.id)).toEqual([
      `${PATTERN}/q21`,
      `${PATTERN}/q22`,
    ]);
    expect(await readOwnWarmUp(stranger, id)).toBeNull();
    expect(await readOwnWarmUp(student, randomUUID())).toBeNull();
    expect(JSON.stringify(await readOwnWarmUp(student, id))).not.toContain(CANARY);
    for (const one of [21, 21, 22]) {
      expect(await standing(cls, later(1))).toMatchObject({ of: 2, doneAt: null });
      const moment = new Date(later(1).getTime() + one);
      await recordAnswer(
        { userId: student.userId, epoch: 0, issuedAt: 0 },
        {
          id: randomUUID(),
          question: `${PATTERN}/q${one}`,
          context: 'practice',
          response: { option: RIGHT },
        },
        moment,
      );
    }
    expect(await standing(cls, later(1))).toMatchObject({ state: 'done', done: 2 });
  });
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
