import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { DAY_MS } from '@/core/time';
import { findViewer, type Viewer } from '@/server/accounts/viewer';
import { mergeGuest } from '@/server/accounts/merge-guest';
import { recordAnswer } from '@/server/answers/record-answer';
import { joinClass } from '@/server/classes/join-class';
import { codeOf, person, taughtBy } from '@/server/classes/testing/school';
import { PATTERN, publishTestContent, RIGHT, WRONG } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';
import { rebuild } from '@/server/replay/rebuild';
import { play, START } from '@/server/replay/testing/history';

const now = new Date(START + 90 * DAY_MS);
let games = 0;

beforeAll(() => publishTestContent());

async function rowsOf(table: string, userId: string): Promise<number> {
  const { rows } = await pool().query<{ count: string }>(
    `SELECT count(*) FROM "${table}" WHERE "userId" = $1::uuid`,
    [userId],
  );
  return Number(rows[0]?.count);
}

async function accountWith(answers: number, from = 1): Promise<Viewer> {
  const userId = randomUUID();
  await pool().query(`INSERT INTO "User" (id, role) VALUES ($1::uuid, 'student')`, [userId]);
  for (let nth = 0; nth < answers; nth += 1) await answerAs(userId, `q${from + nth}`, nth);
  return viewerOf(userId);
}

async function viewerOf(userId: string): Promise<Viewer> {
  const viewer = await findViewer({ userId, epoch: 0 });
  if (!viewer) throw new Error('There is no such account.');
  return viewer;
}

function answerAs(userId: string | null, slug: string, day: number, id: string = randomUUID()) {
  const at = new Date(START + day * DAY_MS);
  const claim = userId === null ? null : { userId, epoch: 0, issuedAt: 0 };
  const request = {
    id,
    question: `${PATTERN}/${slug}`,
    context: 'practice' as const,
    response: { option: day % 3 === 0 ? WRONG : RIGHT },
  };
  return recordAnswer(claim, request, at);
}

async function guestWith(days: readonly number[]): Promise<Viewer> {
  let userId: string | null = null;
  for (const [nth, day] of days.entries()) {
    const { viewer }: { viewer: Viewer } = await answerAs(userId, `q${nth + 1}`, day);
    userId = viewer.userId;
  }
  return viewerOf(userId ?? '');
}

async function expectReplayed(userId: string): Promise<void> {
  const { differing } = await rebuild(
    { checks: true, user: userId },
    () => now,
    () => undefined,
  );
  expect(differing).toEqual([]);
}

it('gives an account what a guest answered, each once, and memory is that of one person', async () => {
  const account = await accountWith(3);
  const guest = await guestWith([0.5, 1.5, 7, 8]);
  expect(await mergeGuest(guest, account, now)).toEqual({ changed: true, answers: 4 });
  expect(await rowsOf('Answer', account.userId)).toBe(7);
  expect(await rowsOf('Card', account.userId)).toBe(4);
  expect(await rowsOf('Answer', guest.userId)).toBe(0);
  expect(await findViewer({ userId: guest.userId, epoch: 0 })).toBeNull();
  const { rows } = await pool().query<{ first: boolean }>(
    `SELECT "firstTry" AS first FROM "Answer" WHERE "userId" = $1::uuid AND question = $2 ORDER BY "answeredAt"`,
    [account.userId, `${PATTERN}/q1`],
  );
  expect(rows.map(({ first }) => first)).toEqual([true, false]);
  await expectReplayed(account.userId);
});

it('changes nothing when it is done again, from two devices at once too', async () => {
  const account = await accountWith(2);
  const guest = await guestWith([1, 2, 3]);
  const both = await Promise.all([
    mergeGuest(guest, account, now),
    mergeGuest(guest, account, now),
  ]);
  expect(both.filter(({ changed }) => changed)).toHaveLength(1);
  expect(await mergeGuest(guest, account, now)).toEqual({ changed: false, answers: 0 });
  expect(await rowsOf('Answer', account.userId)).toBe(5);
  await expectReplayed(account.userId);
});

it('gives a guest to one of two accounts, and never to both', async () => {
  const [one, other] = [await accountWith(1), await accountWith(1)];
  const guest = await guestWith([1, 2]);
  await Promise.all([mergeGuest(guest, one, now), mergeGuest(guest, other, now)]);
  const counts = [await rowsOf('Answer', one.userId), await rowsOf('Answer', other.userId)];
  expect(counts.sort()).toEqual([1, 3]);
});

