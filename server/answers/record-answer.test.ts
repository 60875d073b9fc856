import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it, vi } from 'vitest';
import type { AnswerRequest } from '@/core/questions/answer';
import type { recordAnswer } from '@/server/answers/record-answer';
import { RIGHT, publishTestContent } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

type Recorder = typeof recordAnswer;

beforeAll(async () => {
  await publishTestContent();
});

const answer = (question: string): AnswerRequest => ({
  id: randomUUID(),
  question: `course/loops/${question}`,
  context: 'practice',
  response: { option: RIGHT },
});

/** Its own copy of the module and of all that it imports, as another process would have. */
async function anotherProcess(): Promise<Recorder> {
  vi.resetModules();
  return (await import('@/server/answers/record-answer')).recordAnswer;
}

it('loses no answer of one learner that several processes record at once', async () => {
  const recorders = [await anotherProcess(), await anotherProcess(), await anotherProcess()];
  const first = await recorders[0]?.(null, answer('q1'), new Date());
  const userId = first?.viewer.userId ?? '';
  const claim = { userId, epoch: 0, issuedAt: 0 };
  const results = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      recorders[index % recorders.length]?.(claim, answer('q2'), new Date()),
    ),
  );
  expect(results).toHaveLength(24);
  const { rows } = await pool().query(
    `SELECT c.reps, u.revision >= 25 AS moved, (SELECT count(*)::int FROM "Answer" WHERE "userId" = u.id) AS answers, m.answers AS told
     FROM "User" u JOIN "Card" c ON c."userId" = u.id AND c.skill LIKE '%q2' JOIN "Mastery" m ON m."userId" = u.id
     WHERE u.id = $1`,
    [userId],
  );
  expect(rows).toEqual([{ reps: 24, moved: true, answers: 25, told: 25 }]);
});

it('keeps the zone that a learner answers from', async () => {
  const record = await anotherProcess();
  const { viewer } = await record(null, { ...answer('q3'), timeZone: 'Asia/Tokyo' }, new Date());
  const claim = { userId: viewer.userId, epoch: 0, issuedAt: 0 };
  await record(claim, { ...answer('q4'), timeZone: 'America/Lima' }, new Date());
  const { rows } = await pool().query('SELECT "timeZone" FROM "User" WHERE id = $1', [
    viewer.userId,
  ]);
  expect(rows).toEqual([{ timeZone: 'America/Lima' }]);
});

it('keeps what was answered in a lesson out of ability, and in memory', async () => {
  const record = await anotherProcess();
  const { viewer } = await record(null, { ...answer('in-lesson'), context: 'lesson' }, new Date());
  const { rows } = await pool().query<{ evidence: number[]; reps: number }>(
    `SELECT m.evidence, c.reps FROM "Mastery" m JOIN "Card" c ON c."userId" = m."userId" WHERE m."userId" = $1`,
    [viewer.userId],
  );
  expect(rows[0]?.reps).toBe(1);
  expect(new Set(rows[0]?.evidence)).toEqual(new Set([0]));
});
