// Decides how a learner's whole log is read as events: answers, judged rounds of tests, credits.
// What was struck out is not among them.
import type { LogAnswer, LogEvent } from '@/core/memory/replay';
import type { MemoryParameters } from '@/core/memory/parameters';
import type { Difficulty } from '@/core/questions/question';
import type { Confidence } from '@/core/questions/answer';
import { cohortOf, type LogColumns } from '@/server/answers/log-columns';
import type { Connection } from '@/server/answers/read-learner';
import { patternToday, questionToday, skillToday } from '@/server/content/earlier-names';
import { parameterSets } from '@/server/replay/parameter-sets';
import { roundsOf, type StoredJudgement } from '@/server/tests/test-rows';

/** An answer with what grading used. */
export interface AnswerLogRow extends LogColumns {
  id: string;
  question: string;
  pattern: string;
  skill: string;
  difficulty: Difficulty;
  context: 'practice' | 'review' | 'lesson' | 'test';
  testId: string | null;
  skipped: boolean;
  correct: boolean;
  confidence: Confidence | null;
  hintsUsed: number;
  elapsedMs: number | null;
  answeredAt: Date;
  receivedAt: Date;
  timeZone: string;
  revision: number;
  inPool: boolean;
  firstTry: boolean;
  localDay: number;
  grade: 1 | 2 | 3 | 4;
  known: number;
  recallBefore: number;
  guessRate: number;
  medianMs: number;
  pace: number;
  parameterVersion: string;
}

interface TestLogRow {
  id: string;
  judgement: StoredJudgement;
  judgedAt: Date;
}

interface CreditLogRow extends Pick<
  AnswerLogRow,
  | 'pattern'
  | 'revision'
  | 'timeZone'
  | 'rolloverHour'
  | 'practiceDays'
  | 'retention'
  | 'parameterVersion'
> {
  creditedAt: Date;
}

export interface LearnerLog {
  answers: AnswerLogRow[];
  events: LogEvent[];
}

const ANSWERS = `SELECT id, question, pattern, skill, difficulty, context::text, "testId",
  coalesce((response->>'skip')::boolean, false) AS skipped, correct, confidence, "hintsUsed", "elapsedMs",
  "answeredAt", "receivedAt", "timeZone", revision, "inPool", "firstTry", "localDay", grade, known,
  "recallBefore", "guessRate", "medianMs", pace, "parameterVersion", retention, "rolloverHour",
  "practiceDays", "itemA", "itemB", "cohortMean", "cohortDeviation"
  FROM "Answer" WHERE "userId" = $1::uuid AND "struckAt" IS NULL ORDER BY revision, "testId", id`;
const TESTS = `SELECT id, judgement, "judgedAt" FROM "Test"
  WHERE "userId" = $1::uuid AND judgement IS NOT NULL`;
const CREDITS = `SELECT pattern, revision, "creditedAt", "timeZone", "rolloverHour", "practiceDays",
  retention, "parameterVersion" FROM "Credit" WHERE "userId" = $1::uuid`;

/** @param regradeFrom what was answered from then on is weighed anew; null: as it was kept */
export async function readLog(
  connection: Connection,
  userId: string,
  regradeFrom: Date | null,
): Promise<LearnerLog> {
  const read = async <Row extends object>(name: string, text: string) =>
    (await connection.query<Row>({ name, text, values: [userId] })).rows;
  const answers = (await read<AnswerLogRow>('log-answers', ANSWERS)).map(byTodaysNames);
  const tests = await read<TestLogRow>('log-tests', TESTS);
  const credits = (await read<CreditLogRow>('log-credits', CREDITS)).map((row) => ({
    ...row,
    pattern: patternToday(row.pattern),
  }));
  const versions = [...answers, ...credits].map(({ parameterVersion }) => parameterVersion);
  const parametersOf = await parameterSets(connection, versions);
  return {
    answers,
    events: [
      ...answers.flatMap((row) =>
        row.testId === null ? [answerEvent(row, parametersOf, regradeFrom)] : [],
      ),
      ...tests.flatMap((test) => roundEvents(test, answers, parametersOf, regradeFrom)),
      ...credits.map((row) => creditEvent(row, parametersOf)),
    ],
  };
}

