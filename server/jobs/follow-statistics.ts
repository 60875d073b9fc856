// Decides that what was learned of a question follows it to its new name, so that it stays out of tests
// where it was out, until there is more to learn.
import { questionRenames } from '@/server/content/earlier-names';
import { pool } from '@/server/database/client';

const FOLLOW = `UPDATE "ItemStatistics" s
  SET question = latest.today, pattern = regexp_replace(latest.today, '/[^/]+$', '')
  FROM (SELECT DISTINCT ON (n.value, i.rev) i.question, i.rev, n.value AS today
    FROM "ItemStatistics" i JOIN jsonb_each_text($1::jsonb) AS n ON n.key = i.question
    WHERE NOT EXISTS (SELECT 1 FROM "ItemStatistics" own
      WHERE own.question = n.value AND own.rev = i.rev)
    ORDER BY n.value, i.rev, i."computedAt" DESC) latest
  WHERE s.question = latest.question AND s.rev = latest.rev`;
const FORGET = `DELETE FROM "ItemStatistics" WHERE question IN (SELECT jsonb_object_keys($1::jsonb))`;

/** Safe to repeat. What today's name has of its own stays. */
export async function followStatistics(): Promise<void> {
  const names = questionRenames();
  await pool().query(FOLLOW, [names]);
  await pool().query(FORGET, [names]);
}
