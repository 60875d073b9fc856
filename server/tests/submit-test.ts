// Decides what submitting a test does: grade every position, judge, move memory and mastery, in one transaction.
// Doing it again tells the same. Grading, judging and memory are core's.
import { masteryView, type ApplyContext, type LearnerState } from '@/core/memory/apply-answer';
import { applyTest } from '@/core/memory/apply-test';
import { paceOf } from '@/core/memory/learner';
import { assembleFollowUp } from '@/core/tests/assemble';
import { judgeTest, type Judgement } from '@/core/tests/judge';
import { retestAt } from '@/core/tests/retest';
import type { TestResult } from '@/core/tests/test';
import { testPrior, type TestPrior } from '@/core/tests/prior';
import { localDay } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { cardsOf, masteryOf } from '@/server/answers/learner-state';
import { contextOf } from '@/server/answers/log-columns';
import { loadOf, readLearner, type Connection } from '@/server/answers/read-learner';
import { itemsOf, testItemsOf } from '@/server/questions/pattern-items';
import { seenIn } from '@/server/questions/seen';
import { replaySoon } from '@/server/replay/replay-soon';
import { creditPrerequisites } from '@/server/tests/credit-prerequisites';
import { gradeItem, type GradedItem } from '@/server/tests/grade-item';
import { keepJudgement } from '@/server/tests/keep-judgement';
import {
  findTest,
  lockItems,
  roundsOf,
  unknownTest,
  type ItemRow,
  type StoredJudgement,
  type TestRow,
} from '@/server/tests/test-rows';
import { withLearner, type LearnerTransaction } from '@/server/accounts/with-learner';
import { viewResult } from '@/server/tests/view-test';

/**
 * @param now when the round is judged
 * @throws DomainError "tests/unknown", "database/away"
 */
export async function submitTest(
  viewer: Viewer | null,
  id: string,
  now: Date,
): Promise<TestResult> {
  const result =
    viewer && (await withLearner(viewer, (transaction) => submitOnce(transaction, id, now)));
  if (!result) throw unknownTest(id);
  return result;
}

async function submitOnce(
  transaction: LearnerTransaction,
  id: string,
  now: Date,
): Promise<TestResult> {
  const { client, viewer } = transaction;
  const connection = client as Connection;
  const test = await findTest(connection, viewer, id);
  if (!test) throw unknownTest(id);
  const rows = await lockItems(connection, viewer, id);
  const isJudged = test.state === 'closed' || rows.every(({ judgedAt }) => judgedAt !== null);
  if (test.judgement && isJudged) return viewResult(test.judgement, test.pattern, rows);
  const judgement = await judge(transaction, test, rows, now);
  return viewResult(judgement, test.pattern, rows);
}

async function judge(
  transaction: LearnerTransaction,
  test: TestRow,
  rows: readonly ItemRow[],
  judgedAt: Date,
): Promise<StoredJudgement> {
  const { viewer } = transaction;
  const connection = transaction.client as Connection;
  const seen = await seenIn(viewer, test.pattern, connection);
  const past = new Set(seen.map(({ question }) => question));
  const graded = await Promise.all(rows.map((row) => gradeItem(row, past, judgedAt)));
  const fresh = graded.filter(({ row }) => row.judgedAt === null);
  const pool = itemsOf(test.pattern);
  const { state, load } = await stateOf(transaction, test, judgedAt);
  const holding = contextOf(transaction.learner, test.pattern, lastZoneOf(fresh), judgedAt);
  const context = {
    pattern: test.pattern,
    load,
    // Of a pattern that was taken out meanwhile, the test itself is what is left.
    items: pool.length > 0 ? pool : graded.map(({ item }) => item),
    earlier: await abilitiesOfTrack(connection, viewer, test.pattern),
    ...holding,
  };
  const prior = test.judgement?.prior ?? firstPrior(test, state, context, judgedAt);
  const judged = judgeTest({
    items: context.items,
    kind: test.kind,
    prior,
    pace: paceOf(state.learner),
    wholeSkills: context.wholeSkills,
    responses: graded,
  });
  const round = { judgement: judged, first: test.judgement === null, judgedAt };
  const applied = applyTest(state, fresh, round, context);
  const today = localDay(judgedAt, context.timeZone, context.rolloverHour);
  const credits = gainsStrong(state, judged)
    ? await creditPrerequisites(transaction, { test, state, applied, load, holding, judgedAt })
    : [];
  const rounds = test.judgement ? roundsOf(test.judgement, test.judgedAt ?? judgedAt) : [];
  const judgement = {
    ...told(judged),
    more: Math.min(judged.more, followUpsLeft(test, graded, seen, today, judged.known)),
    strongUntil: judged.verdict === 'strong' ? applied.summary.strongUntil : null,
    retestAt: retestAt(judgedAt).toISOString(),
    prior,
    rounds: [
      ...rounds,
      {
        at: judgedAt.toISOString(),
        verdict: judged.verdict,
        timeZone: holding.timeZone,
        rolloverHour: holding.rolloverHour,
      },
    ],
    credits: [...(test.judgement?.credits ?? []), ...credits],
    marks: graded.map(({ correct, score }) => ({ correct, score })),
  };
  const isLate = await keepJudgement(transaction, {
    test,
    fresh,
    applied,
    judgement,
    judgedAt,
    holding,
  });
  if (isLate) replaySoon(viewer.userId);
  return judgement;
}

