import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { withLearner } from '@/server/accounts/with-learner';
import type { Claim } from '@/server/accounts/session';
import type { Viewer } from '@/server/accounts/viewer';
import { recordAnswer } from '@/server/answers/record-answer';
import { content } from '@/server/content/loaded';
import { PATTERN, SMALL_PATTERN, publishTestContent } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';
import { replayLearner, type ReplayReport } from '@/server/replay/replay-learner';
import { replayIfWaiting } from '@/server/replay/replay-soon';
import { answerMove, play, type AnswerMove, type Move } from '@/server/replay/testing/history';

let games = 0;
const game = () => `game ${(games += 1)}`;

beforeAll(async () => {
  await publishTestContent();
  const pattern = content().patterns.get(PATTERN);
  if (pattern) pattern.requires = [SMALL_PATTERN];
});

const answer: fc.Arbitrary<AnswerMove> = fc.record({
  move: fc.constant<'answer'>('answer'),
  question: fc.integer({ min: 0, max: 27 }),
  response: fc.constantFrom<AnswerMove['response']>('right', 'right', 'right', 'wrong', 'skip'),
  confidence: fc.constantFrom<AnswerMove['confidence']>('sure', 'unsure', undefined),
  context: fc.constantFrom<AnswerMove['context']>('practice', 'review'),
  hints: fc.constantFrom(0, 0, 0, 1),
  elapsedMs: fc.option(fc.integer({ min: 2_000, max: 90_000 }), { nil: undefined }),
  timeZone: fc.constantFrom(undefined, 'Europe/Paris', 'Pacific/Auckland', 'Pacific/Honolulu'),
  minutes: fc.constantFrom(1, 2, 30, 400, 1_500, 6_000),
  lateMinutes: fc.constant(0),
});
const late = fc
  .tuple(answer, fc.constantFrom(1, 45, 800, 5_000))
  .map(([move, lateMinutes]): Move => ({ ...move, lateMinutes }));
const test: fc.Arbitrary<Move> = fc.record({
  move: fc.constant<'test'>('test'),
  minutes: fc.integer({ min: 0, max: 20_000 }),
  rights: fc.constantFrom(3, 7, 8, 10, 15),
});
const history = (rest: readonly fc.Arbitrary<Move>[]) =>
  fc
    .tuple(answer, fc.array(fc.oneof(answer, answer, answer, ...rest), { maxLength: 25 }))
    .map(([first, others]): Move[] => [first, ...others]);
const everything = history([
  late,
  test,
  fc.constant<Move>({ move: 'repeat' }),
  fc.constant<Move>({ move: 'undo' }),
]);

const plain = answerMove({ timeZone: 'Europe/Paris' });
/** A strong verdict that credits two cards, something that comes late, and something taken back. */
const strongWithCredit: Move[] = [
  plain,
  { ...plain, question: 1 },
  { move: 'test', minutes: 0, rights: 15 },
  { ...plain, question: 5, lateMinutes: 3_000 },
  { ...plain, question: 2, minutes: 60_000 },
  { move: 'undo' },
];

/** What a replay with the grades as kept would change. */
async function compared({ userId }: Viewer): Promise<ReplayReport> {
  const report = await withLearner({ userId, epoch: 'any' }, (transaction) =>
    replayLearner(transaction, null, false),
  );
  if (!report) throw new Error('The learner is gone.');
  return report;
}

async function zonesOf({ userId }: Viewer): Promise<Map<string, string>> {
  const { rows } = await pool().query<{ id: string; timeZone: string }>(
    'SELECT id, "timeZone" FROM "Answer" WHERE "userId" = $1',
    [userId],
  );
  return new Map(rows.map(({ id, timeZone }) => [id, timeZone]));
}

/** Until when each of their strong tests held, as it says. */
async function datesOf({ userId }: Viewer): Promise<(string | null)[]> {
  const { rows } = await pool().query<{ day: string | null }>(
    `SELECT judgement->>'strongUntil' AS day FROM "Test" WHERE "userId" = $1 AND verdict = 'strong'`,
    [userId],
  );
  return rows.map(({ day }) => day);
}

