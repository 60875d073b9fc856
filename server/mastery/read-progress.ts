// Decides what a learner is told of all their patterns: each as of now, and one next step.
// Levels and the step are core's; a visitor without a session has an empty page and a first step.
import type { Points } from '@/core/tests/judge';
import { nextStep } from '@/core/mastery/next-step';
import type { Progress, NextStep } from '@/core/mastery/progress';
import { summarise } from '@/core/mastery/summary';
import { waitsUntil } from '@/core/tests/retest';
import type { TestKind, Verdict } from '@/core/tests/test';
import { isoDay, localDay } from '@/core/time';
import { readAccountHead } from '@/server/accounts/account-head';
import type { Viewer } from '@/server/accounts/viewer';
import { cardsOf, masteryOf, type CardRow, type MasteryRow } from '@/server/answers/learner-state';
import { patternToday } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';
import { parametersFor } from '@/server/mastery/parameters';
import { itemsOf } from '@/server/questions/pattern-items';
import { readWaiting, type Waiting } from '@/server/reviews/read-review';

const TESTS_TOLD = 5;
const AT_MOST = 1_000;

interface TestRow extends Points {
  id: string;
  pattern: string;
  kind: TestKind;
  at: string;
  verdict: Verdict;
}

interface OpenTest {
  id: string;
  pattern: string;
  kind: TestKind;
  startedAt: string;
  answered: number;
  of: number;
}

interface Rows {
  mastery: MasteryRow[] | null;
  cards: (CardRow & { pattern: string })[] | null;
  tests: TestRow[] | null;
  open: OpenTest[] | null;
  exams: { track: string; day: number }[] | null;
}

const TEXT = `SELECT
  (SELECT json_agg(m) FROM (SELECT * FROM "Mastery" WHERE "userId" = $1::uuid LIMIT ${AT_MOST}) m) AS mastery,
  (SELECT json_agg(c) FROM "Card" c WHERE c."userId" = $1::uuid) AS cards,
  (SELECT json_agg(t) FROM (
    SELECT id, pattern, kind::text, "judgedAt" AS at, verdict::text, (judgement->>'score')::float8 AS score,
      (judgement->>'asked')::int AS asked,
      row_number() OVER (PARTITION BY pattern, kind ORDER BY "judgedAt" DESC) AS place
    FROM "Test" WHERE "userId" = $1::uuid AND "judgedAt" IS NOT NULL) t
    WHERE place <= ${TESTS_TOLD}) AS tests,
  (SELECT json_agg(o) FROM (
    SELECT id, pattern, kind::text, "startedAt",
      (SELECT count(*)::int FROM "TestItem" i WHERE i."userId" = $1::uuid AND i."testId" = t.id) AS "of",
      (SELECT count(i.response)::int FROM "TestItem" i
        WHERE i."userId" = $1::uuid AND i."testId" = t.id) AS answered
    FROM "Test" t WHERE "userId" = $1::uuid AND (state = 'open' OR state = 'judged'
      AND EXISTS (SELECT 1 FROM "TestItem" i
        WHERE i."userId" = $1::uuid AND i."testId" = t.id AND i."judgedAt" IS NULL))
    ORDER BY "startedAt" DESC LIMIT ${AT_MOST}) o) AS open,
  (SELECT json_agg(json_build_object('track', e.track, 'day', e.day)) FROM "Exam" e
    WHERE e."userId" = $1::uuid) AS exams`;

const NOTHING: Rows = { mastery: null, cards: null, tests: null, open: null, exams: null };

/** @throws DomainError "database/away" */
export async function readProgress(viewer: Viewer | null, now: Date): Promise<Progress> {
  const [rows, waiting, account] = viewer
    ? await Promise.all([
        steadily(() => rowsOf(viewer)),
        readWaiting(viewer, now),
        readAccountHead(viewer),
      ])
    : [NOTHING, null, null];
  const known = (rows.mastery ?? []).filter(({ pattern }) => content().patterns.has(pattern));
  const patterns = known.flatMap((row) => (viewer ? toldPattern(viewer, row, rows, now) : []));
  const today = viewer ? localDay(now, viewer.timeZone, viewer.rolloverHour) : 0;
  return {
    learner: viewer?.userId ?? null,
    patterns,
    next: titled(stepFrom({ patterns, rows, waiting, today, now })),
    review: waiting?.head ?? null,
    account,
  };
}

