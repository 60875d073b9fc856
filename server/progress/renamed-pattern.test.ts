import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Viewer } from '@/server/accounts/viewer';
import { undoAnswer } from '@/server/answers/undo-answer';
import { recordAnswer } from '@/server/answers/record-answer';
import { taughtClass, type TaughtClass } from '@/server/classes/access';
import { plantClass } from '@/server/classes/testing/small-class';
import {
  PATTERN,
  publishRenamedContent,
  publishTestContent,
  RENAMED_PATTERN,
  RIGHT,
  WRONG,
} from '@/server/content/testing/library';
import { pool } from '@/server/database/client';
import type { Connection } from '@/server/answers/read-learner';
import { readActivity } from '@/server/progress/read-activity';
import { readMisconceptions } from '@/server/progress/read-misconceptions';
import { readToldLevels } from '@/server/progress/read-told-levels';
import { followRenames } from '@/server/replay/follow-renames';
import { trapsSprung } from '@/server/reports/traps-sprung';
import { triedQuestions } from '@/server/reports/tried-questions';
import { packedAsSeen } from '@/server/reviews/packed-questions';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 10, minutes));
let viewer: Viewer;
let cls: TaughtClass;
let last = '';

async function answer(question: string, option: string, minutes: number): Promise<void> {
  const claim = viewer && { userId: viewer.userId, epoch: 0, issuedAt: 0 };
  last = randomUUID();
  const request = { id: last, question, context: 'practice' as const, response: { option } };
  viewer = (await recordAnswer(claim ?? null, request, at(minutes))).viewer;
}

/** Somebody of a class who answered some of it under the old name, and some under the new one. */
beforeAll(async () => {
  await publishTestContent();
  await answer(`${PATTERN}/q2`, WRONG, 0);
  await answer(`${PATTERN}/q3`, RIGHT, 1);
  await pool().query(
    'INSERT INTO "PackedQuestion" ("userId", question, "packedAt") VALUES ($1, $2, $3)',
    [viewer.userId, `${PATTERN}/q9`, at(2)],
  );
  await publishRenamedContent();
  await followRenames();
  await answer(`${RENAMED_PATTERN}/q4`, WRONG, 3);
  const made = await plantClass([], at(0));
  cls = (await taughtClass(made.teacher, made.cls.id)) as TaughtClass;
  await pool().query(
    `INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt") VALUES ($1, $2, 'Eve', $3)`,
    [viewer.userId, cls.id, at(0)],
  );
});

it('adds up for the learner what was fallen for, how long it took and how the level moved', async () => {
  expect(await readMisconceptions(viewer, 0)).toMatchObject([
    { pattern: RENAMED_PATTERN, falls: 2 },
  ]);
  expect((await readActivity(viewer, 0)).patterns).toMatchObject([
    { pattern: RENAMED_PATTERN, answers: 3 },
  ]);
  expect([...(await readToldLevels(viewer, 0)).keys()]).toEqual([RENAMED_PATTERN]);
});

it('adds up for the teacher what the class tried and fell for', async () => {
  const tried = await triedQuestions(cls, [RENAMED_PATTERN]);
  expect(tried.map(({ id }) => id).sort()).toEqual(
    [2, 3, 4].map((nth) => `${RENAMED_PATTERN}/q${nth}`),
  );
  expect(await trapsSprung(cls, 0)).toMatchObject([
    { pattern: { id: RENAMED_PATTERN, title: 'Loops' }, asked: 1, fell: 1, believe: 1 },
  ]);
});

it('knows a question for seen that a device carries under its old name', async () => {
  const packed = await packedAsSeen(viewer, RENAMED_PATTERN, pool() as Connection);
  expect(packed.map(({ question }) => question)).toEqual([`${RENAMED_PATTERN}/q9`]);
});

it('tells the mastery of today where an answer under the old name is taken back', async () => {
  await undoAnswer(viewer, last, at(5));
  const { rows } = await pool().query<{ id: string }>(
    'SELECT id FROM "Answer" WHERE "userId" = $1 AND question = $2',
    [viewer.userId, `${PATTERN}/q3`],
  );
  expect((await undoAnswer(viewer, rows[0]?.id ?? '', at(6))).mastery).toMatchObject({
    pattern: RENAMED_PATTERN,
  });
});