function byTodaysNames(row: AnswerLogRow): AnswerLogRow {
  return { ...row, pattern: patternToday(row.pattern), skill: skillToday(row.skill) };
}

type ParametersOf = (version: string) => MemoryParameters;

function contextFrom(
  row: Pick<
    AnswerLogRow,
    'timeZone' | 'rolloverHour' | 'practiceDays' | 'retention' | 'parameterVersion'
  > &
    Partial<LogColumns>,
  parametersOf: ParametersOf,
): LogEvent['context'] {
  const { timeZone, rolloverHour, practiceDays, retention, parameterVersion } = row;
  const { cohortMean = null, cohortDeviation = null } = row;
  return {
    timeZone,
    rolloverHour,
    practiceDays,
    retention,
    parameters: parametersOf(parameterVersion),
    cohort: cohortOf({ cohortMean, cohortDeviation }),
  };
}

function answerOf(row: AnswerLogRow, regrades: boolean): LogAnswer {
  const { skill, difficulty, guessRate, itemA, itemB } = row;
  return {
    id: row.id,
    // An earlier name counts as the same question.
    question: questionToday(row.question),
    item: {
      id: row.question,
      skill,
      difficulty,
      guessRate,
      ...(itemB !== null && { b: itemB }),
      ...(itemA !== null && { a: itemA }),
    },
    inPool: row.inPool,
    correct: row.correct,
    skipped: row.skipped,
    confidence: row.confidence,
    hintsUsed: row.hintsUsed,
    elapsedMs: row.elapsedMs,
    medianMs: row.medianMs,
    answeredAt: row.answeredAt,
    rated: regrades ? undefined : { grade: row.grade, known: row.known },
  };
}

function answerEvent(
  row: AnswerLogRow,
  parametersOf: ParametersOf,
  regradeFrom: Date | null,
): LogEvent {
  const regrades = regradeFrom !== null && row.answeredAt >= regradeFrom;
  return {
    type: 'answer',
    at: row.answeredAt,
    revision: row.revision,
    pattern: row.pattern,
    context: contextFrom(row, parametersOf),
    answer: answerOf(row, regrades),
  };
}

/** A round's answers were received when it was judged. */
function roundEvents(
  { id, judgement, judgedAt }: TestLogRow,
  log: readonly AnswerLogRow[],
  parametersOf: ParametersOf,
  regradeFrom: Date | null,
): LogEvent[] {
  const own = log.filter(({ testId }) => testId === id);
  return roundsOf(judgement, judgedAt).flatMap((round, place): LogEvent[] => {
    const at = new Date(round.at);
    const rows = own.filter(({ receivedAt }) => receivedAt.getTime() === at.getTime());
    const [row] = rows;
    if (!row) return [];
    const regrades = regradeFrom !== null && at >= regradeFrom;
    const { timeZone, rolloverHour } =
      round.timeZone === null ? row : { ...row, ...round, timeZone: round.timeZone };
    return [
      {
        type: 'round',
        test: id,
        at,
        revision: row.revision,
        pattern: row.pattern,
        context: contextFrom({ ...row, timeZone, rolloverHour }, parametersOf),
        answers: rows.map((one) => answerOf(one, regrades)),
        verdict: round.verdict,
        prior: judgement.prior,
        first: place === 0,
      },
    ];
  });
}

function creditEvent(row: CreditLogRow, parametersOf: ParametersOf): LogEvent {
  const { creditedAt, revision, pattern } = row;
  return {
    type: 'credit',
    at: creditedAt,
    revision,
    pattern,
    context: contextFrom(row, parametersOf),
  };
}
