// Decides how a class's answers and tests are added up by week.
import type { WeekDone } from '@/core/reports/report';
import type { TaughtClass } from '@/server/classes/access';
import { pool } from '@/server/database/client';
import { COUNTED_MS } from '@/server/answers/counted-time';

// 1970-01-05 was a Monday: day 4.
const WEEKS = `WITH own AS MATERIALIZED (
  SELECT a."userId", (a."localDay" - 4) / 7 AS week, a.correct, ${COUNTED_MS} AS ms,
    a."firstTry" AND a."inPool" AND a."hintsUsed" = 0 AS fresh
  FROM "ClassMember" m JOIN "Answer" a ON a."userId" = m."userId" AND a."localDay" >= $2
    AND a."struckAt" IS NULL
  WHERE m."classId" = $1::uuid
), tests AS (
  SELECT ((t."judgedAt" AT TIME ZONE $3)::date - date '1970-01-05') / 7 AS week, count(*)::int AS strong
  FROM "ClassMember" m JOIN "Test" t ON t."userId" = m."userId" AND t.verdict = 'strong'
  WHERE m."classId" = $1::uuid AND (t."judgedAt" AT TIME ZONE $3)::date - date '1970-01-01' >= $2
  GROUP BY 1
), done AS (
  SELECT week, count(DISTINCT "userId")::int AS learners, count(*)::int AS answers,
    sum(ms)::float8 / 60000 AS minutes, count(*) FILTER (WHERE fresh)::int AS tries,
    count(*) FILTER (WHERE fresh AND correct)::int AS "right",
    count(DISTINCT "userId") FILTER (WHERE fresh)::int AS triers
  FROM own GROUP BY week
) SELECT 4 + 7 * week AS day, coalesce(learners, 0) AS learners, coalesce(answers, 0) AS answers,
    coalesce(minutes, 0) AS minutes, coalesce(tries, 0) AS tries, coalesce("right", 0) AS "right",
    coalesce(triers, 0) AS triers, coalesce(strong, 0) AS strong
  FROM done FULL JOIN tests USING (week) ORDER BY week`;

/** @param since a Monday, in days since 1970-01-01 */
export async function weeksDone(cls: TaughtClass, since: number): Promise<WeekDone[]> {
  const { rows } = await pool().query<WeekDone>({
    name: 'class-weeks',
    text: WEEKS,
    values: [cls.id, since, cls.timeZone],
  });
  return rows;
}
