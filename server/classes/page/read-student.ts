// Decides what is read for a teacher's page of one student: held patterns, days, tests, misconceptions.
// Nobody of another class is found: the membership is in each statement, or known before. What is kept under
// an earlier name of a pattern is told under today's.
import type { StudentPage } from '@/core/classes/student-page';
import type { MisconceptionTold } from '@/core/mastery/overview';
import { mondayOf } from '@/core/time';
import { isUuid } from '@/core/uuid';
import { COUNTED_MS } from '@/server/answers/counted-time';
import type { TaughtClass } from '@/server/classes/access';
import { readStudentMastery } from '@/server/classes/page/read-class-mastery';
import { heldOf } from '@/server/classes/page/read-evidence';
import { patternToday } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { learnersDay } from '@/server/database/local-day';
import { steadily } from '@/server/health/steadily';
import { readMisconceptions } from '@/server/progress/read-misconceptions';

const WEEKS_TOLD = 12;
const DAYS_READ = WEEKS_TOLD * 7 + 7;
const TESTS_TOLD = 20;
const BELIEFS_TOLD = 30;
const MINUTE_MS = 60_000;

interface Row {
  today: number;
  days: { day: number; answers: number; ms: number }[] | null;
  patterns: { pattern: string; answers: number; ms: number }[] | null;
  tests: (Omit<StudentPage['tests'][number], 'title'> & { at: string })[] | null;
}

const TEXT = `WITH student AS (
  SELECT u.id AS "userId", ${learnersDay('$3::timestamptz')} AS today
  FROM "ClassMember" mem JOIN "User" u ON u.id = mem."userId"
  WHERE mem."classId" = $1::uuid AND mem."userId" = $2::uuid
), own AS MATERIALIZED (
  SELECT a.pattern, a."localDay" AS day,
    ${COUNTED_MS} AS ms
  FROM student JOIN "Answer" a ON a."userId" = student."userId"
  WHERE a."struckAt" IS NULL AND a."localDay" > student.today - ${DAYS_READ}
) SELECT student.today,
  (SELECT json_agg(d) FROM (SELECT day, count(*)::int AS answers, sum(ms)::float8 AS ms
    FROM own GROUP BY day ORDER BY day) d) AS days,
  (SELECT json_agg(p) FROM (SELECT pattern, count(*)::int AS answers, sum(ms)::float8 AS ms
    FROM own GROUP BY pattern) p) AS patterns,
  (SELECT json_agg(t) FROM (SELECT pattern, "judgedAt" AS at,
      replace(verdict::text, '_', '-') AS verdict, round((judgement->>'score')::numeric, 1)::float8 AS score,
      (judgement->>'asked')::int AS asked, round(100 * "pStrong")::int AS certainty
    FROM "Test" WHERE "userId" = student."userId" AND verdict IS NOT NULL
    ORDER BY "judgedAt" DESC LIMIT ${TESTS_TOLD}) t) AS tests
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
  const { student, columns } = found;
  const { rows } = await steadily(() =>
    pool().query<Row>({
      name: 'class-student',
      text: TEXT,
      values: [cls.id, userId, now.toISOString()],
    }),
  );
  const [row] = rows;
  if (!row) return null;
  const time = timeByPattern(row.patterns ?? []);
  const believed = await steadily(() => readMisconceptions(student, row.today - DAYS_READ + 1));
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
      title: content().patterns.get(patternToday(test.pattern))?.title ?? test.pattern,
    })),
    misconceptions: believed.slice(0, BELIEFS_TOLD).map(told),
  };
}

/** Of what is kept under an earlier name of a pattern, too. */
function timeByPattern(rows: NonNullable<Row['patterns']>) {
  const time = new Map<string, { answers: number; ms: number }>();
  for (const { pattern, answers, ms } of rows) {
    const name = patternToday(pattern);
    const { answers: others = 0, ms: before = 0 } = time.get(name) ?? {};
    time.set(name, { answers: others + answers, ms: before + ms });
  }
  return time;
}

/** As the learner is told of it; the words that teach it are for them. */
function told(one: MisconceptionTold): StudentPage['misconceptions'][number] {
  const { pattern, slug, titleHtml, falls, lastDay, open } = one;
  return { pattern, slug, titleHtml, falls, lastDay, open };
}
