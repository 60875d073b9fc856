// Keeps what a played learner leaves: answers, cards, mastery, tests. For tests; knows no way of playing.
import { playLearner } from '@/server/progress/testing/believable-learner';
import type { PlayedLearner, PlayInput } from '@/server/progress/testing/played-life';

interface Statements {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** Keeps a played life for a learner whose account exists; what they had before is left alone. */
export async function plantLearner(database: Statements, input: PlayInput): Promise<PlayedLearner> {
  const played = playLearner(input);
  for (const table of ['Answer', 'Card', 'Mastery', 'Test'] as const) {
    const rows = played[table];
    const columns = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`);
    if (columns.length === 0) continue;
    await database.query(
      `INSERT INTO "${table}" (${columns.join(', ')})
       SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows)],
    );
  }
  const { recallOffset, paceSum, paceCount } = played.learner;
  await database.query(
    `UPDATE "User" SET "recallOffset" = $2, "paceSum" = $3, "paceCount" = $4, "timeZone" = $5,
      revision = revision + $6 WHERE id = $1::uuid`,
    [
      input.userId,
      recallOffset,
      paceSum,
      paceCount,
      input.timeZone ?? 'Europe/Paris',
      played.Answer.length,
    ],
  );
  return played;
}
