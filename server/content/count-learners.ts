// Decides whose memory an edit touches: everybody with an answer to the question that still counts.
// Reads only, over a connection of its own.
import { Client } from 'pg';

const CONNECT_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * @param questions whole ids, as they were when they were answered
 * @returns learners by question, and all of them once under `all`; null when the database does not answer
 */
export async function countLearners(
  databaseUrl: string,
  questions: readonly string[],
): Promise<{ all: number; byQuestion: Map<string, number> } | null> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'holdfast content',
    options: '-c default_transaction_read_only=on',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ question: string | null; learners: number }>(
      `SELECT question, count(DISTINCT "userId")::int AS learners FROM "Answer"
       WHERE question = ANY($1::text[]) AND "struckAt" IS NULL GROUP BY GROUPING SETS ((question), ())`,
      [questions],
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
  } finally {
    await client.end().catch(() => undefined);
  }
}
