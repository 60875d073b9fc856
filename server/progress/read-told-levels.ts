// Decides what is read of a pattern's story: the answers after which its level was another.
// Levels are read as they were told; nothing is computed again.
import type { Level } from '@/core/mastery/progress';
import type { ToldLevel } from '@/core/mastery/turns';
import { dayOfIso, isoDay } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { patternRenames } from '@/server/content/earlier-names';
import { pool } from '@/server/database/client';

/** The newest of each pattern; a level seldom changes more often. */
const CHANGES_READ = 40;

interface Row {
  pattern: string;
  day: number;
  level: Level;
  until: string | null;
  inTest: boolean;
  correct: boolean;
}

const TEXT = `WITH told AS (
  SELECT coalesce($3::jsonb ->> pattern, pattern) AS pattern, "localDay" AS day, outcome->'mastery'->>'level' AS level,
    outcome->'mastery'->>'strongUntil' AS until, context = 'test' AS "inTest", correct,
    "receivedAt" AS at, "answeredAt" AS answered, id
  FROM "Answer" WHERE "userId" = $1::uuid AND "localDay" >= $2 AND "struckAt" IS NULL
), beside AS (
  SELECT *, lag(level) OVER line AS before, lead(level) OVER line AS after
  FROM told WINDOW line AS (PARTITION BY pattern ORDER BY at, answered, id)
), turning AS (
  SELECT *, row_number() OVER (PARTITION BY pattern ORDER BY at DESC, answered DESC, id DESC) AS place
  FROM beside WHERE level IS DISTINCT FROM before OR level IS DISTINCT FROM after
)
SELECT pattern, day, level, until, "inTest", correct FROM turning
WHERE level IS NOT NULL AND place <= ${CHANGES_READ} ORDER BY pattern, at, answered, id`;

/**
 * @param since local day, the first that is read
 * @returns by pattern, oldest first
 */
export async function readToldLevels(
  viewer: Viewer,
  since: number,
): Promise<Map<string, ToldLevel[]>> {
  const { rows } = await pool().query<Row>({
    name: 'progress-told-levels',
    text: TEXT,
    values: [viewer.userId, since, patternRenames()],
  });
  const told = new Map<string, ToldLevel[]>();
  for (const { pattern, day, level, until, inTest, correct } of rows) {
    const strongUntilDay = until === null ? null : dayOf(until);
    told.set(pattern, [
      ...(told.get(pattern) ?? []),
      { day, level, strongUntilDay, inTest, correct },
    ]);
  }
  return told;
}

/** The inverse of `isoDay`. */
function dayOf(iso: string): number {
  const day = dayOfIso(iso);
  return isoDay(day) === iso ? day : 0;
}