it('leaves an account alone that somebody tries to merge as if it were a guest', async () => {
  const [one, other] = [await accountWith(2), await accountWith(2)];
  expect(await mergeGuest(one, other, now)).toEqual({ changed: false, answers: 0 });
  expect(await rowsOf('Answer', one.userId)).toBe(2);
});

it('keeps an answer that was under way as a guest with the account, and never signs anybody in by it', async () => {
  const account = await accountWith(1);
  const guest = await guestWith([1]);
  await mergeGuest(guest, account, now);
  const late = await answerAs(guest.userId, 'q9', 2);
  expect(late.viewer.userId).toBe(account.userId);
  expect(await rowsOf('Answer', account.userId)).toBe(3);
});

it('sends an answer twice, as a guest and after signing in, and keeps it once', async () => {
  const account = await accountWith(0);
  const guest = await guestWith([1]);
  const id = randomUUID();
  await answerAs(guest.userId, 'q5', 2, id);
  await mergeGuest(guest, account, now);
  await answerAs(account.userId, 'q5', 2, id);
  expect(await rowsOf('Answer', account.userId)).toBe(2);
});

const answered = fc.record({
  move: fc.constant<'answer'>('answer'),
  question: fc.integer({ min: 0, max: 27 }),
  response: fc.constantFrom('right' as const, 'wrong' as const, 'skip' as const),
  confidence: fc.constantFrom('sure' as const, undefined),
  context: fc.constantFrom('practice' as const, 'review' as const),
  hints: fc.constant(0),
  elapsedMs: fc.constant(9_000),
  timeZone: fc.constant('Europe/Paris'),
  minutes: fc.constantFrom(1, 30, 1_500),
  lateMinutes: fc.constant(0),
});
const tested = fc.record({
  move: fc.constant<'test'>('test'),
  minutes: fc.integer({ min: 0, max: 9_000 }),
  rights: fc.constantFrom(3, 8, 10),
});
const life = fc
  .tuple(answered, fc.array(fc.oneof({ weight: 5, arbitrary: answered }, tested), { maxLength: 8 }))
  .map(([first, rest]) => [first, ...rest]);

it('makes the same of two histories as a replay of both does', async () => {
  await fc.assert(
    fc.asyncProperty(life, life, async (own, foreign) => {
      const account = (await play(`account ${(games += 1)}`, own)).viewer;
      const guest = (await play(`guest ${games}`, foreign)).viewer;
      await pool().query(`UPDATE "User" SET role = 'student' WHERE id = $1::uuid`, [
        account.userId,
      ]);
      const total =
        (await rowsOf('Answer', account.userId)) + (await rowsOf('Answer', guest.userId));
      const tests = (await rowsOf('Test', account.userId)) + (await rowsOf('Test', guest.userId));
      await mergeGuest(guest, account, now);
      expect(await rowsOf('Answer', account.userId)).toBe(total);
      expect(await rowsOf('Test', account.userId)).toBe(tests);
      await expectReplayed(account.userId);
    }),
    { numRuns: 12 },
  );
});

it('leaves a teacher who tried their own code out of the students of that class, and of no other', async () => {
  const teacher = await person('teacher');
  const own = await taughtBy(teacher, now);
  const colleagues = await taughtBy(await person('teacher'), now);
  const guest = await person('guest');
  for (const cls of [own, colleagues])
    await joinClass(guest, { code: await codeOf(cls, now), shownAs: 'Only trying' }, now);
  const entry = randomUUID();
  await pool().query(
    `INSERT INTO "RosterEntry" ("classId", id, "shownAs", code, "userId")
     VALUES ($1::uuid, $2::uuid, 'Ada', 'ZZZZ2222', $3::uuid)`,
    [own.id, entry, guest.userId],
  );
  expect((await mergeGuest(guest, teacher, now)).changed).toBe(true);
  const { rows } = await pool().query<{ classId: string }>(
    'SELECT "classId" FROM "ClassMember" WHERE "userId" = $1::uuid',
    [teacher.userId],
  );
  expect(rows).toEqual([{ classId: colleagues.id }]);
  expect(await rowsOf('RosterEntry', teacher.userId)).toBe(0);
  const kept = await pool().query('SELECT "userId" FROM "RosterEntry" WHERE id = $1::uuid', [
    entry,
  ]);
  expect(kept.rows).toEqual([{ userId: null }]);
});
