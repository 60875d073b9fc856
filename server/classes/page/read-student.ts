// Decides what is read for a teacher's page of one student: held patterns, days, tests, misconceptions.
// Every statement goes through the membership: nobody of another class is found.
import type { StudentPage } from '@/core/classes/student-page';
import { isOpen } from '@/core/mastery/held-misconceptions';
import { isUuid, type TaughtClass } from '@/server/classes/access';
import { readStudentMastery } from '@/server/classes/page/read-class-mastery';
import { heldOf } from '@/server/classes/page/read-evidence';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

const WEEKS_TOLD = 12;
const TESTS_TOLD = 20;
const FALLS_TOLD = 30;
const LONGEST_MS = 300_000;
const MINUTE_MS = 60_000;

interface Row {
  today: number;
  days: { day: number; answers: number; ms: number }[] | null;
  patterns: { pattern: string; answers: number; ms: number }[] | null;
  tests: (Omit<StudentPage['tests'][number], 'title'> & { at: string })[] | null;
  falls: { pattern: string; slug: string; falls: number; day: number; rightSince: number }[] | null;
}

const TODAY = `((($3::timestamptz AT TIME ZONE u."timeZone") - make_interval(hours => u."rolloverHour"))::date
  - date '1970-01-01')`;

const TEXT = `WITH student AS (
  SELECT u.id AS "userId", ${TODAY} AS today
  FROM "ClassMember" mem JOIN "User" u ON u.id = mem."userId"
  WHERE mem."classId" = $1::uuid AND mem."userId" = $2::uuid
), own AS MATERIALIZED (
  SELECT a.pattern, a.skill, a."localDay" AS day, a."answeredAt", a.misconceptions,
    a.correct AND a.grade > 1 AS knew,
    least(coalesce(a."elapsedMs", a."medianMs"), ${LONGEST_MS}) AS ms
  FROM student JOIN "Answer" a ON a."userId" = student."userId"
  WHERE a."struckAt" IS NULL AND a."localDay" > student.today - ${WEEKS_TOLD * 7 + 7}
), fallen AS (
  SELECT pattern, slug, count(*)::int AS falls, max("answeredAt") AS at, max(day) AS day,
    array_agg(DISTINCT skill) AS skills
  FROM own, unnest(misconceptions) AS slug GROUP BY pattern, slug
) SELECT student.today,
  (SELECT json_agg(d) FROM (SELECT day, count(*)::int AS answers, sum(ms)::float8 AS ms
    FROM own GROUP BY day ORDER BY day) d) AS days,
  (SELECT json_agg(p) FROM (SELECT pattern, count(*)::int AS answers, sum(ms)::float8 AS ms
    FROM own GROUP BY pattern) p) AS patterns,
  (SELECT json_agg(t) FROM (SELECT pattern, "judgedAt" AS at,
      replace(verdict::text, '_', '-') AS verdict, round((judgement->>'score')::numeric, 1)::float8 AS score,
      (judgement->>'asked')::int AS asked, round(100 * "pStrong")::int AS certainty
    FROM "Test" WHERE "userId" = student."userId" AND verdict IS NOT NULL
    ORDER BY "judgedAt" DESC LIMIT ${TESTS_TOLD}) t) AS tests,
  (SELECT json_agg(f) FROM (SELECT f.pattern, f.slug, f.falls, f.day,
      (SELECT count(*)::int FROM own o WHERE o.skill = ANY (f.skills) AND o."answeredAt" > f.at
        AND o.knew) AS "rightSince"
    FROM fallen f ORDER BY f.at DESC LIMIT ${FALLS_TOLD}) f) AS falls
FROM student`;

/** @returns null where there is no such student in this class */
export async function readStudent(
  cls: TaughtClass,
  userId: string,
  now: Date,
): Promise<StudentPage | null> {
  if (!isUuid(userId)) return null;
  const found = await readStudentMastery(cls, userId, now);
  if (!found) return null;
  const { rows } = await steadily(() =>
    pool().query<Row>({
      name: 'class-student',
      text: TEXT,
      values: [cls.id, userId, now.toISOString()],
    }),
  );
  const [row] = rows;
  if (!row) return null;
  const time = new Map((row.patterns ?? []).map((one) => [one.pattern, one]));
  const { student, columns } = found;
  return {
    userId: student.userId,
    shownAs: student.shownAs,
    daysAgo: student.daysAgo,
    joinedDaysAgo: student.joinedDaysAgo,
    timeZone: cls.timeZone,
    patterns: columns.flatMap(({ id, title, track }, place) => {
      const held = heldOf(student, place);
      const { answers = 0, ms = 0 } = time.get(id) ?? {};
      return held ? [{ id, title, track, held, answers, minutes: ms / MINUTE_MS }] : [];
    }),
    today: row.today,
    since: mondayOf(row.today) - 7 * (WEEKS_TOLD - 1),
    days: (row.days ?? []).map(({ day, answers, ms }) => ({
      day,
      answers,
      minutes: ms / MINUTE_MS,
    })),
    tests: (row.tests ?? []).map((test) => ({
      ...test,
      at: new Date(test.at).toISOString(),
      title: content().patterns.get(test.pattern)?.title ?? test.pattern,
    })),
    misconceptions: (row.falls ?? []).map(({ pattern, slug, falls, day, rightSince }) => ({
      pattern,
      slug,
      falls,
      lastDay: day,
      open: isOpen({ rightSince }),
      titleHtml:
        content()
          .patterns.get(pattern)
          ?.misconceptions.find((one) => one.slug === slug)?.titleHtml ?? null,
    })),
  };
}

/** Day 4 since 1970-01-01 was a Monday. */
function mondayOf(day: number): number {
  return day - ((((day - 4) % 7) + 7) % 7);
}
