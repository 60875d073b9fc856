import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerBody, cookieOf, nextMount, nodeMount, type Mount } from '@/api/testing/mounts';
import {
  CANARY,
  RIGHT,
  WRONG,
  publishTestContent,
  testContent,
} from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

const mounts: Mount[] = [await nodeMount(), await nextMount()];

beforeAll(async () => {
  await publishTestContent();
});
afterAll(() => Promise.all(mounts.map((mount) => mount.close())));

async function count(text: string, values: unknown[]): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${text}`,
    values,
  );
  return rows[0]?.n ?? -1;
}

describe.each(mounts)('answers through $name', ({ send }) => {
  it('grades, explains, and says when it comes back', async () => {
    const { status, json } = await send('POST', '/api/answers', {
      body: answerBody(),
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      correct: true,
      score: 1,
      response: { option: RIGHT },
      answer: { options: [RIGHT] },
      solution: [expect.stringContaining(CANARY)],
      memory: {
        due: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        recall: expect.any(Number),
        lucky: expect.any(Boolean),
      },
      mastery: { pattern: 'course/loops', level: expect.any(String) },
    });
  });

  it('keeps one guest across answers, with an HttpOnly, SameSite=Lax cookie', async () => {
    const first = await send('POST', '/api/answers', { body: answerBody() });
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    expect(first.headers.get('cache-control')).toBe('private, no-store');
    const cookie = cookieOf(first);
    const body = answerBody({ question: 'course/loops/q3' });
    const second = await send('POST', '/api/answers', { body, cookie });
    expect(second.headers.get('set-cookie')).toBeNull();
    const { rows } = await pool().query(
      'SELECT count(DISTINCT "userId")::int AS n FROM "Answer" WHERE id = ANY ($1)',
      [[first.json.id, second.json.id]],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('records one of twenty sent at once with one id, and tells all of them the same', async () => {
    const cookie = cookieOf(await send('POST', '/api/answers', { body: answerBody() }));
    const body = answerBody({
      question: 'course/loops/q4',
      confidence: 'sure',
      elapsedMs: 9_000,
    });
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => send('POST', '/api/answers', { body, cookie })),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(await count('"Answer" WHERE id = $1', [body.id])).toBe(1);
  });

  it('finds the same guest when a first write is repeated without its cookie', async () => {
    const body = answerBody();
    const [one, other] = await Promise.all([
      send('POST', '/api/answers', { body }),
      send('POST', '/api/answers', { body }),
    ]);
    const late = await send('POST', '/api/answers', { body });
    expect([other.text, late.text]).toEqual([one.text, one.text]);
    expect(await count('"Answer" WHERE id = $1', [body.id])).toBe(1);
    // Whoever lost the first response gets a cookie from the second, and it is the same person's.
    const mine = await send('POST', '/api/answers', {
      body: answerBody({ question: 'course/loops/q5' }),
      cookie: cookieOf(late),
    });
    const { rows } = await pool().query(
      'SELECT count(DISTINCT "userId")::int AS n FROM "Answer" WHERE id = ANY ($1)',
      [[body.id, mine.json.id]],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('refuses an id that was used for another answer', async () => {
    const body = answerBody();
    const cookie = cookieOf(await send('POST', '/api/answers', { body }));
    const clash = await send('POST', '/api/answers', {
      body: { ...body, response: { option: WRONG } },
      cookie,
    });
    expect(clash.status).toBe(409);
    expect(clash.json).toMatchObject({
      type: 'urn:holdfast:answers/id-reused',
      status: 409,
    });
    expect(await count('"Answer" WHERE id = $1 AND correct', [body.id])).toBe(1);
  });

  it('loses nothing of thirty parallel answers to one skill', async () => {
    const cookie = cookieOf(await send('POST', '/api/answers', { body: answerBody() }));
    const replies = await Promise.all(
      Array.from({ length: 30 }, () =>
        send('POST', '/api/answers', {
          body: answerBody({ question: 'course/loops/q6' }),
          cookie,
        }),
      ),
    );
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    const { rows } = await pool().query<{ reps: number; answers: number }>(
      `SELECT c.reps, (SELECT count(*)::int FROM "Answer" a WHERE a."userId" = c."userId" AND a.skill = c.skill) AS answers
       FROM "Card" c JOIN "Answer" mine ON mine."userId" = c."userId" AND mine.id = $1 WHERE c.skill = mine.skill`,
      [replies[0]?.json.id],
    );
    expect(rows).toEqual([{ reps: 30, answers: 30 }]);
  });

  it('writes nothing for an incomplete response, not even a guest', async () => {
    const before = await count('"User"', []);
    const { status, json, headers } = await send('POST', '/api/answers', {
      body: answerBody({ response: { option: '' } }),
    });
    expect([status, json.code]).toSatisfy(
      ([s, c]) =>
        (s === 422 && c === 'answers/incomplete') || (s === 400 && c === 'request/invalid'),
    );
    expect(headers.get('set-cookie')).toBeNull();
    expect(await count('"User"', [])).toBe(before);
  });

  it('names the field of a malformed request', async () => {
    const wrong = await send('POST', '/api/answers', {
      body: answerBody({ elapsedMs: -1 }),
    });
    expect(wrong.json).toMatchObject({
      status: 400,
      errors: [{ path: 'elapsedMs' }],
    });
    const foreign = await send('POST', '/api/answers', {
      body: answerBody({ response: { text: 'x' } }),
    });
    expect(foreign.json).toMatchObject({
      status: 400,
      errors: [{ path: expect.stringMatching(/^response/) }, {}],
    });
    const unknown = await send('POST', '/api/answers', {
      body: answerBody({ question: 'course/loops/none' }),
    });
    expect(unknown.json).toMatchObject({
      status: 404,
      code: 'questions/unknown',
    });
  });

  it('grades "I don\'t know" as wrong and tells the answer', async () => {
    const { json } = await send('POST', '/api/answers', {
      body: answerBody({ response: { skip: true } }),
    });
    expect(json).toMatchObject({
      correct: false,
      score: 0,
      answer: { options: [RIGHT] },
    });
  });

  it('grades by the version that was shown, and knows a renamed question', async () => {
    const [before] = [testContent('first').question('course/loops/q1')];
    await publishTestContent('second');
    const body = answerBody({
      question: 'course/loops/q1-before',
      version: before?.version,
    });
    const answered = await send('POST', '/api/answers', { body });
    expect(answered.json.solution).toEqual([`solution ${CANARY} first`]);
    const unknown = await send('POST', '/api/answers', {
      body: answerBody({
        question: 'course/loops/q1',
        version: 'f'.repeat(16),
      }),
    });
    expect(unknown.json).toMatchObject({
      status: 409,
      code: 'answers/unknown-version',
    });
    await publishTestContent('third');
    const again = await send('POST', '/api/answers', { body });
    expect(again.text).toBe(answered.text);
    await publishTestContent('first');
  });

  it('keeps the time of answering between thirty days ago and five minutes ahead', async () => {
    const early = answerBody({
      answeredAt: '2001-01-01T00:00:00Z',
      timeZone: 'Nowhere/Land',
    });
    const late = answerBody({
      answeredAt: '2100-01-01T00:00:00Z',
      timeZone: 'Europe/Paris',
    });
    const cookie = cookieOf(await send('POST', '/api/answers', { body: early }));
    await send('POST', '/api/answers', { body: late, cookie });
    const { rows } = await pool().query<{ days: number; timeZone: string }>(
      `SELECT round(extract(epoch FROM "receivedAt" - "answeredAt") / 86400, 2)::float8 AS days, "timeZone"
       FROM "Answer" WHERE id = ANY ($1) ORDER BY "answeredAt"`,
      [[early.id, late.id]],
    );
    expect(rows).toEqual([
      { days: 30, timeZone: 'UTC' },
      { days: 0, timeZone: 'Europe/Paris' },
    ]);
  });

  it('takes back the last answer and only that', async () => {
    const first = answerBody();
    const second = answerBody({ question: 'course/loops/q7' });
    const reply = await send('POST', '/api/answers', { body: first });
    const cookie = cookieOf(reply);
    await send('POST', '/api/answers', { body: second, cookie });
    const early = await send('POST', `/api/answers/${first.id}/undo`, {
      cookie,
    });
    expect(early.json).toMatchObject({ status: 409, code: 'answers/not-last' });
    const undone = await send('POST', `/api/answers/${second.id}/undo`, {
      cookie,
    });
    expect(undone.status).toBe(200);
    expect(undone.json.mastery.mastery).toBeCloseTo(reply.json.mastery.mastery, 6);
    expect(
      await count(
        '"Card" WHERE skill LIKE $1 AND "userId" = (SELECT "userId" FROM "Answer" WHERE id = $2)',
        ['%q7', first.id],
      ),
    ).toBe(0);
    expect(await count('"Answer" WHERE id = $1 AND "struckAt" IS NOT NULL', [second.id])).toBe(1);
    const again = await send('POST', `/api/answers/${second.id}/undo`, {
      cookie,
    });
    expect(again.status).toBe(200);
    const foreign = await send('POST', `/api/answers/${second.id}/undo`);
    const missing = await send('POST', `/api/answers/${randomUUID()}/undo`, {
      cookie,
    });
    expect([foreign.status, missing.status]).toEqual([404, 404]);
  });

  it('takes a session of an ended epoch for nobody', async () => {
    const body = answerBody();
    const cookie = cookieOf(await send('POST', '/api/answers', { body }));
    await pool().query(
      'UPDATE "User" SET "sessionEpoch" = 1 WHERE id = (SELECT "userId" FROM "Answer" WHERE id = $1)',
      [body.id],
    );
    const next = await send('POST', '/api/answers', {
      body: answerBody(),
      cookie,
    });
    expect(next.status).toBe(200);
    expect(cookieOf(next)).toBeDefined();
    const { rows } = await pool().query(
      'SELECT count(DISTINCT "userId")::int AS n FROM "Answer" WHERE id = ANY ($1)',
      [[body.id, next.json.id]],
    );
    expect(rows).toEqual([{ n: 2 }]);
    // The id of a first write opens no account whose sessions were ended.
    const stolen = await send('POST', '/api/answers', { body });
    expect(stolen.status).toBe(200);
    expect(await count('"Answer" WHERE id = $1', [body.id])).toBe(2);
  });

  it('makes a new guest for the session of an erased account, and brings nobody back', async () => {
    const body = answerBody();
    const cookie = cookieOf(await send('POST', '/api/answers', { body }));
    const { rows } = await pool().query<{ id: string }>(
      'DELETE FROM "User" WHERE id = (SELECT "userId" FROM "Answer" WHERE id = $1) RETURNING id',
      [body.id],
    );
    const next = await send('POST', '/api/answers', { body: answerBody(), cookie });
    expect(next.status).toBe(200);
    expect(cookieOf(next)).toBeDefined();
    expect(await count('"User" WHERE id = $1', [rows[0]?.id])).toBe(0);
    expect((await send('GET', '/api/progress', { cookie })).json.patterns).toEqual([]);
  });

  it('opens no account that signed up to whoever repeats its first write', async () => {
    const body = answerBody();
    await send('POST', '/api/answers', { body });
    await pool().query(
      `UPDATE "User" SET role = 'student' WHERE id = (SELECT "userId" FROM "Answer" WHERE id = $1)`,
      [body.id],
    );
    const cookie = cookieOf(await send('POST', '/api/answers', { body }));
    const mine = await send('POST', '/api/answers', {
      body: answerBody({ question: 'course/loops/q9' }),
      cookie,
    });
    const { rows } = await pool().query(
      `SELECT u.role::text FROM "User" u JOIN "Answer" a ON a."userId" = u.id WHERE a.id = $1`,
      [mine.json.id],
    );
    expect(rows).toEqual([{ role: 'guest' }]);
  });
});
