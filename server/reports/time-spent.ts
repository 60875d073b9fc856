// Decides how long each member of a class worked.
import type { TimeSpent } from '@/core/reports/report';
import { MOST_MEMBERS, type TaughtClass } from '@/server/classes/access';
import { pool } from '@/server/database/client';
import { COUNTED_MS } from '@/server/answers/counted-time';

const FEWEST_FOR_PACE = 20;

const TIME = `SELECT m."shownAs", coalesce(sum(${COUNTED_MS}) FILTER (WHERE a.id IS NOT NULL), 0)::float8 / 60000 AS minutes,
    count(DISTINCT a."localDay")::int AS days, count(a.id)::int AS answers,
    CASE WHEN count(*) FILTER (WHERE a.correct AND a."elapsedMs" > 0) >= ${FEWEST_FOR_PACE} THEN
      percentile_cont(0.5) WITHIN GROUP (ORDER BY a."elapsedMs"::float8 / greatest(a."medianMs", 1))
        FILTER (WHERE a.correct AND a."elapsedMs" > 0) END AS pace,
    max(a."localDay") AS "lastDay"
  FROM "ClassMember" m LEFT JOIN "Answer" a ON a."userId" = m."userId" AND a."localDay" >= $2
    AND a."struckAt" IS NULL
  WHERE m."classId" = $1::uuid GROUP BY m."userId", m."shownAs"
  ORDER BY lower(m."shownAs"), m."userId" LIMIT ${MOST_MEMBERS}`;

/** @param since days since 1970-01-01 */
export async function timeSpent(cls: TaughtClass, since: number): Promise<TimeSpent[]> {
  const { rows } = await pool().query<TimeSpent>({
    name: 'class-time',
    text: TIME,
    values: [cls.id, since],
  });
  return rows;
}
