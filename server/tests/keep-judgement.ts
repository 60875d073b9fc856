// Decides how a judged round is kept: each answer in the log, the cards, mastery, and the judgement as told.
// Runs inside the caller's transaction and computes nothing.
import type { AppliedTest } from '@/core/memory/apply-test';
import type { LogContext } from '@/core/memory/replay';
import { fallenFor } from '@/core/questions/fallen-for';
import { secretUuid } from '@/server/accounts/guest';
import { keepAnswer, type AnswerRow } from '@/server/answers/keep-answer';
import { arrivalOf } from '@/server/answers/in-order';
import { logColumns } from '@/server/answers/log-columns';
import type { Connection } from '@/server/answers/read-learner';
import type { GradedItem } from '@/server/tests/grade-item';
import { telling } from '@/server/tests/tell-watchers';
import type { StoredJudgement, TestRow } from '@/server/tests/test-rows';
import type { LearnerTransaction } from '@/server/accounts/with-learner';

export interface JudgedTest {
  test: TestRow;
  /** Only those that were judged for the first time now. */
  fresh: readonly GradedItem[];
  applied: AppliedTest;
  judgement: StoredJudgement;
  judgedAt: Date;
  holding: LogContext;
}

/** @returns whether something that was answered later has been recorded already */

export async function keepJudgement(
  transaction: LearnerTransaction,
  judged: JudgedTest,
): Promise<boolean> {
  const connection = transaction.client as Connection;
  const { viewer, learner } = transaction;
  const { isLate, log } = arrivalOf(learner, judged.judgedAt);
  const { test, fresh, applied, judgement, judgedAt } = judged;
  for (const [index, graded] of fresh.entries()) {
    const card = applied.cards.get(graded.row.skill);
    if (!card) throw new Error(`Judging moved no card of ${graded.row.skill}.`);
    // The learner's row is locked, so each of these finds the revision that the one before left.
    const kept = await keepAnswer(
      viewer,
      {
        revision: learner.revision + index,
        timeZone: judged.holding.timeZone,
        receivedAt: judgedAt,
        ...log,
        learner: applied.learner,
        answer: answerRow(judged, graded, index, learner.revision + index + 1),
        card,
        mastery: applied.mastery,
      },
      connection,
    );
    if (!kept) throw new Error('The learner moved while their test was judged.');
  }
  await connection.query({
    name: 'test-items-judged',
    text: `UPDATE "TestItem" SET "judgedAt" = $3
      WHERE "userId" = $1::uuid AND "testId" = $2::uuid AND "judgedAt" IS NULL`,
    values: [viewer.userId, test.id, judgedAt],
  });
  const isClosed = judgement.more === 0;
  await connection.query({
    name: 'test-judged',
    text: telling(`UPDATE "Test" SET state = $3::"TestState", "judgedAt" = $4, "closedAt" = $5,
      verdict = $6::"Verdict", "pStrong" = $7, judgement = $8::jsonb
      WHERE "userId" = $1::uuid AND id = $2::uuid RETURNING pattern`),
    values: [
      viewer.userId,
      test.id,
      isClosed ? 'closed' : 'judged',
      judgedAt,
      isClosed ? judgedAt : null,
      judgement.verdict,
      judgement.pStrong,
      judgement,
    ],
  });
  return isLate;
}

function answerRow(
  { test, applied, judgedAt, holding }: JudgedTest,
  graded: GradedItem,
  index: number,
  revision: number,
): AnswerRow {
  const { row, question } = graded;
  const used = applied.used[index];
  if (!used) throw new Error(`Judging left out position ${row.position}.`);
  return {
    // Follows from the test and the position: judging twice could not keep two.
    id: secretUuid(`test answer ${test.id} ${row.position}`),
    requestHash: '',
    question: row.askedAs,
    version: row.version,
    pattern: test.pattern,
    skill: row.skill,
    kind: question.kind,
    difficulty: question.difficulty,
    rev: question.rev,
    context: 'test',
    testId: test.id,
    shown: row.shown,
    response: graded.response,
    correct: graded.correct,
    score: graded.score,
    confidence: graded.confidence,
    hintsUsed: 0,
    elapsedMs: graded.elapsedMs,
    answeredAt: graded.answeredAt,
    receivedAt: judgedAt,
    timeZone: row.timeZone ?? holding.timeZone,
    revision,
    inPool: true,
    firstTry: graded.firstTry,
    ...used,
    ...logColumns(holding, graded.item),
    misconceptions: fallenFor(question, graded.response, graded.correct),
    outcome: { mastery: applied.summary },
  };
}
