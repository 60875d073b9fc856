import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { mergeGuest } from '@/server/accounts/merge-guest';
import { findViewer } from '@/server/accounts/viewer';
import { recordAnswer } from '@/server/answers/record-answer';
import { person } from '@/server/classes/testing/school';
import { PATTERN, publishTestContent, RIGHT } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

const NOW = new Date('2026-11-20T12:00:00Z');

beforeAll(() => publishTestContent());

function give(userId: string | null, givenBy: string | null, question = 'q2') {
  const claim = userId === null ? null : { userId, epoch: 0, issuedAt: 0 };
  const request = {
    id: randomUUID(),
    question: `${PATTERN}/${question}`,
    context: 'practice' as const,
    response: { option: RIGHT },
  };
  return recordAnswer(claim, request, NOW, givenBy);
}

async function people(): Promise<string> {
  return (
    (await pool().query<{ count: string }>('SELECT count(*) FROM "User"')).rows[0]?.count ?? ''
  );
}

it('keeps an answer for whoever gave it', async () => {
  const { userId } = await person();
  expect((await give(userId, userId)).viewer.userId).toBe(userId);
});

it('gives an answer neither to another account nor to a new guest', async () => {
  const [one, other] = [await person(), await person()];
  const before = await people();
  for (const session of [other.userId, randomUUID(), null])
    await expect(give(session, one.userId)).rejects.toThrow(/Somebody else gave this answer/);
  expect(await people()).toBe(before);
  const { rows } = await pool().query('SELECT 1 FROM "Answer" WHERE "userId" = $1', [other.userId]);
  expect(rows).toEqual([]);
});

it('keeps a guest’s answer for the account that they became', async () => {
  const { viewer: guest } = await give(null, null);
  const account = await person();
  const before = await findViewer({ userId: guest.userId, epoch: 0 });
  if (!before) throw new Error('There is no guest.');
  await mergeGuest(before, { userId: account.userId, epoch: 0 }, NOW);
  expect((await give(account.userId, guest.userId, 'q3')).viewer.userId).toBe(account.userId);
});
