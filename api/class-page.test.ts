import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LATER_DAYS } from '@/core/mastery/later';
import { app } from '@/api/app';
import { answerBody, cookieOf, nextMount, nodeMount, type Mount } from '@/api/testing/mounts';
import { DAY_MS } from '@/core/time';
import { sessionCookie } from '@/server/accounts/session';
import { buildWarmUp } from '@/server/classes/warm-ups/build-warm-up';
import {
  plantClass,
  plantMastery,
  plantUser,
  type SmallClass,
} from '@/server/classes/testing/small-class';
import {
  CANARY,
  PATTERN,
  publishTestContent,
  RIGHT,
  WRONG,
} from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

const mounts: Mount[] = [await nodeMount(), await nextMount()];
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
const cookieFor = async (id: string) =>
  (await sessionCookie({ id, epoch: 0 })).split(';', 1)[0] as string;

let own: SmallClass;
let foreign: SmallClass;
let teacher: string;

beforeAll(async () => {
  await publishTestContent();
  own = await plantClass(['Ada', 'Bo', 'Cy'], ago(30));
  foreign = await plantClass(['Di'], ago(30));
  teacher = await cookieFor(own.teacher.userId);
  await plantMastery(own.students[0] ?? '', PATTERN, {
    mastery: 0.9,
    spread: 0.05,
    laterMastery: LATER_DAYS.map((days) => 0.9 - 0.1 * Math.log1p(days)),
    laterSpread: LATER_DAYS.map(() => 0.05),
    level: 'strong',
    isStrong: true,
    computedAt: ago(0.5),
  });
});
afterAll(() => Promise.all(mounts.map((mount) => mount.close())));

describe.each(mounts)('a class page through $name', ({ send }) => {
  const get = (path: string, cookie?: string) => send('GET', `/api/classes/${path}`, { cookie });

  it('gives students by patterns, compact and narrowed as asked', async () => {
    const reply = await get(`${own.cls.id}/mastery?sort=name`, teacher);
    expect(reply.status).toBe(200);
    expect(reply.json.columns).toMatchObject([{ id: PATTERN, begun: 1 }]);
    expect(reply.json.rows.map(({ name }: { name: string }) => name)).toEqual(['Ada', 'Bo', 'Cy']);
    const later = await get(`${own.cls.id}/mastery?sort=name&in=30&text=ada`, teacher);
    expect(later.json.rows).toHaveLength(1);
    expect(later.json.rows[0].cells[1]).toBeLessThan(reply.json.rows[0].cells[1]);
    const meant = await get(`${own.cls.id}/mastery?who=Cy%0ABo`, teacher);
    expect(meant.json.rows.map(({ name }: { name: string }) => name).sort()).toEqual(['Bo', 'Cy']);
  });

  it('looks the same for a missing class, a foreign one and its own students', async () => {
    const student = await cookieFor(own.students[0] ?? '');
    const wishes = [
      get(`${foreign.cls.id}/mastery`, teacher),
      get(`${randomUUID()}/mastery`, teacher),
      get(`none/mastery`, teacher),
      get(`${own.cls.id}/mastery`, student),
      get(`${own.cls.id}/mastery`),
      get(`${foreign.cls.id}/live?pattern=${PATTERN}`, teacher),
      get(`${own.cls.id}/evidence?student=${foreign.students[0]}&pattern=${PATTERN}`, teacher),
      get(`${own.cls.id}/evidence?student=${randomUUID()}&pattern=${PATTERN}`, teacher),
      get(`${own.cls.id}/evidence?student=x&pattern=y`, teacher),
      get(`${own.cls.id}/warm-ups/${randomUUID()}/answers/1`, teacher),
    ];
    const replies = await Promise.all(wishes);
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 404));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  });

  it('tells what is behind a cell: range, day, answers, and no key', async () => {
    const path = `${own.cls.id}/evidence?student=${own.students[0]}&pattern=${PATTERN}`;
    const reply = await get(path, teacher);
    expect(reply.json.held).toMatchObject({ level: 'strong', isUnsure: false });
    expect(reply.json.held.low).toBeLessThan(reply.json.held.high);
    expect(reply.json.student.name).toBe('Ada');
    const nothing = await get(path.replace(own.students[0] ?? '', own.students[1] ?? ''), teacher);
    expect(nothing.json).toMatchObject({ held: null, answers: [] });
  });

  it('tells what was answered, and nothing of the key that the answer did not tell', async () => {
    const { cls, teacher: owner, students } = await plantClass(['Eve'], ago(3));
    const [eve = ''] = students;
    for (const option of [RIGHT, WRONG]) {
      const body = answerBody({ question: `${PATTERN}/q3`, response: { option } });
      await send('POST', '/api/answers', { body, cookie: await cookieFor(eve) });
    }
    const reply = await get(
      `${cls.id}/evidence?student=${eve}&pattern=${PATTERN}`,
      await cookieFor(owner.userId),
    );
    expect(reply.json.answers).toMatchObject([{ correct: false }, { correct: true }]);
    for (const secret of [CANARY, RIGHT, WRONG]) expect(reply.text).not.toContain(secret);
  });

  it('reveals one answer of a warm-up at a time, to its teacher alone', async () => {
    const { cls, teacher: owner } = await classThatForgets();
    const id = randomUUID();
    const built = async () => {
      expect(await buildWarmUp(cls, id, new Date())).toBe(true);
      return (await pool().query('SELECT * FROM "WarmUp" WHERE "classId" = $1', [cls.id])).rows;
    };
    const once = await built();
    expect(once).toMatchObject([{ id, questions: [expect.anything(), expect.anything()] }]);
    // Now other questions would be chosen; a repeat changes nothing.
    const { rowCount } = await pool().query(
      `DELETE FROM "Card" WHERE skill LIKE '%#skill-q2' AND "userId" IN
         (SELECT "userId" FROM "ClassMember" WHERE "classId" = $1)`,
      [cls.id],
    );
    expect(rowCount).toBe(1);
    expect(await built()).toEqual(once);
    const cookie = await cookieFor(owner.userId);
    const reply = await get(`${cls.id}/warm-ups/${id}/answers/1`, cookie);
    expect(reply.json.options).toEqual([RIGHT]);
    const other = await get(`${cls.id}/warm-ups/${id}/answers/1`, teacher);
    expect(other.status).toBe(404);
    expect(other.text).not.toContain(RIGHT);
    expect((await get(`${cls.id}/warm-ups/${id}/answers/19`, cookie)).status).toBe(404);
  });

  /** A class of one, who answered some questions three weeks ago. */
  async function classThatForgets(): Promise<SmallClass> {
    const made = await plantClass([], ago(40));
    const first = await send('POST', '/api/answers', {
      body: answerBody({ question: `${PATTERN}/q2` }),
    });
    const cookie = cookieOf(first);
    await send('POST', '/api/answers', { body: answerBody({ question: `${PATTERN}/q9` }), cookie });
    const { rows } = await pool().query<{ id: string }>(
      'SELECT "userId" AS id FROM "Answer" WHERE id = $1',
      [first.json.id],
    );
    const userId = rows[0]?.id;
    await pool().query(
      `INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt") VALUES ($1, $2, 'Eve', now())`,
      [userId, made.cls.id],
    );
    await pool().query(
      'UPDATE "Card" SET "lastLocalDay" = "lastLocalDay" - 21 WHERE "userId" = $1',
      [userId],
    );
    return made;
  }
});

