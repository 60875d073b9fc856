// Decides what a learner's past in one pattern looks like to the models: per question, when and how often.
import type { Seen } from '@/core/tests/assemble';
import type { Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { patternNames } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

const TEXT = `
SELECT question, max(skill) AS skill, max("localDay") AS day, count(*)::int AS times,
  bool_or(context = 'test') AS "inTest"
FROM "Answer" WHERE "userId" = $1::uuid AND pattern = ANY ($2::text[]) AND "struckAt" IS NULL
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
    values: [viewer.userId, patternNames(pattern)],
  });
  return rows.map((row) => ({
    ...row,
    question: content().question(row.question)?.id ?? row.question,
  }));
}