async function rowsOf(viewer: Viewer): Promise<Rows> {
  const { rows } = await pool().query<Rows>({
    name: 'read-progress',
    text: TEXT,
    values: [viewer.userId],
  });
  return rows[0] ? byTodaysNames(rows[0]) : NOTHING;
}

/** A test keeps the name that its pattern had when it began. */
function byTodaysNames(rows: Rows): Rows {
  const renamed = <Row extends { pattern: string }>(row: Row): Row => ({
    ...row,
    pattern: patternToday(row.pattern),
  });
  const { tests, open } = rows;
  return {
    ...rows,
    tests: tests && tests.map(renamed),
    open: open && open.map(renamed),
  };
}

type Told = Progress['patterns'][number];

function toldPattern(viewer: Viewer, row: MasteryRow, rows: Rows, now: Date): Told[] {
  const state = masteryOf(row);
  if (!state) return [];
  const view = {
    items: itemsOf(row.pattern),
    cards: cardsOf((rows.cards ?? []).filter(({ pattern }) => pattern === row.pattern)),
    offset: viewer.recallOffset,
    parameters: parametersFor({
      userId: viewer.userId,
      track: row.pattern.split('/', 1)[0] ?? '',
    }).parameters,
    dayOf: (instant: Date) => localDay(instant, viewer.timeZone, viewer.rolloverHour),
  };
  const tests = (rows.tests ?? [])
    .filter(({ pattern }) => pattern === row.pattern)
    .map(({ id, at, verdict, score, asked }) => ({
      id,
      at: new Date(at).toISOString(),
      verdict,
      score,
      asked,
    }))
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .slice(0, TESTS_TOLD);
  return [
    {
      ...summarise(row.pattern, state, view, now),
      answers: state.answers,
      lastAnsweredAt: state.lastAnsweredAt?.toISOString() ?? null,
      tests,
      retestAt: nextTestOf(row.pattern, rows, now)?.toISOString() ?? null,
    },
  ];
}

/** What start-test.ts will say, before anybody asks for a test. */
function nextTestOf(pattern: string, { tests, open }: Rows, now: Date): Date | null {
  const isFull = (test: { pattern: string; kind: TestKind }) =>
    test.pattern === pattern && test.kind === 'full';
  if (open?.some(isFull)) return null;
  const judged = (tests ?? []).filter(isFull).map(({ at }) => Date.parse(at));
  return waitsUntil(new Date(Math.max(0, ...judged)), now);
}

interface StepFrom {
  patterns: readonly Told[];
  rows: Rows;
  waiting: Waiting | null;
  /** Local day. */
  today: number;
  now: Date;
}

function titled(step: NextStep | null): Progress['next'] {
  const pattern = step && content().patterns.get(step.pattern);
  return step && pattern ? { ...step, title: pattern.title } : null;
}

function stepFrom({ patterns, rows, waiting, today, now }: StepFrom): NextStep | null {
  const { open, exams, mastery } = rows;
  const untilDays = new Map((mastery ?? []).map((row) => [row.pattern, row.strongUntilDay]));
  const inOrder = [...content().tracks.values()].flatMap((track) => track.patterns);
  return nextStep({
    patterns: inOrder.map(({ id, requires, questions }) => ({
      id,
      requires,
      questions: questions.length,
    })),
    progress: new Map(
      patterns.map((told) => [
        told.pattern,
        {
          level: told.level,
          strength: told.strength,
          mastery: told.mastery,
          strongUntil: isoOrNull(untilDays.get(told.pattern)),
          answers: told.answers,
          lastAnsweredAt: told.lastAnsweredAt === null ? null : new Date(told.lastAnsweredAt),
          lastTestedAt: told.tests[0] ? new Date(told.tests[0].at) : null,
        },
      ]),
    ),
    openTests: (open ?? [])
      .filter(({ pattern }) => content().patterns.has(pattern))
      .map((test) => ({ ...test, startedAt: new Date(test.startedAt) })),
    review: waiting && {
      skills: waiting.head.today,
      minutes: waiting.head.todayMinutes,
      patterns: waiting.patterns,
    },
    exams: new Map(
      (exams ?? []).flatMap(({ track, day }) => (day > today ? [[track, day - today]] : [])),
    ),
    now,
  });
}

function isoOrNull(day: number | null | undefined): string | null {
  return day === null || day === undefined ? null : isoDay(day);
}