describe('a class that takes a test', () => {
  /** Reads events until one fits. */
  async function eventsOf(classId: string, cookie: string) {
    const left = new AbortController();
    const response = await app.fetch(
      new Request(`http://localhost:3000/api/classes/${classId}/live?pattern=${PATTERN}`, {
        headers: { cookie },
        signal: left.signal,
      }),
    );
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    let text = '';
    const until = async (fits: (event: string, data: ReturnType<JSON['parse']>) => boolean) => {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          const event = /^event: (.*)$/m.exec(block)?.[1] ?? '';
          const data = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}');
          if (fits(event, data)) return data;
          continue;
        }
        const { done, value } = await reader.read();
        if (done) throw new Error('The events ended.');
        text += decoder.decode(value);
      }
    };
    return {
      status: response.status,
      until,
      async leave() {
        left.abort();
        await reader.cancel();
      },
    };
  }

  async function studentWithTest() {
    const [mount] = mounts as [Mount];
    const watched = await plantClass([], ago(3));
    const student = await plantUser('student', 'Finn');
    await pool().query(
      `INSERT INTO "ClassMember" ("userId", "classId", "shownAs", "joinedAt") VALUES ($1, $2, 'Finn', now())`,
      [student.userId, watched.cls.id],
    );
    const cookie = await cookieFor(student.userId);
    const start = () => mount.send('POST', '/api/tests', { body: { pattern: PATTERN }, cookie });
    const answer = (id: string, position: number) =>
      mount.send('PUT', `/api/tests/${id}/answers/${position}`, {
        body: { response: { option: RIGHT }, seq: 1 },
        cookie,
      });
    const submit = (id: string) => mount.send('POST', `/api/tests/${id}/submit`, { cookie });
    return { watched, start, answer, submit };
  }

  it('is told as it begins, answers and hands in, and never what is right', async () => {
    const { watched, start, answer, submit } = await studentWithTest();
    const events = await eventsOf(watched.cls.id, await cookieFor(watched.teacher.userId));
    expect(events.status).toBe(200);
    expect(await events.until((event) => event === 'state')).toMatchObject({ waiting: 1 });
    const { json } = await start();
    await events.until((_, state) => state.working === 1);
    await answer(json.id, 1);
    await answer(json.id, 2);
    const moved = await events.until((_, state) => state.students?.[0]?.answered === 2);
    expect(moved.students[0]).toEqual({
      id: expect.any(String),
      name: 'Finn',
      state: 'working',
      answered: 2,
      of: 10,
      verdict: null,
    });
    await submit(json.id);
    const done = await events.until((_, state) => Boolean(state.students?.[0]?.verdict));
    expect(done.students[0].state).toBe('finished');
    await events.leave();
  });

  it('is told again after the listening connection was killed', async () => {
    const { watched, start, answer } = await studentWithTest();
    const events = await eventsOf(watched.cls.id, await cookieFor(watched.teacher.userId));
    await events.until((event) => event === 'state');
    const { json } = await start();
    await events.until((_, state) => state.working === 1);
    await pool().query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'holdfast listens'`,
    );
    await answer(json.id, 1);
    await events.until((_, state) => state.students?.[0]?.answered === 1);
    await answer(json.id, 2);
    await events.until((_, state) => state.students?.[0]?.answered === 2);
    await events.leave();
  });

  it('is closed to a teacher who lost the role, at the next thing that moves', async () => {
    const { watched, start } = await studentWithTest();
    const events = await eventsOf(watched.cls.id, await cookieFor(watched.teacher.userId));
    await events.until((event) => event === 'state');
    await pool().query(`UPDATE "User" SET role = 'student' WHERE id = $1`, [
      watched.teacher.userId,
    ]);
    await start();
    await events.until((event) => event === 'closed');
    await events.leave();
  });
});
