// Decides that memory follows a pattern or a skill to its new name, and an exam its track: whoever has something
// under an earlier one is replayed, since a replay reads the log by today's names. Grades stay as they were kept.
import { withLearner } from '@/server/accounts/with-learner';
import { earlierNames, trackRenames } from '@/server/content/earlier-names';
import { pool } from '@/server/database/client';
import { replayEach } from '@/server/replay/each-learner';
import { replayLearner } from '@/server/replay/replay-learner';

// Wherever somebody has a card, they have mastery of its pattern; mastery alone is indexed by pattern.
const TEXT = `SELECT DISTINCT id FROM (
    SELECT "userId" AS id FROM "Mastery" WHERE pattern = ANY ($1::text[]) AND "userId" > $4::uuid
    UNION ALL SELECT c."userId" FROM "Mastery" m
      JOIN "Card" c ON c."userId" = m."userId" AND c.skill = ANY ($2::text[])
      WHERE m.pattern = ANY ($3::text[]) AND m."userId" > $4::uuid
  ) renamed ORDER BY id`;
const EXAMS = `WITH moved AS (
    DELETE FROM "Exam" e USING jsonb_each_text($1::jsonb) AS n
    WHERE e.track = n.key RETURNING e."userId", n.value AS track, e.day
  ) INSERT INTO "Exam" ("userId", track, day) SELECT "userId", track, day FROM moved
    ON CONFLICT DO NOTHING`;

/**
 * Safe to repeat; several processes may do it at once: a learner is locked while replayed. One whose
 * replay fails is told in the log and keeps nobody else from following.
 *
 * @returns how many learners were replayed
 * @throws DomainError "database/away"
 */
export async function followRenames(): Promise<number> {
  const { patterns, skills } = earlierNames();
  if (patterns.length === 0 && skills.length === 0) return 0;
  await pool().query(EXAMS, [trackRenames()]);
  const renamedIn = [...new Set(skills.map((skill) => skill.slice(0, skill.indexOf('#'))))];
  return replayEach(
    { text: TEXT, values: [patterns, skills, renamedIn] },
    follow,
    'a learner could not follow a new name; it is tried again',
  );
}

async function follow(userId: string): Promise<boolean> {
  await withLearner({ userId, epoch: 'any' }, (transaction) =>
    replayLearner(transaction, transaction.learner.replayFrom),
  );
  return true;
}
