// Decides how a regrade is applied: answers, verdicts, the word to the learners and the wish to replay, all or nothing.
// What changes is computed again while the learners are locked; a second time there is nothing left to change.
import type { PoolClient } from 'pg';
import { DomainError } from '@/core/errors';
import type { Question } from '@/core/questions/question';
import { secretUuid } from '@/server/accounts/guest';
import { writesContent, type Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { inTransaction } from '@/server/database/transaction';
import { addNotices, type NewNotice } from '@/server/notices/notices';
import { answerChanges, type AnswerChange } from '@/server/regrades/answer-changes';
import { grouped } from '@/server/regrades/grouped';
import { byVerdict, regradable } from '@/server/regrades/plan-regrade';
import { testChanges, type TestChange } from '@/server/regrades/test-change';
import {
  lockLearners,
  wishReplays,
  writeAnswers,
  writeTests,
} from '@/server/regrades/write-change';
import { replayWaitingSoon } from '@/server/replay/replay-soon';

/** What was marked otherwise; answers whose mark stays are not counted. */
export interface RegradeCounts {
  answers: number;
  learners: number;
  tests: number;
  verdicts: number;
}

/** One at a time, whatever the question: two that overlap would each undo half of the other. */
export const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('regrade'))`;

/**
 * Memory follows in a moment: each learner is replayed in turn, after marks and verdicts are in place.
 *
 * @param wanted `id` is made by who asks; `version` is today's key as it was shown
 * @returns what it changed, also where the same id was applied before; null where nothing was left to change
 * @throws DomainError "regrades/unknown", "regrades/outdated", "database/away"
 */
export async function applyRegrade(
  viewer: Viewer | null,
  wanted: { id: string; pattern: string; slug: string; version: string },
  now: Date,
): Promise<RegradeCounts | null> {
  const question = regradable(viewer, wanted.pattern, wanted.slug);
  if (!viewer || !writesContent(viewer) || !question) throw unknownRegrade(wanted.slug);
  if (question.version !== wanted.version) throw outdated();
  const counts = await inTransaction((client) =>
    applyOnce(client, viewer, question, wanted.id, now),
  );
  replayWaitingSoon();
  return counts;
}

function outdated(): DomainError {
  return new DomainError('regrades/outdated', 'The question has changed since you looked.', {
    hint: 'Look at what would change now, then apply that.',
  });
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
  const { rows } = await client.query<{ counts: RegradeCounts; isUndone: boolean }>(
    `SELECT counts, "undoneAt" IS NOT NULL AS "isUndone" FROM "Regrade"
     WHERE id = $1::uuid AND question = $2`,
    [id, question.id],
  );
  // A page from before it was undone, sent once more.
  if (rows[0]?.isUndone) throw outdated();
  if (rows[0]) return rows[0].counts;
  const first = await answerChanges(connection, question);
  const learners = await lockLearners(client, [...first.changes, ...first.same]);
  // What is theirs cannot move any more: this reading holds.
  const second = await answerChanges(connection, question);
  const isTheirs = ({ userId }: AnswerChange) => learners.has(userId);
  const changes = second.changes.filter(isTheirs);
  const same = second.same.filter(isTheirs);
  if (changes.length + same.length === 0) return null;
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
  await keepChanges(client, id, [...changes, ...same], tests);
  await writeAnswers(
    client,
    [...changes, ...same].map((change) => ({ whose: change, mark: change.after })),
  );
  await writeTests(
    client,
    tests.map((change) => ({ whose: change, told: change.after })),
  );
  await wishReplays(client, changes);
  await addNotices(client, noticesOf(id, question, changes, tests), now);
  return counts;
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
      before: { ...change.before, testId: change.testId, answeredAt: change.from },
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
  const moved = grouped(
    tests.filter(({ before, after }) => before.verdict !== after.verdict),
    ({ userId }) => userId,
  );
  return [...grouped(changes, ({ userId }) => userId)].map(([userId, own]) => {
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
        test: moved.get(userId)?.[0]?.id ?? '',
      },
    };
  });
}

export function unknownRegrade(what: string): DomainError {
  return new DomainError('regrades/unknown', `There is nothing to regrade as ${what}.`);
}
