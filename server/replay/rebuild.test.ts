import { beforeAll, expect, it } from 'vitest';
import { publishTestContent } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';
import { rebuild } from '@/server/replay/rebuild';
import { replayWaiting } from '@/server/replay/replay-soon';
import { answerMove, play } from '@/server/replay/testing/history';

const now = () => new Date('2026-06-01T12:00:00Z');
const quiet = () => undefined;
const answer = answerMove({
  question: 4,
  confidence: undefined,
  context: 'review',
  timeZone: 'Europe/Paris',
});

beforeAll(async () => {
  await publishTestContent();
});

async function someone(name: string): Promise<string> {
  const { viewer } = await play(name, [answer, { ...answer, question: 5, minutes: 3_000 }]);
  return viewer.userId;
}

async function stabilities(userId: string): Promise<number[]> {
  const { rows } = await pool().query<{ stability: number }>(
    'SELECT stability FROM "Card" WHERE "userId" = $1 ORDER BY skill',
    [userId],
  );
  return rows.map(({ stability }) => stability);
}

const damage = (userId: string) =>
  pool().query('UPDATE "Card" SET stability = 99 WHERE "userId" = $1', [userId]);

it('names what is kept otherwise than the answers say, and changes nothing while it checks', async () => {
  const user = await someone('check');
  const clean = await rebuild({ checks: true, user }, now, quiet);
  expect(clean).toMatchObject({ learners: 1, answers: 2, differing: [] });
  await damage(user);
  const { differing } = await rebuild({ checks: true, user }, now, quiet);
  expect(differing).toEqual([
    { user, differences: ['card course/loops#skill-q3', 'card course/loops#skill-q2'].sort() },
  ]);
  expect(await stabilities(user)).toEqual([99, 99]);
});

it('puts everybody right, and goes on after the last learner of a run that was stopped', async () => {
  const users = [await someone('one'), await someone('two'), await someone('three')].sort();
  const [first = '', second = ''] = users;
  const right = await stabilities(second);
  await Promise.all(users.map(damage));
  await pool().query(
    `INSERT INTO job_runs (job, "startedAt", said) VALUES ('rebuild', now(), $1)`,
    [first],
  );
  await rebuild({ checks: false }, now, quiet);
  expect(await stabilities(first)).toEqual([99, 99]);
  expect(await stabilities(second)).toEqual(right);
  await rebuild({ checks: false }, now, quiet);
  expect(await stabilities(first)).toEqual(right);
  const { differing } = await rebuild({ checks: true }, now, quiet);
  expect(differing).toEqual([]);
});

it('replays whoever still waits when the process that recorded a late answer is gone', async () => {
  const { viewer } = await play('gone', [
    { ...answer, minutes: 9_000 },
    { ...answer, question: 6, lateMinutes: 4_000 },
  ]);
  const waits = async () =>
    (
      await pool().query<{ waits: boolean }>(
        'SELECT "replayFrom" IS NOT NULL AS waits FROM "User" WHERE id = $1',
        [viewer.userId],
      )
    ).rows[0]?.waits;
  expect(await waits()).toBe(true);
  expect(await replayWaiting()).toBeGreaterThanOrEqual(1);
  expect(await waits()).toBe(false);
});
