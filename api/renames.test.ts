import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerBody, cookieOf, nodeMount } from '@/api/testing/mounts';
import { DAY_MS } from '@/core/time';
import { findViewer } from '@/server/accounts/viewer';
import { plantClass } from '@/server/classes/testing/small-class';
import { buildWarmUp } from '@/server/classes/warm-ups/build-warm-up';
import { questionToday } from '@/server/content/earlier-names';
import {
  CANARY,
  PATTERN,
  publishRenamedContent,
  publishTestContent,
  RENAMED_PATTERN,
  RIGHT,
} from '@/server/content/testing/library';
import { pool } from '@/server/database/client';
import { followRenames } from '@/server/replay/follow-renames';
import { readReview } from '@/server/reviews/read-review';

const { send, close } = await nodeMount();
let cookie = '';
let userId = '';
let testId = '';
/** Ids of the test's questions as they were when it began. */
let asked: string[] = [];
let spare = '';

/** Somebody who answered the whole pattern three weeks ago, and has a test open while it is renamed. */
beforeAll(async () => {
  await publishTestContent();
  for (let nth = 1; nth <= 24; nth += 1) {
    const body = answerBody({ question: `${PATTERN}/q${nth}` });
    const reply = await send('POST', '/api/answers', { body, cookie });
    cookie ||= cookieOf(reply) ?? '';
    const { rows } = await pool().query<{ id: string }>(
      'SELECT "userId" AS id FROM "Answer" WHERE id = $1',
      [reply.json.id],
    );
    userId = rows[0]?.id ?? '';
  }
  await pool().query('UPDATE "Card" SET "lastLocalDay" = "lastLocalDay" - 21 WHERE "userId" = $1', [
    userId,
  ]);
  const test = await send('POST', '/api/tests', { body: { pattern: PATTERN }, cookie });
  testId = test.json.id;
  asked = test.json.questions.map(({ id }: { id: string }) => id);
  spare = `${PATTERN}/q${[...Array(24).keys()].map((at) => at + 1).find((nth) => !asked.includes(`${PATTERN}/q${nth}`))}`;
  await publishRenamedContent();
});
afterAll(close);

it('records no answer to a question of an open test, under its new name or the old one', async () => {
  for (const question of asked.flatMap((id) => [id, questionToday(id)])) {
    const reply = await send('POST', '/api/answers', { body: answerBody({ question }), cookie });
    expect([reply.status, reply.json.code]).toEqual([409, 'tests/question-in-test']);
    expect(reply.text).not.toContain(CANARY);
  }
});

it('opens no hint of it', async () => {
  for (const id of asked.map(questionToday)) {
    expect(id).toContain(RENAMED_PATTERN);
    const reply = await send('GET', `/api/questions/${id}?hint=1`, { cookie });
    expect([reply.status, reply.json.code]).toEqual([409, 'tests/question-in-test']);
    expect(reply.text).not.toContain(CANARY);
  }
});

it('leaves it out of practice', async () => {
  const waiting = new Set(asked.map(questionToday));
  const { json } = await send('GET', `/api/practice/${RENAMED_PATTERN}`, { cookie });
  const ids: string[] = json.questions.map(({ id }: { id: string }) => id);
  expect(ids).toHaveLength(10);
  expect(ids.filter((id) => waiting.has(id))).toEqual([]);
});

it('leaves it out of a warm-up of the class', async () => {
  const { cls } = await plantClass([], new Date('2026-01-01T00:00:00Z'));
  await pool().query(
    `INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt") VALUES ($1, $2, 'Eve', now())`,
    [userId, cls.id],
  );
  const id = randomUUID();
  expect(await buildWarmUp(cls, id, new Date())).toBe(true);
  const { rows } = await pool().query<{ question: string }>(
    `SELECT q->>'question' AS question FROM "WarmUp", jsonb_array_elements(questions) AS q WHERE id = $1`,
    [id],
  );
  const waiting = new Set(asked.map(questionToday));
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ question }) => waiting.has(question))).toEqual([]);
});

it('knows a second try under the new name for a second try', async () => {
  const body = answerBody({ question: questionToday(spare), response: { option: RIGHT } });
  expect((await send('POST', '/api/answers', { body, cookie })).status).toBe(200);
  const { rows } = await pool().query('SELECT question, "firstTry" FROM "Answer" WHERE id = $1', [
    body.id,
  ]);
  expect(rows).toEqual([{ question: questionToday(spare), firstTry: false }]);
});

it('leaves it out of the review, once the cards have followed', async () => {
  await followRenames();
  const waiting = new Set(asked.map(questionToday));
  const viewer = await findViewer({ userId, epoch: 0 });
  const inTwoMonths = new Date(Date.now() + 60 * DAY_MS);
  const { items } = await readReview(viewer, { limit: 50, wish: 'due' }, 'seed', inTwoMonths);
  const told = items.map(({ question }) => question.id);
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((id) => waiting.has(id))).toEqual([]);
});

it('judges the test by the pool of today, and keeps what follows under today’s names', async () => {
  const open = await send('GET', '/api/progress', { cookie });
  expect(open.json.next).toMatchObject({ pattern: RENAMED_PATTERN });
  const submitted = await send('POST', `/api/tests/${testId}/submit`, { cookie });
  expect([submitted.status, submitted.json.asked]).toEqual([200, 10]);
  const test = await send('GET', `/api/tests/${testId}`, { cookie });
  expect(test.json).toMatchObject({ pattern: RENAMED_PATTERN, patternTitle: 'Loops' });
  const { rows } = await pool().query<{ pattern: string; firstTry: boolean }>(
    `SELECT pattern, "firstTry" FROM "Answer" WHERE "testId" = $1`,
    [testId],
  );
  expect(rows).toEqual(Array(10).fill({ pattern: RENAMED_PATTERN, firstTry: false }));
  const kept = await pool().query<{ pattern: string }>(
    `SELECT pattern FROM "Mastery" WHERE "userId" = $1
      UNION SELECT pattern FROM "Card" WHERE "userId" = $1`,
    [userId],
  );
  expect(kept.rows).toEqual([{ pattern: RENAMED_PATTERN }]);
  const { json } = await send('GET', '/api/progress', { cookie });
  expect(json.patterns[0].tests).toMatchObject([{ id: testId }]);
});
