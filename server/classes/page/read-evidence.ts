// Decides what is read of one student's answers in one pattern, for a teacher of their class.
// Every statement goes through the membership: nobody of another class is found. What was done before the
// pattern was renamed is part of it.
import { readCell, toldMastery, type ClassStudent } from '@/core/classes/class-mastery';
import type { Evidence } from '@/core/classes/evidence';
import { isoDay } from '@/core/time';
import { isUuid } from '@/core/uuid';
import { COUNTED_MS } from '@/server/answers/counted-time';
import type { TaughtClass } from '@/server/classes/access';
import { readStudentMastery } from '@/server/classes/page/read-class-mastery';
import { plainStem } from '@/server/classes/page/plain-stem';
import { patternNames, patternToday } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

const ANSWERS_TOLD = 60;
const DAYS_TOLD = 60;
const TESTS_TOLD = 10;
const MINUTE_MS = 60_000;

interface Row {
  tests: Evidence['tests'] | null;
  days: { day: number; answers: number; right: number; ms: number }[] | null;
  answers: (Omit<Evidence['answers'][number], 'question'> & { question: string })[] | null;
}

const TEXT = `WITH student AS (
  SELECT "userId" FROM "ClassMember" WHERE "classId" = $1::uuid AND "userId" = $2::uuid
), own AS (
  SELECT a.* FROM student JOIN "Answer" a ON a."userId" = student."userId"
  WHERE a.pattern = ANY ($3::text[]) AND a."struckAt" IS NULL
) SELECT
  (SELECT json_agg(t) FROM (SELECT "judgedAt" AS at, replace(verdict::text, '_', '-') AS verdict,
      round((judgement->>'score')::numeric, 1)::float8 AS score, (judgement->>'asked')::int AS asked,
      round(100 * "pStrong")::int AS certainty
    FROM student JOIN "Test" USING ("userId") WHERE pattern = ANY ($3::text[]) AND verdict IS NOT NULL
    ORDER BY "judgedAt" DESC LIMIT ${TESTS_TOLD}) t) AS tests,
  (SELECT json_agg(d) FROM (SELECT "localDay" AS day, count(*)::int AS answers,
      count(*) FILTER (WHERE correct)::int AS right,
      sum(${COUNTED_MS})::float8 AS ms
    FROM own a GROUP BY "localDay" ORDER BY "localDay" DESC LIMIT ${DAYS_TOLD}) d) AS days,
  (SELECT json_agg(a) FROM (SELECT "answeredAt" AS at, question, difficulty, context::text, correct,
      correct AND grade = 1 AS lucky, response ? 'skip' AS skipped, confidence, "hintsUsed" AS hints
    FROM own ORDER BY "answeredAt" DESC, revision DESC LIMIT ${ANSWERS_TOLD}) a) AS answers`;

/** @returns null where there is no such student in this class, or no such pattern */
export async function readEvidence(
  cls: TaughtClass,
  wish: { student: string; pattern: string },
  now: Date,
): Promise<Evidence | null> {
  const pattern = content().patterns.get(patternToday(wish.pattern));
  if (!pattern || !isUuid(wish.student)) return null;
  const found = await readStudentMastery(cls, wish.student, now);
  if (!found) return null;
  const { rows } = await steadily(() =>
    pool().query<Row>({
      name: 'class-evidence',
      text: TEXT,
      values: [cls.id, wish.student, patternNames(pattern.id)],
    }),
  );
  const place = found.columns.findIndex(({ id }) => id === pattern.id);
  return {
    student: { id: found.student.userId, name: found.student.shownAs },
    pattern: { id: pattern.id, title: pattern.title },
    timeZone: cls.timeZone,
    held: heldOf(found.student, place),
    tests: (rows[0]?.tests ?? []).map((test) => ({ ...test, at: iso(test.at) })),
    days: (rows[0]?.days ?? []).map(({ day, answers, right, ms }) => ({
      day: isoDay(day),
      answers,
      right,
      minutes: Math.round(ms / MINUTE_MS),
    })),
    answers: (rows[0]?.answers ?? []).map((answer) => ({
      ...answer,
      at: iso(answer.at),
      question: plainStem(answer.question),
    })),
  };
}

const iso = (text: string) => new Date(text).toISOString();
const percent = (share: number) => Math.round(100 * share);

export function heldOf(student: ClassStudent, place: number): Evidence['held'] {
  const cell = student.cells[place];
  if (!cell) return null;
  const reading = readCell(cell, 0);
  const { low, high, isUnsure } = toldMastery(reading);
  return {
    level: reading.level,
    low,
    high,
    isUnsure,
    inWeek: percent(cell.mastery[1]),
    inMonth: percent(cell.mastery[2]),
    daysAgo: cell.daysAgo,
  };
}
