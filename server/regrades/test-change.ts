// Decides what a judged test says once some of its answers are marked otherwise.
// A verdict moves only where the new marks move it: numbers that were learned since do not.
import { setImmediate } from 'node:timers/promises';
import { judgeTest, type Judgement } from '@/core/tests/judge';
import type { Confidence } from '@/core/questions/answer';
import type { Difficulty } from '@/core/questions/question';
import type { TestKind, TestState, Verdict } from '@/core/tests/test';
import type { Connection } from '@/server/answers/read-learner';
import { parametersFor } from '@/server/mastery/parameters';
import { patternToday, questionToday, skillToday } from '@/server/content/earlier-names';
import { itemsOf } from '@/server/questions/pattern-items';
import type { AnswerMark } from '@/server/regrades/answer-changes';
import { grouped } from '@/server/regrades/grouped';
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

/** A mark that another one takes the place of. */
export interface MarkChange {
  userId: string;
  id: string;
  testId: string | null;
  after: Pick<AnswerMark, 'correct' | 'score'>;
}

interface TestRow {
  userId: string;
  id: string;
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
  userId: string;
  testId: string;
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

/** Others are served in between: each is judged twice for each of its rounds. */
const JUDGED_AT_ONCE = 20;

const WANTED = 'unnest($1::uuid[], $2::uuid[]) AS w ("userId", id)';
const TESTS = `SELECT t."userId", t.id, t.pattern, t.kind::text, t.state::text, t."judgedAt", t."closedAt",
    t.verdict::text, t."pStrong", t.judgement
  FROM ${WANTED} JOIN "Test" t ON t."userId" = w."userId" AND t.id = w.id
  WHERE t.judgement->'prior' IS NOT NULL`;
const ANSWERS = `SELECT a."userId", a."testId", a.id, a.question, a.skill, a.difficulty, a."guessRate",
    a."itemA", a."itemB", a.correct, a.score,
    coalesce((a.response->>'skip')::boolean, false) AS skipped, a.confidence, a."elapsedMs",
    a."medianMs", a.pace, a."receivedAt"
  FROM ${WANTED} JOIN "TestItem" i ON i."userId" = w."userId" AND i."testId" = w.id
    JOIN "Answer" a ON a."userId" = i."userId" AND a."testId" = i."testId"
      AND a.question = i.question AND a."struckAt" IS NULL
  ORDER BY i."userId", i."testId", i.position`;

/** Of every test that has a changed answer; but one that was not judged, or is not kept whole. */
export async function testChanges(
  connection: Connection,
  changes: readonly MarkChange[],
  now: Date,
): Promise<TestChange[]> {
  const inTests = changes.filter(({ testId }) => testId !== null);
  const wanted = new Map(
    inTests.map(({ userId, testId }) => [`${userId} ${testId}`, [userId, testId]]),
  );
  if (wanted.size === 0) return [];
  const values = [0, 1].map((at) => [...wanted.values()].map((names) => names[at]));
  const [{ rows: tests }, { rows: answers }] = [
    await connection.query<TestRow>({ name: 'tests-to-regrade', text: TESTS, values }),
    await connection.query<AnswerRow>({ name: 'test-answers-to-regrade', text: ANSWERS, values }),
  ];
  const marks = new Map(inTests.map(({ userId, id, after }) => [`${userId} ${id}`, after]));
  const byTest = grouped(answers, ({ userId, testId }) => `${userId} ${testId}`);
  const found: TestChange[] = [];
  for (const [place, test] of tests.entries()) {
    if (place % JUDGED_AT_ONCE === JUDGED_AT_ONCE - 1) await setImmediate();
    const own = byTest.get(`${test.userId} ${test.id}`) ?? [];
    if (own.length === test.judgement.marks.length) found.push(testChange(test, own, marks, now));
  }
  return found;
}

function testChange(
  test: TestRow,
  rows: readonly AnswerRow[],
  marks: ReadonlyMap<string, MarkChange['after']>,
  now: Date,
): TestChange {
  const regraded = rows.map((row) => {
    const { correct, score } = marks.get(`${row.userId} ${row.id}`) ?? row;
    return { ...row, correct, score };
  });
  const { userId, id, verdict, pStrong, state, closedAt, judgement } = test;
  return {
    userId,
    id,
    before: { verdict, pStrong, state, closedAt: closedAt?.toISOString() ?? null, judgement },
    after: rejudged(test, rows, regraded, now),
  };
}

function rejudged(
  test: TestRow,
  asWas: readonly AnswerRow[],
  asIs: readonly AnswerRow[],
  now: Date,
): TestVerdict {
  const { judgement, state, closedAt } = test;
  const rounds = roundsOf(judgement, test.judgedAt).map((round) => {
    const until = Date.parse(round.at);
    const was = judged(test, asWas, until);
    const is = judged(test, asIs, until);
    return { round: { ...round, verdict: moved(round.verdict, was, is) }, judged: is };
  });
  const last = rounds.at(-1)?.judged ?? judged(test, asIs, test.judgedAt.getTime());
  const verdict = rounds.at(-1)?.round.verdict ?? judgement.verdict;
  const { score, asked, byDifficulty, weakSkills, wholeEvidence, known } = last;
  // Where today's numbers alone would say another word, what was told of how sure it is stays with it.
  const { pStrong, range } = last.verdict === verdict ? last : { ...judgement, ...test };
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
  { userId, pattern: told, kind, judgement }: TestRow,
  rows: readonly AnswerRow[],
  until: number,
): Judgement {
  const pattern = patternToday(told);
  const own = rows.filter(({ receivedAt }) => receivedAt.getTime() <= until);
  const responses = own.map((row) => ({
    item: {
      id: questionToday(row.question),
      skill: skillToday(row.skill),
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
    pace: paceBefore(own),
    wholeSkills: parametersFor({ userId, track: pattern.split('/', 1)[0] ?? '' }).wholeSkills,
    responses,
  });
}

/**
 * What a submit judges by: the learner's pace before the answers that came with it.
 *
 * @param rows in the order of their positions
 */
function paceBefore(rows: readonly AnswerRow[]): number {
  const last = Math.max(...rows.map(({ receivedAt }) => receivedAt.getTime()));
  return rows.find(({ receivedAt }) => receivedAt.getTime() === last)?.pace ?? 1;
}
