import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { gradeResponse } from '@/core/questions/grade';
import { randomFrom } from '@/core/random';
import { loadContent } from '@/server/content/load-content';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import {
  beginDemoClass,
  fillDemoClass,
  removeDemoClass,
  type DemoWish,
} from '@/server/demo/demo-class';
import { simulatedResponse } from '@/server/demo/simulated-response';
import { rebuild } from '@/server/replay/rebuild';

const now = new Date('2026-05-20T09:00:00Z');
let wish: DemoWish;

beforeAll(async () => {
  await loadContent(() => undefined);
  const teacherId = randomUUID();
  await pool().query(`INSERT INTO "User" (id, role) VALUES ($1::uuid, 'teacher')`, [teacherId]);
  wish = { teacherId, name: 'Demo', students: 4, days: 20, timeZone: 'Europe/Paris', now };
  // The whole content is compiled for it, perhaps on a busy machine.
}, 300_000);

async function count(text: string): Promise<number> {
  const { rows } = await pool().query<{ count: string }>(`SELECT count(*) FROM ${text}`);
  return Number(rows[0]?.count);
}

it('lets students answer, be tested and forget as the product takes it, and a replay agrees', async () => {
  const classId = await beginDemoClass(wish);
  await fillDemoClass(classId, wish);
  expect(await count('"ClassMember"')).toBe(4);
  expect(await count('"Answer"')).toBeGreaterThan(150);
  expect(await count('"Test" WHERE verdict IS NOT NULL')).toBeGreaterThan(1);
  expect(await count('"Answer" WHERE cardinality(misconceptions) > 0')).toBeGreaterThan(5);
  expect(await count(`"Answer" WHERE "answeredAt" > '${now.toISOString()}'`)).toBe(0);
  const checked = await rebuild(
    { checks: true },
    () => now,
    () => undefined,
  );
  expect(checked.differing).toEqual([]);
});

it('makes nothing twice, and makes up for a student who was left half-way', async () => {
  const before = await count('"Answer"');
  await pool().query(
    'DELETE FROM "ClassMember" WHERE "userId" = (SELECT max("userId"::text)::uuid FROM "ClassMember")',
  );
  await fillDemoClass(await beginDemoClass(wish), wish);
  expect(await count('"ClassMember"')).toBe(4);
  expect(await count('"Class"')).toBe(1);
  expect(await count('"Answer"')).toBe(before);
});

it('leaves nothing behind, and nobody else is touched', async () => {
  await removeDemoClass(wish.teacherId);
  await removeDemoClass(wish.teacherId);
  for (const table of ['"Class"', '"ClassMember"', '"Assignment"', '"Answer"', '"Card"', '"Test"'])
    expect(await count(table)).toBe(0);
  expect(await count('"User"')).toBe(1);
});

it('answers every kind that the content has as somebody could', () => {
  const random = randomFrom('kinds');
  const right = new Map<string, number[]>();
  for (const question of content().questions.values()) {
    for (const knows of [true, false]) {
      const response = simulatedResponse(question, knows, random);
      if ('skip' in response) continue;
      const mark = gradeResponse(question, response);
      expect(mark.outcome, `${question.id} ${JSON.stringify(response)}`).toBe('graded');
      if (mark.outcome !== 'graded') continue;
      if (knows) expect(mark.correct, question.id).toBe(true);
      else right.set(question.kind, [...(right.get(question.kind) ?? []), Number(mark.correct)]);
    }
  }
  // Luck apart, who does not know is wrong.
  for (const [kind, marks] of right) {
    const share = marks.reduce((sum, one) => sum + one, 0) / marks.length;
    expect(share, kind).toBeLessThan(0.65);
  }
});
