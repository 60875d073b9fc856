// Decides how a regrade is applied: answers, verdicts, memory and the word to the learners, all or nothing.
// What changes is computed again while the learners are locked; a second time there is nothing left to change.
import type { PoolClient } from 'pg';
import { DomainError } from '@/core/errors';
import type { Question } from '@/core/questions/question';
import { secretUuid } from '@/server/accounts/guest';
import { writesContent, type Viewer } from '@/server/accounts/viewer';
import { lockLearner, type LearnerTransaction } from '@/server/accounts/with-learner';
import type { Connection } from '@/server/answers/read-learner';
import { inTransaction } from '@/server/database/transaction';
import { addNotices, type NewNotice } from '@/server/notices/notices';
import { answerChanges, type AnswerChange } from '@/server/regrades/answer-changes';
import { byVerdict, regradable, testChanges } from '@/server/regrades/plan-regrade';
import type { TestChange } from '@/server/regrades/test-change';
import { writeAnswer, writeTest } from '@/server/regrades/write-change';
import { replayLearner } from '@/server/replay/replay-learner';

export interface RegradeCounts {
  answers: number;
  learners: number;
  tests: number;
  verdicts: number;
}

/** One at a time, whatever the question: two that overlap would each undo half of the other. */
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('regrade'))`;

/**
 * @param wanted `id` is made by who asks; `version` is today's key as it was shown
 * @returns what it changed; null where there was nothing left to change
 * @throws DomainError "regrades/unknown", "regrades/outdated", "database/away"
 */
export async function applyRegrade(
  viewer: Viewer | null,
  wanted: { id: string; pattern: string; slug: string; version: string },
  now: Date,
): Promise<RegradeCounts | null> {
  const question = regradable(viewer, wanted.pattern, wanted.slug);
  if (!viewer || !writesContent(viewer) || !question) throw unknownRegrade(wanted.slug);
  if (question.version !== wanted.version) {
    throw new DomainError('regrades/outdated', 'The question has changed since you looked.', {
      hint: 'Look at what would change now, then apply that.',
    });
  }
  return inTransaction((client) => applyOnce(client, viewer, question, wanted.id, now));
}

async function applyOnce(
  client: PoolClient,
  viewer: Viewer,
  question: Question,
  id: string,
  now: Date,
): Promise<RegradeCounts | null> {
  const connection = client as Connection;
  await client.query(ONE_AT_A_TIME);
  const wanted = await answerChanges(connection, question);
  const learners = await lockAll(client, wanted.changes);
  // What is theirs cannot move any more: this reading holds.
  const changes = (await answerChanges(connection, question)).changes.filter(({ userId }) =>
    learners.has(userId),
  );
  if (changes.length === 0) return null;
  const tests = await testChanges(connection, changes, now);
  const counts: RegradeCounts = {
    answers: changes.length,
    learners: new Set(changes.map(({ userId }) => userId)).size,
    tests: tests.length,
    verdicts: byVerdict(tests).reduce((sum, { count }) => sum + count, 0),
  };
  await client.query(
    `INSERT INTO "Regrade" (id, question, pattern, version, "appliedBy", "appliedAt", counts)
      VALUES ($1::uuid, $2, $3, $4, $5::uuid, $6, $7::jsonb)`,
    [id, question.id, question.pattern, question.version, viewer.userId, now, counts],
  );
  await keepChanges(client, id, changes, tests);
  for (const [userId, learner] of learners) {
    await applyTo(
      learner,
      changes.filter((one) => one.userId === userId),
      tests.filter((one) => one.userId === userId),
    );
  }
  await addNotices(client, noticesOf(id, question, changes, tests), now);
  return counts;
}

/** In the order of their ids, so that two who lock never wait for each other. */
export async function lockAll(
  client: PoolClient,
  changes: readonly { userId: string }[],
): Promise<Map<string, LearnerTransaction>> {
  const learners = new Map<string, LearnerTransaction>();
  for (const userId of [...new Set(changes.map((one) => one.userId))].sort()) {
    const learner = await lockLearner(client, { userId, epoch: 'any' });
    if (learner) learners.set(userId, learner);
  }
  return learners;
}

async function applyTo(
  learner: LearnerTransaction,
  changes: readonly AnswerChange[],
  tests: readonly TestChange[],
): Promise<void> {
  const connection = learner.client as Connection;
  const [first] = changes;
  if (!first) return;
  for (const { userId, id, testId, after } of changes)
    await writeAnswer(connection, { userId, id, testId }, after);
  for (const { userId, id, after } of tests) await writeTest(connection, { userId, id }, after);
  const from = changes.reduce(
    (earliest, { answeredAt }) => (answeredAt < earliest ? answeredAt : earliest),
    first.answeredAt,
  );
  await replayFrom(learner, from);
  for (const { userId, id, after } of tests) {
    if (after.verdict === 'strong') await datedTest(connection, userId, id);
  }
}

/** Also what waits for a replay anyhow. */
export async function replayFrom(learner: LearnerTransaction, from: Date): Promise<void> {
  const waiting = learner.learner.replayFrom;
  await replayLearner(learner, waiting !== null && waiting < from ? waiting : from);
}

/** A test that is strong now says until when, as the replay found. */
async function datedTest(connection: Connection, userId: string, testId: string): Promise<void> {
  await connection.query({
    name: 'regraded-test-dated',
    text: `UPDATE "Test" t SET judgement = jsonb_set(t.judgement, '{strongUntil}',
        coalesce(to_jsonb((date '1970-01-01' + m."strongUntilDay")::text), 'null'::jsonb))
      FROM "Mastery" m
      WHERE t."userId" = $1::uuid AND t.id = $2::uuid AND m."userId" = t."userId"
        AND m.pattern = t.pattern AND t.judgement->>'strongUntil' IS NULL`,
    values: [userId, testId],
  });
}

async function keepChanges(
  client: PoolClient,
  regradeId: string,
  changes: readonly AnswerChange[],
  tests: readonly TestChange[],
): Promise<void> {
  const rows = [
    ...changes.map((change) => ({
      userId: change.userId,
      id: change.id,
      kind: 'answer',
      before: { ...change.before, testId: change.testId, answeredAt: change.answeredAt },
      after: change.after,
    })),
    ...tests.map((change) => ({ ...change, kind: 'test' })),
  ];
  await client.query(
    `INSERT INTO "RegradeChange" ("userId", "regradeId", id, kind, before, after)
      SELECT r."userId", $1::uuid, r.id, r.kind, r.before, r.after
      FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::jsonb[], $6::jsonb[])
        AS r ("userId", id, kind, before, after)`,
    [
      regradeId,
      rows.map(({ userId }) => userId),
      rows.map(({ id }) => id),
      rows.map(({ kind }) => kind),
      rows.map(({ before }) => JSON.stringify(before)),
      rows.map(({ after }) => JSON.stringify(after)),
    ],
  );
}

/** Each learner's own: the same regrade tells nobody twice. */
export function noticeId(regradeId: string, userId: string): string {
  return secretUuid(`notice ${regradeId} ${userId}`);
}

function noticesOf(
  regradeId: string,
  question: Question,
  changes: readonly AnswerChange[],
  tests: readonly TestChange[],
): NewNotice[] {
  return [...new Set(changes.map(({ userId }) => userId))].map((userId) => {
    const own = changes.filter((one) => one.userId === userId);
    const moved = tests.filter(
      (one) => one.userId === userId && one.before.verdict !== one.after.verdict,
    );
    const better = own.filter(({ before, after }) => after.score > before.score).length;
    return {
      userId,
      id: noticeId(regradeId, userId),
      kind: 'regrade',
      data: {
        pattern: question.pattern,
        title: question.title,
        better,
        worse: own.length - better,
        test: moved[0]?.id ?? '',
      },
    };
  });
}

export function unknownRegrade(what: string): DomainError {
  return new DomainError('regrades/unknown', `There is nothing to regrade as ${what}.`);
}
