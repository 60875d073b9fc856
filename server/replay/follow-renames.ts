// Decides that memory follows a pattern or a skill to its new name: whoever has something under an earlier
// one is replayed, since a replay reads the log by today's names. Grades stay as they were kept.
import { withLearner } from '@/server/accounts/with-learner';
import { earlierNames } from '@/server/content/earlier-names';
import { pool } from '@/server/database/client';
import { replayLearner } from '@/server/replay/replay-learner';

const AT_ONCE = 200;

const TEXT = `SELECT DISTINCT id FROM (
    SELECT "userId" AS id FROM "Mastery" WHERE pattern = ANY ($1::text[])
    UNION ALL SELECT "userId" FROM "Card" WHERE pattern = ANY ($1::text[]) OR skill = ANY ($2::text[])
  ) renamed WHERE id > $3::uuid ORDER BY id LIMIT ${AT_ONCE}`;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Safe to repeat; several processes may do it at once: a learner is locked while replayed.
 *
 * @returns how many learners were replayed
 * @throws DomainError "database/away"
 */
export async function followRenames(): Promise<number> {
  const { patterns, skills } = earlierNames();
  if (patterns.length === 0 && skills.length === 0) return 0;
  let count = 0;
  for (let last = FIRST; ;) {
    const { rows } = await pool().query<{ id: string }>(TEXT, [patterns, skills, last]);
    for (const { id } of rows) {
      await withLearner({ userId: id, epoch: 'any' }, (transaction) =>
        replayLearner(transaction, transaction.learner.replayFrom),
      );
      count += 1;
      last = id;
    }
    if (rows.length < AT_ONCE) return count;
  }
}
