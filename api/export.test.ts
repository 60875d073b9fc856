import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import { app } from '@/api/app';
import { RIGHT, publishTestContent } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

const ANSWERS = 620;
let cookie = '';

/** @returns the cookie of a new guest with one answer */
async function answerOnce(): Promise<string> {
  const sent = await app.request('/api/answers', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({
      id: randomUUID(),
      question: 'course/loops/q1',
      context: 'practice',
      response: { option: RIGHT },
    }),
  });
  return (sent.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
}

/** A guest with more answers than one page holds, one of them with a response like a formula. */
beforeAll(async () => {
  await publishTestContent();
  cookie = await answerOnce();
  const { rows: columns } = await pool().query<{ names: string }>(
    `SELECT string_agg(format('%I', column_name), ', ') AS names FROM information_schema.columns
     WHERE table_name = 'Answer' AND column_name NOT IN ('id', 'confidence')`,
  );
  const names = columns[0]?.names ?? '';
  await pool().query(
    `INSERT INTO "Answer" (id, confidence, ${names})
     SELECT gen_random_uuid(), '=1+2', ${names} FROM "Answer", generate_series(2, ${ANSWERS})`,
  );
});

const get = (query: string, who = cookie) =>
  app.request(`/api/progress/export${query}`, { headers: who ? { cookie: who } : {} });

it('gives all answers and cards as one JSON document, to keep', async () => {
  const response = await get('');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="holdfast-progress-\d{4}-\d\d-\d\d\.json"$/,
  );
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  const told = (await response.json()) as Record<string, { id?: string; question?: string }[]>;
  expect(new Set(told['answers']?.map(({ id }) => id)).size).toBe(ANSWERS);
  expect(told['answers']?.[0]).toMatchObject({ question: 'course/loops/q1', correct: true });
  expect(told['cards']).toHaveLength(1);
  expect(told['mastery']).toHaveLength(1);
});

it('gives a table with one head, and no cell that a spreadsheet would run', async () => {
  const text = await (await get('?format=csv')).text();
  const rows = parse<Record<string, string>>(text, { columns: true });
  expect(rows).toHaveLength(ANSWERS);
  const told = new Set(rows.map(({ confidence }) => confidence));
  expect([...told].sort()).toEqual(['', "'=1+2"]);
  const cards = parse<Record<string, string>>(await (await get('?format=csv&of=cards')).text(), {
    columns: true,
  });
  expect(cards).toMatchObject([{ pattern: 'course/loops', reps: '1' }]);
});

it('gives nobody what another answered', async () => {
  expect((await get('', '')).status).toBe(404);
  const other = await answerOnce();
  const told = (await (await get('', other)).json()) as { answers: unknown[]; cards: unknown[] };
  expect(told.answers).toHaveLength(1);
  expect(told.cards).toHaveLength(1);
  const rows = parse(await (await get('?format=csv', other)).text(), { columns: true });
  expect(rows).toHaveLength(1);
});

it('refuses a format that it does not write', async () => {
  expect((await get('?format=xlsx')).status).toBe(400);
});