async function stateOf({ userId }: Viewer): Promise<unknown> {
  const { rows } = await pool().query(
    `SELECT (SELECT json_agg(c ORDER BY c.skill) FROM (SELECT skill, stability, difficulty, known, reps, lapses,
        "lastAnsweredAt", "lastLocalDay", "dueDay" FROM "Card" WHERE "userId" = $1) c) AS cards,
      (SELECT json_agg(m ORDER BY m.pattern) FROM (SELECT pattern, answers, level, "priorMean", "abilityMean",
        mastery, strength, "lastAnsweredAt", "computedAt" FROM "Mastery" WHERE "userId" = $1) m) AS mastery,
      (SELECT json_agg(a ORDER BY a.id, a."firstTry" DESC, a.known, a.grade) FROM (SELECT question || "answeredAt"::text AS id, grade, known, "firstTry"
        FROM "Answer" WHERE "userId" = $1 AND "struckAt" IS NULL) a) AS answers,
      (SELECT row_to_json(u) FROM (SELECT "recallOffset", "paceSum", "paceCount", "lastAnsweredAt", "replayFrom"
        FROM "User" WHERE id = $1) u) AS learner`,
    [userId],
  );
  return JSON.parse(JSON.stringify(rows[0]), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(9)) : value,
  );
}

describe('the log', () => {
  it('gives back what was damaged, and finds it when asked to compare only', async () => {
    const { viewer } = await play(game(), [plain]);
    const before = await stateOf(viewer);
    await pool().query('UPDATE "Card" SET stability = stability + 1 WHERE "userId" = $1', [
      viewer.userId,
    ]);
    await pool().query('DELETE FROM "Mastery" WHERE "userId" = $1', [viewer.userId]);
    expect((await compared(viewer)).differences.map(({ kind }) => kind)).toEqual([
      'card',
      'mastery',
    ]);
    await withLearner({ userId: viewer.userId, epoch: 'any' }, (transaction) =>
      replayLearner(transaction, null),
    );
    expect(await stateOf(viewer)).toEqual(before);
  });

  it('dates a test that was made strong later as its round would have been, though it has faded since', async () => {
    const { viewer } = await play(game(), [
      { move: 'test', minutes: 0, rights: 15 },
      { ...plain, question: 5, response: 'wrong', minutes: 600_000 },
    ]);
    const told = await datesOf(viewer);
    expect(told).toEqual([expect.stringMatching(/^2026-/)]);
    const { rows } = await pool().query('SELECT level FROM "Mastery" WHERE "userId" = $1', [
      viewer.userId,
    ]);
    expect(rows).not.toContainEqual({ level: 'strong' });
    // A regrade knows the word and not the day.
    await pool().query(
      `UPDATE "Test" SET judgement = jsonb_set(judgement, '{strongUntil}', 'null') WHERE "userId" = $1`,
      [viewer.userId],
    );
    expect(await datesOf(viewer)).toEqual([null]);
    await withLearner({ userId: viewer.userId, epoch: 'any' }, (transaction) =>
      replayLearner(transaction, null),
    );
    expect(await datesOf(viewer)).toEqual(told);
  });

  it('is all that cards, mastery and grades follow from, whatever happened in whichever order', async () => {
    await fc.assert(
      fc.asyncProperty(everything, async (moves) => {
        const { viewer } = await play(game(), moves);
        await replayIfWaiting(viewer.userId);
        expect((await compared(viewer)).differences).toEqual([]);
      }),
      { numRuns: 30, examples: [[strongWithCredit]] },
    );
    // The histories must reach what they are about.
    const { rows } = await pool().query<{ credits: number; struck: number; strong: number }>(
      `SELECT (SELECT count(*)::int FROM "Credit") AS credits,
        (SELECT count(*)::int FROM "Answer" WHERE "struckAt" IS NOT NULL) AS struck,
        (SELECT count(*)::int FROM "Test" WHERE verdict = 'strong') AS strong`,
    );
    expect(Math.min(...Object.values(rows[0] ?? { none: 0 }))).toBeGreaterThan(0);
  }, 180_000);

  it('makes the same of answers that come late as of answers that come in order', async () => {
    await fc.assert(
      fc.asyncProperty(history([late]), async (moves) => {
        const { viewer, sent } = await play(game(), moves);
        await replayIfWaiting(viewer.userId);
        const inOrder = [...sent]
          .map((one, place) => ({ ...one, place }))
          .sort(
            (one, other) =>
              (one.request.answeredAt ?? '').localeCompare(other.request.answeredAt ?? '') ||
              one.place - other.place,
          );
        // Where nobody said a zone, the last one held: in another order another one would.
        const zones = await zonesOf(viewer);
        let again: Viewer | null = null;
        for (const { request } of inOrder) {
          const id = randomUUID();
          const claim: Claim | null = again && {
            userId: again.userId,
            epoch: again.epoch,
            issuedAt: 0,
          };
          const at = new Date(request.answeredAt ?? '');
          again = (
            await recordAnswer(claim, { ...request, id, timeZone: zones.get(request.id) }, at)
          ).viewer;
        }
        if (again) expect(await stateOf(viewer)).toEqual(await stateOf(again));
      }),
      { numRuns: 25 },
    );
  }, 180_000);
});
