import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerBody,
  cookieOf,
  nextMount,
  nodeMount,
  type Mount,
  type Reply,
} from '@/api/testing/mounts';
import { CANARY, RIGHT, WRONG, publishTestContent } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

const mounts: Mount[] = [await nodeMount(), await nextMount()];
const pattern = 'course/loops';

beforeAll(async () => {
  await publishTestContent();
});
afterAll(() => Promise.all(mounts.map((mount) => mount.close())));

describe.each(mounts)('tests through $name', ({ send }) => {
  const start = async (fields: object = {}) => {
    const reply = await send('POST', '/api/tests', { body: { pattern, ...fields } });
    const cookie = cookieOf(reply);
    return { reply, cookie, id: String(reply.json.id) };
  };
  const save = (id: string, position: number, fields: object, cookie: string | undefined) =>
    send('PUT', `/api/tests/${id}/answers/${position}`, {
      body: { response: { option: RIGHT }, seq: 1, ...fields },
      cookie,
    });
  const answerAll = async (
    id: string,
    cookie: string | undefined,
    right: (position: number) => boolean,
  ) => {
    for (let position = 1; position <= 10; position += 1) {
      const option = right(position) ? RIGHT : WRONG;
      await save(id, position, { response: { option }, elapsedMs: 30_000 }, cookie);
    }
  };
  const submit = (id: string, cookie: string | undefined) =>
    send('POST', `/api/tests/${id}/submit`, { cookie });
  const toldRetest = async (cookie: string | undefined): Promise<unknown> => {
    const { json } = await send('GET', '/api/progress', { cookie });
    return json.patterns.find((one: { pattern: string }) => one.pattern === pattern).retestAt;
  };
  const codeOf = ({ status, json }: Reply) => [status, json?.code];

  it('starts with ten different questions and tells nothing of what is right', async () => {
    const { reply, cookie, id } = await start();
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({ pattern, kind: 'full', state: 'open', result: null });
    expect(reply.json.questions.map((one: { position: number }) => one.position)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(new Set(reply.json.questions.map((one: { id: string }) => one.id)).size).toBe(10);
    await save(id, 1, {}, cookie);
    await save(id, 2, { response: { option: WRONG } }, cookie);
    const read = await send('GET', `/api/tests/${id}`, { cookie });
    for (const text of [reply.text, read.text]) {
      expect(text).not.toContain(CANARY);
      expect(text).not.toMatch(/"correct"|"solution"|"answer"|"feedback"/);
    }
    expect(read.json.questions[0].saved).toMatchObject({ response: { option: RIGHT }, seq: 1 });
    expect(read.json.questions.map((one: { shown: string[] }) => one.shown)).toEqual(
      reply.json.questions.map((one: { shown: string[] }) => one.shown),
    );
  });

  it('goes on with the unfinished test, and one id starts one test', async () => {
    const id = randomUUID();
    const [one, other] = await Promise.all([
      send('POST', '/api/tests', { body: { id, pattern } }),
      send('POST', '/api/tests', { body: { id, pattern } }),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 201]);
    expect(one.json.questions).toEqual(other.json.questions);
    const again = await send('POST', '/api/tests', { body: { pattern }, cookie: cookieOf(one) });
    expect(codeOf(again)).toEqual([200, undefined]);
    expect(again.json.id).toBe(id);
  });

  it('says what is missing where a pattern is too small, and makes no guest for it', async () => {
    const small = await send('POST', '/api/tests', { body: { pattern: 'course/small' } });
    expect(codeOf(small)).toEqual([409, 'tests/pool-too-small']);
    expect(small.json.detail).toMatch(/needs 10/);
    expect(small.headers.get('set-cookie')).toBeNull();
    expect(codeOf(await send('POST', '/api/tests', { body: { pattern: 'course/none' } }))).toEqual([
      404,
      'patterns/unknown',
    ]);
  });

  it('keeps the newest save by seq, whatever arrives last', async () => {
    const { id, cookie } = await start();
    const order = [3, 1, 5, 2, 4];
    const replies = await Promise.all(
      order.map((seq) =>
        save(id, 1, { seq, response: { option: seq === 5 ? RIGHT : WRONG } }, cookie),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
    const { json } = await send('GET', `/api/tests/${id}`, { cookie });
    expect(json.questions[0].saved).toMatchObject({ seq: 5, response: { option: RIGHT } });
  });

  it('refuses what fits no question of the position', async () => {
    const { id, cookie } = await start();
    expect(codeOf(await save(id, 1, { response: { text: 'x' } }, cookie))).toEqual([
      400,
      'request/invalid',
    ]);
    expect(codeOf(await save(id, 1, { version: 'f'.repeat(16) }, cookie))).toEqual([
      409,
      'answers/unknown-version',
    ]);
    expect(codeOf(await save(id, 11, {}, cookie))).toEqual([404, 'tests/unknown']);
    expect(codeOf(await save(id, 1, { seq: -1 }, cookie))).toEqual([400, 'request/invalid']);
  });

  it('gives a foreign test and a missing one the same 404', async () => {
    const { id } = await start();
    const stranger = (await start()).cookie;
    const missing = randomUUID();
    const ask = (test: string) =>
      Promise.all([
        send('GET', `/api/tests/${test}`, { cookie: stranger }),
        save(test, 1, {}, stranger),
        submit(test, stranger),
        send('POST', `/api/tests/${test}/more`, { cookie: stranger }),
        send('GET', `/api/tests/${test}`),
      ]);
    const [foreign, none] = [await ask(id), await ask(missing)];
    expect(foreign.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(foreign.map(({ text }) => text.replaceAll(id, 'ID'))).toEqual(
      none.map(({ text }) => text.replaceAll(missing, 'ID')),
    );
  });

  it('judges once, however often and however parallel it is submitted', async () => {
    const { id, cookie } = await start();
    await answerAll(id, cookie, () => true);
    const replies = await Promise.all([submit(id, cookie), submit(id, cookie), submit(id, cookie)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect((await submit(id, cookie)).text === replies[0]?.text).toBe(true);
    const result = replies[0]?.json;
    expect(result).toMatchObject({ verdict: 'strong', score: 10, asked: 10, more: 0 });
    expect(result.questions[0]).toMatchObject({
      correct: true,
      answer: { options: [RIGHT] },
      solution: [expect.any(String)],
    });
    const { rows } = await pool().query(
      `SELECT count(*)::int AS answers, sum(c.reps)::int AS reps FROM "Answer" a
       JOIN "Card" c ON c."userId" = a."userId" AND c.skill = a.skill WHERE a."testId" = $1`,
      [id],
    );
    expect(rows).toEqual([{ answers: 10, reps: 10 }]);
    expect(codeOf(await save(id, 1, { seq: 9 }, cookie))).toEqual([409, 'tests/already-judged']);
  });

  it('counts what was left open as "I don\'t know"', async () => {
    const { id, cookie } = await start();
    await save(id, 1, {}, cookie);
    const { json } = await submit(id, cookie);
    expect(json).toMatchObject({ verdict: 'not-yet', score: 1, asked: 10 });
    expect(json.questions[4].response).toEqual({ skip: true });
    expect(json.weakSkills).toHaveLength(9);
    const progress = await send('GET', '/api/progress', { cookie });
    expect(progress.json.patterns[0]).toMatchObject({
      pattern,
      answers: 10,
      tests: [{ id, verdict: 'not-yet' }],
    });
  });

  it('makes the next test wait for a day, but not a check', async () => {
    const { id, cookie } = await start();
    await submit(id, cookie);
    const soon = await send('POST', '/api/tests', { body: { pattern }, cookie });
    expect(codeOf(soon)).toEqual([409, 'tests/too-soon']);
    expect(Date.parse(soon.json.retestAt) - Date.now()).toBeGreaterThan(86_000_000);
    expect(await toldRetest(cookie)).toBe(soon.json.retestAt);
    const check = await send('POST', '/api/tests', { body: { pattern, kind: 'check' }, cookie });
    expect([check.status, check.json.questions.length]).toEqual([201, 3]);
    await pool().query(
      `UPDATE "Test" SET "judgedAt" = "judgedAt" - interval '25 hours' WHERE id = $1`,
      [id],
    );
    expect(await toldRetest(cookie)).toBeNull();
    const later = await send('POST', '/api/tests', { body: { pattern }, cookie });
    expect(later.status).toBe(201);
    expect(await toldRetest(cookie)).toBeNull();
    const asked = new Set(
      (await submit(id, cookie)).json.questions.map((one: { id: string }) => one.id),
    );
    const common = later.json.questions.filter((one: { id: string }) => asked.has(one.id));
    expect(common.length).toBeLessThan(10);
  });

  it('goes on by one question at a time while it is unsure', async () => {
    const { id, cookie } = await start();
    expect(codeOf(await send('POST', `/api/tests/${id}/more`, { cookie }))).toEqual([
      409,
      'tests/no-follow-up',
    ]);
    await answerAll(id, cookie, (position) => position % 4 !== 0);
    const first = await submit(id, cookie);
    expect(first.json).toMatchObject({ verdict: 'unsure', more: 5 });
    const [one, other] = await Promise.all([
      send('POST', `/api/tests/${id}/more`, { cookie }),
      send('POST', `/api/tests/${id}/more`, { cookie }),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 201]);
    expect(one.text).toBe(other.text);
    expect(one.json).toMatchObject({ position: 11, judged: false, saved: null });
    expect(one.text).not.toContain(CANARY);
    expect(first.json.questions.map((asked: { id: string }) => asked.id)).not.toContain(
      one.json.id,
    );
    const hint = await send('GET', `/api/questions/${one.json.id}?hint=1`, { cookie });
    expect(codeOf(hint)).toEqual([409, 'tests/question-in-test']);
    const unfinished = await send('POST', '/api/tests', { body: { pattern }, cookie });
    expect([unfinished.status, unfinished.json.id, unfinished.json.state]).toEqual([
      200,
      id,
      'judged',
    ]);
    expect((await save(id, 11, { elapsedMs: 20_000 }, cookie)).status).toBe(204);
    expect(codeOf(await save(id, 3, { seq: 9 }, cookie))).toEqual([409, 'tests/already-judged']);
    const second = await submit(id, cookie);
    expect(second.json.asked).toBe(11);
    expect(second.json.questions).toHaveLength(11);
    expect((await submit(id, cookie)).text === second.text).toBe(true);
  });

  it('gives no hint, answer or key of a running test anywhere else', async () => {
    const { reply, cookie, id } = await start();
    const question = String(reply.json.questions[0].id);
    const hint = await send('GET', `/api/questions/${question}?hint=1`, { cookie });
    expect(codeOf(hint)).toEqual([409, 'tests/question-in-test']);
    const answer = await send('POST', '/api/answers', { body: answerBody({ question }), cookie });
    expect(codeOf(answer)).toEqual([409, 'tests/question-in-test']);
    expect(`${hint.text}${answer.text}`).not.toContain(CANARY);
    const { json } = await send('GET', `/api/practice/${pattern}`, { cookie });
    const listed = json.questions.map((one: { id: string }) => one.id);
    expect(listed.length).toBeGreaterThan(0);
    for (const one of reply.json.questions) expect(listed).not.toContain(one.id);
    await submit(id, cookie);
    expect((await send('GET', `/api/questions/${question}?hint=1`, { cookie })).status).toBe(200);
  });

  it('keeps the versions that it started with', async () => {
    const { reply, cookie, id } = await start();
    await publishTestContent('edited');
    const read = await send('GET', `/api/tests/${id}`, { cookie });
    expect(read.json.questions.map((one: { version: string }) => one.version)).toEqual(
      reply.json.questions.map((one: { version: string }) => one.version),
    );
    expect(
      (await submit(id, cookie)).json.questions.map((one: { stem: string }) => one.stem),
    ).toEqual(reply.json.questions.map((one: { stem: string }) => one.stem));
    await publishTestContent();
  });
});
