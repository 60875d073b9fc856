// Decides what a judged test says once some of its answers are marked otherwise.
// A verdict moves only where the new marks move it: numbers that were learned since do not.
import { judgeTest, type Judgement } from '@/core/tests/judge';
import type { Confidence } from '@/core/questions/answer';
import type { Difficulty } from '@/core/questions/question';
import type { TestKind, TestState, Verdict } from '@/core/tests/test';
import type { Connection } from '@/server/answers/read-learner';
import { parametersFor } from '@/server/mastery/parameters';
import { itemsOf } from '@/server/questions/pattern-items';
import type { AnswerChange } from '@/server/regrades/answer-changes';
import { roundsOf, type StoredJudgement } from '@/server/tests/test-rows';

/** What is kept of a test's verdict. */
export interface TestVerdict {
  verdict: Verdict;
  pStrong: number;
  state: TestState;
  closedAt: string | null;
  judgement: StoredJudgement;
}

export interface TestChange {
  userId: string;
  id: string;
  before: TestVerdict;
  after: TestVerdict;
}

interface TestRow {
  pattern: string;
  kind: TestKind;
  state: TestState;
  judgedAt: Date;
  closedAt: Date | null;
  verdict: Verdict;
  pStrong: number;
  judgement: StoredJudgement;
}

interface AnswerRow {
  id: string;
  question: string;
  skill: string;
  difficulty: Difficulty;
  guessRate: number;
  itemA: number | null;
  itemB: number | null;
  correct: boolean;
  score: number;
  skipped: boolean;
  confidence: Confidence | null;
  elapsedMs: number | null;
  medianMs: number;
  pace: number;
  receivedAt: Date;
}

const TEST = `SELECT pattern, kind::text, state::text, "judgedAt", "closedAt", verdict::text, "pStrong",
    judgement FROM "Test"
  WHERE "userId" = $1::uuid AND id = $2::uuid AND judgement->'prior' IS NOT NULL`;
const ANSWERS = `SELECT a.id, a.question, a.skill, a.difficulty, a."guessRate", a."itemA", a."itemB",
    a.correct, a.score, coalesce((a.response->>'skip')::boolean, false) AS skipped, a.confidence,
    a."elapsedMs", a."medianMs", a.pace, a."receivedAt"
  FROM "TestItem" i JOIN "Answer" a ON a."userId" = $1::uuid AND a."testId" = i."testId"
    AND a.question = i.question AND a."struckAt" IS NULL
  WHERE i."userId" = $1::uuid AND i."testId" = $2::uuid ORDER BY i.position`;

/**
 * @param changes of this learner; those of other tests are left aside
 * @returns null where the test was not judged, or is not kept whole
 */
export async function testChange(
  connection: Connection,
  userId: string,
  testId: string,
  changes: readonly AnswerChange[],
  now: Date,
): Promise<TestChange | null> {
  const values = [userId, testId];
  const test = (await connection.query<TestRow>({ name: 'test-to-regrade', text: TEST, values }))
    .rows[0];
  const { rows } = await connection.query<AnswerRow>({
    name: 'test-answers-to-regrade',
    text: ANSWERS,
    values,
  });
  if (!test || rows.length !== test.judgement.marks.length) return null;
  const marks = new Map(changes.map(({ id, after }) => [id, after]));
  const regraded = rows.map((row) => {
    const { correct, score } = marks.get(row.id) ?? row;
    return { ...row, correct, score };
  });
  const { verdict, pStrong, state, closedAt, judgement } = test;
  return {
    userId,
    id: testId,
    before: { verdict, pStrong, state, closedAt: closedAt?.toISOString() ?? null, judgement },
    after: rejudged(userId, test, rows, regraded, now),
  };
}

function rejudged(
  userId: string,
  test: TestRow,
  asWas: readonly AnswerRow[],
  asIs: readonly AnswerRow[],
  now: Date,
): TestVerdict {
  const { judgement, state, closedAt } = test;
  const rounds = roundsOf(judgement, test.judgedAt).map((round) => {
    const until = Date.parse(round.at);
    const was = judged(userId, test, asWas, until);
    const is = judged(userId, test, asIs, until);
    return { round: { ...round, verdict: moved(round.verdict, was, is) }, judged: is };
  });
  const last = rounds.at(-1)?.judged ?? judged(userId, test, asIs, test.judgedAt.getTime());
  const verdict = rounds.at(-1)?.round.verdict ?? judgement.verdict;
  const { pStrong, score, asked, byDifficulty, range, weakSkills, wholeEvidence, known } = last;
  const isOver = verdict !== 'unsure' || judgement.more === 0;
  return {
    verdict,
    pStrong,
    state: isOver ? 'closed' : state,
    closedAt: closedAt?.toISOString() ?? (isOver ? now.toISOString() : null),
    judgement: {
      ...judgement,
      verdict,
      pStrong,
      score,
      asked,
      byDifficulty,
      range,
      weakSkills,
      wholeEvidence,
      known: Object.fromEntries(known),
      strongUntil: verdict === 'strong' ? judgement.strongUntil : null,
      more: isOver ? 0 : judgement.more,
      rounds: rounds.map(({ round }) => round),
      marks: asIs.map(({ correct, score: points }) => ({ correct, score: points })),
    },
  };
}

function moved(told: Verdict, was: Judgement, is: Judgement): Verdict {
  return was.verdict === is.verdict ? told : is.verdict;
}

/** The round that ended then, with what was answered until then. */
function judged(
  userId: string,
  { pattern, kind, judgement }: TestRow,
  rows: readonly AnswerRow[],
  until: number,
): Judgement {
  const own = rows.filter(({ receivedAt }) => receivedAt.getTime() <= until);
  const responses = own.map((row) => ({
    item: {
      id: row.question,
      skill: row.skill,
      difficulty: row.difficulty,
      guessRate: row.guessRate,
      ...(row.itemB !== null && { b: row.itemB }),
      ...(row.itemA !== null && { a: row.itemA }),
    },
    correct: row.correct,
    score: row.score,
    skipped: row.skipped,
    confidence: row.confidence,
    elapsedMs: row.elapsedMs,
    medianMs: row.medianMs,
  }));
  const pool = itemsOf(pattern);
  return judgeTest({
    items: pool.length > 0 ? pool : responses.map(({ item }) => item),
    kind,
    prior: judgement.prior,
    pace: own.at(-1)?.pace ?? 1,
    wholeSkills: parametersFor({ userId, track: pattern.split('/', 1)[0] ?? '' }).wholeSkills,
    responses,
  });
}
