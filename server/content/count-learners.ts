// Decides whose memory an edit touches: everybody with an answer to the question that still counts.
// Reads only.
import { notSimulated } from '@/server/accounts/simulated';
import { readOnly } from '@/server/database/read-only';

/**
 * @param questions whole ids, as they were when they were answered
 * @returns learners by question, and all of them once under `all`; null when the database does not answer
 */
export async function countLearners(
  databaseUrl: string,
  questions: readonly string[],
): Promise<{ all: number; byQuestion: Map<string, number> } | null> {
  try {
    const { rows } = await readOnly(databaseUrl, (client) =>
      client.query<{ question: string | null; learners: number }>(
        `SELECT question, count(DISTINCT "userId")::int AS learners FROM "Answer"
       WHERE question = ANY($1::text[]) AND "struckAt" IS NULL AND ${notSimulated('"userId"')}
       GROUP BY GROUPING SETS ((question), ())`,
        [questions],
      ),
    );
    return {
      all: rows.find(({ question }) => question === null)?.learners ?? 0,
      byQuestion: new Map(
        rows.flatMap(({ question, learners }) =>
          question === null ? [] : [[question, learners] as const],
        ),
      ),
    };
  } catch {
    return null;
  }
}