/** Whether this verdict gives the word that the pattern did not have. */
function gainsStrong({ mastery }: LearnerState, { verdict }: Judgement): boolean {
  return verdict === 'strong' && (mastery?.strongSince ?? null) === null;
}

/** What answers have made of the learner so far; nothing of it moves while their row is locked. */
async function stateOf(
  { viewer, client, learner }: LearnerTransaction,
  test: TestRow,
  judgedAt: Date,
): Promise<{ state: LearnerState; load: Map<number, number> }> {
  const about = { answerId: test.id, pattern: test.pattern, questions: [], at: judgedAt };
  const reading = await readLearner(viewer.userId, about, client as Connection);
  const { paceSum, paceCount, recallOffset } = learner;
  return {
    state: {
      learner: { paceSum, paceCount, recallOffset },
      cards: cardsOf(reading?.cards ?? null),
      mastery: masteryOf(reading?.mastery ?? null),
    },
    load: loadOf({ load: reading?.load ?? null }),
  };
}

function firstPrior(
  { kind }: TestRow,
  state: LearnerState,
  context: ApplyContext,
  now: Date,
): TestPrior {
  const { mastery } = state;
  const view = masteryView(state, context);
  return testPrior({
    kind,
    mastery,
    view,
    earlier: context.earlier,
    now,
    ...(context.cohort && { cohort: context.cohort }),
  });
}

function told(judged: Judgement) {
  const { verdict, pStrong, score, asked, byDifficulty, range, weakSkills, wholeEvidence } = judged;
  const known = Object.fromEntries(judged.known);
  return { verdict, pStrong, score, asked, byDifficulty, range, weakSkills, wholeEvidence, known };
}

function followUpsLeft(
  { pattern, kind, seed }: TestRow,
  graded: readonly GradedItem[],
  seen: Awaited<ReturnType<typeof seenIn>>,
  today: number,
  known: ReadonlyMap<string, number>,
): number {
  const asked = graded.map(({ row }) => row.question);
  const revealed = revealedIn(asked, graded);
  const next = assembleFollowUp({
    pattern,
    kind,
    seed,
    items: testItemsOf(pattern),
    seen,
    today,
    asked,
    revealed,
    known,
  });
  return next.ok ? next.left + 1 : 0;
}

/**
 * Questions whose solution taught something new: those that were missed. Siblings of the others may
 * follow, or a small pattern could never leave "unsure".
 */
export function revealedIn(
  asked: readonly string[],
  marks: readonly { correct: boolean }[],
): string[] {
  return asked.filter((_, index) => marks[index]?.correct !== true);
}

function lastZoneOf(fresh: readonly GradedItem[]): string | null {
  const last = fresh
    .filter(({ row }) => row.timeZone !== null)
    .sort((one, other) => other.answeredAt.getTime() - one.answeredAt.getTime())[0];
  return last?.row.timeZone ?? null;
}

async function abilitiesOfTrack(
  connection: Connection,
  viewer: Viewer,
  pattern: string,
): Promise<{ mean: number }[]> {
  const { rows } = await connection.query<{ mean: number }>({
    name: 'abilities-of-track',
    text: `SELECT "abilityMean" AS mean FROM "Mastery"
      WHERE "userId" = $1::uuid AND track = $2 AND pattern <> $3 ORDER BY pattern`,
    values: [viewer.userId, pattern.split('/', 1)[0], pattern],
  });
  return rows;
}
