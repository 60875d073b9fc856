import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { DAY_MS } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { recordAnswer } from '@/server/answers/record-answer';
import { assign, assignWarmUp } from '@/server/assignments/assign';
import { assignmentProgress } from '@/server/assignments/assignment-progress';
import { readAssignments } from '@/server/assignments/read-assignments';
import { readOwnAssignments } from '@/server/assignments/read-own';
import { readEvidence } from '@/server/classes/page/read-evidence';
import { readStudent } from '@/server/classes/page/read-student';
import { studentOf, person, taughtBy } from '@/server/classes/testing/school';
import type { TaughtClass } from '@/server/classes/access';
import {
  PATTERN,
  publishRenamedContent,
  publishTestContent,
  RENAMED_PATTERN,
  RIGHT,
  WRONG,
} from '@/server/content/testing/library';
import { pool } from '@/server/database/client';
import { followRenames } from '@/server/replay/follow-renames';

// A pattern is renamed in the middle of what a class is asked to do with it.
const now = new Date('2026-11-16T11:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * DAY_MS);
const DUE = '2026-11-27';

let cls: TaughtClass;
let student: Viewer;

async function answer(pattern: string, slug: string, option: string, at: Date): Promise<void> {
  await recordAnswer(
    { userId: student.userId, epoch: 0, issuedAt: 0 },
    {
      id: randomUUID(),
      question: `${pattern}/${slug}`,
      context: 'practice',
      response: { option },
      answeredAt: at.toISOString(),
      timeZone: 'Europe/Paris',
    },
    at,
  );
}

async function test(pattern: string, judgedAt: Date): Promise<void> {
  await pool().query(
    `INSERT INTO "Test" ("userId", id, pattern, kind, state, seed, "startedAt", "judgedAt", verdict)
     VALUES ($1, $2, $3, 'full', 'closed', 's', $4, $4, 'not-yet')`,
    [student.userId, randomUUID(), pattern, judgedAt],
  );
}

beforeAll(async () => {
  await publishTestContent();
  const teacher = await person('teacher');
  cls = await taughtBy(teacher, now);
  student = await studentOf(cls, now);
  const warmUpId = randomUUID();
  await pool().query(
    `INSERT INTO "WarmUp" ("classId", id, questions, "createdAt") VALUES ($1, $2, $3, $4)`,
    [
      cls.id,
      warmUpId,
      JSON.stringify(['q1', 'q6', 'gone'].map((slug) => ({ question: `${PATTERN}/${slug}` }))),
      now,
    ],
  );
  await assign(cls, { kind: 'practice', pattern: PATTERN, days: 2, due: DUE }, now);
  await assign(cls, { kind: 'test', pattern: PATTERN, due: DUE }, now);
  await assignWarmUp(cls, { warmUpId, due: DUE }, now);
  for (const slug of ['q1', 'q2', 'q3', 'q4']) await answer(PATTERN, slug, RIGHT, later(1));
  await answer(PATTERN, 'q5', WRONG, later(1));
  await test(PATTERN, later(1));
  await publishRenamedContent();
  await followRenames();
  for (const slug of ['q6', 'q7', 'q8', 'q9', 'q10'])
    await answer(RENAMED_PATTERN, slug, RIGHT, later(2));
});

it('counts for an assignment what was done under the name before, and under the one after', async () => {
  const assignments = await readAssignments(cls);
  const kinds = new Map(assignments.map(({ id, kind }) => [id, kind]));
  const standings = await assignmentProgress(cls, [...kinds.keys()], later(2));
  const stands = Object.fromEntries(
    standings.map(({ assignmentId, state, done, of }) => [
      kinds.get(assignmentId),
      { state, done, of },
    ]),
  );
  expect(stands).toEqual({
    practice: { state: 'done', done: 2, of: 2 },
    test: { state: 'done', done: 1, of: 1 },
    // The question that is no longer offered is asked of nobody.
    'warm-up': { state: 'done', done: 2, of: 2 },
  });
});

it('names an assignment as its pattern is called now, and leads there', async () => {
  const { assignments } = await readOwnAssignments(student, later(2));
  const practice = assignments.find(({ kind }) => kind === 'practice');
  expect(practice).toMatchObject({ title: 'Loops', href: `/practice/${RENAMED_PATTERN}` });
});

it('shows the evidence of before and after, asked for by either name', async () => {
  for (const pattern of [PATTERN, RENAMED_PATTERN]) {
    const evidence = await readEvidence(cls, { student: student.userId, pattern }, later(2));
    expect(evidence?.pattern.id).toBe(RENAMED_PATTERN);
    expect(evidence?.answers.map(({ question }) => question)).toEqual(
      ['q10', 'q9', 'q8', 'q7', 'q6', 'q5', 'q4', 'q3', 'q2', 'q1'].map((slug) =>
        expect.stringContaining(`Question ${slug},`),
      ),
    );
    expect(evidence?.days.map(({ answers }) => answers)).toEqual([5, 5]);
    expect(evidence?.tests).toHaveLength(1);
  }
});

it('adds up a student’s time and tests under the name of now', async () => {
  const page = await readStudent(cls, student.userId, later(2));
  expect(page?.patterns).toMatchObject([{ id: RENAMED_PATTERN, answers: 10 }]);
  expect(page?.tests).toMatchObject([{ title: 'Loops' }]);
});
