// Decides what a learner's past in one pattern looks like to the models: per question, when and how often.
import type { Seen } from '@/core/tests/assemble';
import type { Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { pool } from '@/server/database/client';

const TEXT = `
SELECT question, max(skill) AS skill, max("localDay") AS day, count(*)::int AS times,
  bool_or(context = 'test') AS "inTest"
FROM "Answer" WHERE "userId" = $1::uuid AND pattern = $2 AND "struckAt" IS NULL
GROUP BY question`;

/** One entry for each question of the pattern that was answered. */
export async function seenIn(
  viewer: Viewer,
  pattern: string,
  connection: Connection = pool() as Connection,
): Promise<Seen[]> {
  const { rows } = await connection.query<Seen>({
    name: 'seen-in',
    text: TEXT,
    values: [viewer.userId, pattern],
  });
  return rows;
}
