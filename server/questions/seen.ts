// Decides what a learner's past in one pattern looks like to the models: per question, when it was answered last.
import type { Seen } from '@/core/tests/assemble';
import type { Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { patternOf, patternsBehind, questionToday } from '@/server/content/earlier-names';
import { pool } from '@/server/database/client';

const TEXT = `
SELECT question, max("localDay") AS day
FROM "Answer" WHERE "userId" = $1::uuid AND pattern = ANY ($2::text[]) AND "struckAt" IS NULL
GROUP BY question`;

/** One entry for each question of the pattern that was answered, by today's names. */
export async function seenIn(
  viewer: Viewer,
  pattern: string,
  connection: Connection = pool() as Connection,
): Promise<Seen[]> {
  const { rows } = await connection.query<Seen>({
    name: 'seen-in',
    text: TEXT,
    values: [viewer.userId, patternsBehind(pattern)],
  });
  const days = new Map<string, number>();
  for (const { question: asked, day } of rows) {
    const question = questionToday(asked);
    if (patternOf(question) !== pattern) continue;
    days.set(question, Math.max(day, days.get(question) ?? day));
  }
  return [...days].map(([question, day]) => ({ question, day }));
}
