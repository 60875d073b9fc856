import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryFiles, PNG, questionText } from '@/core/content/fixtures/library';
import { formatOf } from '@/core/exchange/registry';
import { Zip } from '@/core/exchange/zip';
import { dayStart } from '@/core/time';
import { pool } from '@/server/database/client';
import { sqliteWasm } from '@/server/exchange/sqlite-wasm';
import type { Mount, Reply } from '@/api/testing/mounts';

const folder = mkdtempSync(path.join(tmpdir(), 'anki-'));
let mounts: Mount[] = [];
let sql: SqlJsStatic;

function write(name: string, bytes: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), bytes);
}

/** The first two are siblings; the third shows an image. */
function easy(third: string): string {
  const sibling = (id: string) =>
    questionText(id).replace(`id: ${id}`, `id: ${id} skill: together`);
  return [sibling('easy-1'), sibling('easy-2'), third].join('\n');
}
const THIRD = questionText('easy-3').replace(
  '\n- [x]',
  '\n![A square](../images/square.png)\n\n- [x]',
);

async function load(): Promise<void> {
  const { loadContent } = await import('@/server/content/load-content');
  await loadContent();
}

beforeAll(async () => {
  for (const { path: name, bytes } of libraryFiles()) write(name, bytes);
  write('t/p/questions/easy.md', easy(THIRD));
  write('t/p/images/square.png', PNG);
  process.env.CONTENT_DIR = folder;
  await load();
  const { nextMount, nodeMount } = await import('@/api/testing/mounts');
  mounts = [await nodeMount(), await nextMount()];
  sql = await initSqlJs();
});
afterAll(async () => {
  await Promise.all(mounts.map((mount) => mount.close()));
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['node:http', 0],
  ['the route handler', 1],
])('a learner who leaves for Anki through %s', (_name, nth) => {
  const send: Mount['send'] = (...asked) => mounts[nth]?.send(...asked) ?? Promise.reject();
  const take = (cookie: string | undefined) =>
    send('GET', '/api/progress/export?format=apkg', { cookie });

  async function answer(slug: string, option: number, cookie?: string): Promise<Reply> {
    const { answerBody } = await import('@/api/testing/mounts');
    const { question } = await import('@/server/content/loaded').then(({ content }) => content());
    const known = question(`t/p/${slug}`)?.body as { options: { id: string }[] };
    return send('POST', '/api/answers', {
      body: answerBody({
        question: `t/p/${slug}`,
        response: { option: known.options[option]?.id },
      }),
      cookie,
    });
  }

  /** Answers in order: first option is right. */
  async function learner(...answers: [slug: string, option: number][]): Promise<string> {
    const { cookieOf } = await import('@/api/testing/mounts');
    let cookie: string | undefined;
    for (const [slug, option] of answers) {
      const reply = await answer(slug, option, cookie);
      expect(reply.status).toBe(200);
      cookie ??= cookieOf(reply);
    }
    return cookie ?? '';
  }

  async function read({ bytes }: Reply) {
    const format = formatOf('mine.apkg', bytes);
    const aids = { sqliteWasm, neighbour: () => null };
    const reading = await format?.read(bytes, 'mine.apkg', aids);
    expect(reading?.refused).toEqual([]);
    return reading;
  }
  const idsIn = async (reply: Reply) =>
    (await read(reply))?.questions.map(({ id }) => id ?? '').sort();

  function table(reply: Reply, query: string): unknown[][] {
    const database = new sql.Database(new Zip(reply.bytes).file('collection.anki2'));
    return database.exec(query)[0]?.values ?? [];
  }

  async function waits(cookie: string, slug: string): Promise<string> {
    const id = randomUUID();
    const { json } = await send('GET', '/api/progress/export', { cookie });
    const mine = String((json as { answers: { id: string }[] }).answers[0]?.id);
    await pool().query(
      `INSERT INTO "Test" ("userId", id, pattern, seed, "startedAt")
       SELECT "userId", $2, 't/p', 's', now() FROM "Answer" WHERE id = $1`,
      [mine, id],
    );
    await pool().query(
      `INSERT INTO "TestItem" ("userId", "testId", position, question, version, skill, shown)
       SELECT "userId", id, 1, $2, '', '', '{}' FROM "Test" WHERE id = $1`,
      [id, `t/p/${slug}`],
    );
    return id;
  }

  it('finds each skill as one card, shown as the question that was answered last', async () => {
    const reply = await take(await learner(['easy-1', 0], ['easy-2', 1], ['easy-3', 0]));
    expect(reply.status).toBe(200);
    expect(reply.headers.get('cache-control')).toBe('private, no-store');
    expect(reply.headers.get('content-disposition')).toMatch(
      /^attachment; filename="holdfast-progress-\d{4}-\d\d-\d\d\.apkg"$/,
    );
    const reading = await read(reply);
    expect(reading?.questions).toMatchObject([
      {
        id: 'easy-2',
        stem: 'What is true of easy-2?',
        skill: 'together',
        difficulty: 'easy',
        answer: { kind: 'single', options: [{ text: 'One thing', correct: true }, {}, {}] },
        solution: '1. **Look.** It is one thing.',
      },
      { id: 'easy-3' },
    ]);
    expect(reading?.images.size).toBe(1);
    expect(table(reply, 'SELECT tags FROM notes ORDER BY tags')).toEqual([
      [' level-easy skill-easy-3 '],
      [' level-easy skill-together '],
    ]);
    expect(String(table(reply, 'SELECT decks FROM col'))).toContain('"Track::Pattern"');
  });

  it('takes the memory of each skill along: due day, interval, numbers of FSRS, reviews', async () => {
    const cookie = await learner(['easy-1', 0], ['easy-2', 1], ['easy-3', 0]);
    const reply = await take(cookie);
    const { json } = await send('GET', '/api/progress/export', { cookie });
    const kept = json as {
      learner: { timeZone: string; rolloverHour: number };
      cards: Record<string, number>[];
      answers: { skill: string; grade: number; answeredAt: string; elapsedMs: number | null }[];
    };
    const [[began] = []] = table(reply, 'SELECT crt FROM col');
    const expected = kept.cards.map((card) => {
      const { dueDay = 0, lastLocalDay = 0, reps, lapses, stability, difficulty } = card;
      const due = dayStart(dueDay, kept.learner.timeZone, kept.learner.rolloverHour);
      return [
        (due.getTime() / 1000 - Number(began)) / 86_400,
        dueDay - lastLocalDay,
        reps,
        lapses,
        JSON.stringify({
          s: Number(stability?.toFixed(4)),
          d: Number(difficulty?.toFixed(3)),
        }),
      ];
    });
    const cards = table(reply, 'SELECT due, ivl, reps, lapses, data FROM cards');
    expect(cards.sort()).toEqual(expected.sort());
    const reviews = table(
      reply,
      `SELECT r.ease, r.type, n.tags LIKE '%together%' FROM revlog r
       JOIN cards c ON c.id = r.cid JOIN notes n ON n.id = c.nid ORDER BY r.id`,
    );
    const grades = kept.answers.sort((a, b) => (a.answeredAt < b.answeredAt ? -1 : 1));
    expect(reviews).toEqual(
      grades.map(({ grade, skill }, at) =>
        [grade, 0, skill.endsWith('together') ? 1 : 0, at].slice(0, 3),
      ),
    );
    expect(reviews).toHaveLength(3);
  });

  it('gets nothing of what another answered, and a stranger gets no file', async () => {
    const [mine, other] = [await learner(['easy-3', 0]), await learner(['medium-1', 1])];
    expect(await idsIn(await take(mine))).toEqual(['easy-3']);
    expect(await idsIn(await take(other))).toEqual(['medium-1']);
    expect((await take(undefined)).status).toBe(404);
  });

  it('leaves out a question that waits in an open test, for a sibling if one was answered', async () => {
    const cookie = await learner(['easy-1', 0], ['easy-2', 0], ['easy-3', 0]);
    const test = await waits(cookie, 'easy-2');
    await waits(cookie, 'easy-3');
    const reply = await take(cookie);
    expect(await idsIn(reply)).toEqual(['easy-1']);
    const text = Buffer.from(new Zip(reply.bytes).file('collection.anki2') ?? []).toString();
    expect(text).not.toMatch(/easy-2|easy-3/);
    await waits(cookie, 'easy-1');
    expect(await take(cookie)).toMatchObject({ status: 404, json: { code: 'progress/empty' } });
    await pool().query('UPDATE "TestItem" SET "judgedAt" = now() WHERE "testId" = $1', [test]);
    expect(await idsIn(await take(cookie))).toEqual(['easy-2']);
  });

  it('gets no card for an answer that was taken back', async () => {
    const cookie = await learner(['easy-1', 0], ['easy-3', 0]);
    const { json } = await send('GET', '/api/progress/export', { cookie });
    const { answers } = json as { answers: { id: string; question: string }[] };
    const struck = answers.find(({ question }) => question === 't/p/easy-3');
    await pool().query('UPDATE "Answer" SET "struckAt" = now() WHERE id = $1', [struck?.id]);
    expect(await idsIn(await take(cookie))).toEqual(['easy-1']);
  });

  it('gets better words of the same question, but no other question under its name', async () => {
    const cookie = await learner(['easy-3', 0]);
    const stem = async () => (await read(await take(cookie)))?.questions[0]?.stem;
    write('t/p/questions/easy.md', easy(THIRD.replace('What is true', 'What holds')));
    await load();
    expect(await stem()).toMatch(/^What holds of easy-3/);
    const other = THIRD.replace('What is true', 'What is false').replace(
      'id: easy-3',
      'id: easy-3 rev: 2',
    );
    write('t/p/questions/easy.md', easy(other));
    await load();
    expect(await stem()).toMatch(/^What is true of easy-3/);
    write('t/p/questions/easy.md', easy(THIRD));
    await load();
  });
});
