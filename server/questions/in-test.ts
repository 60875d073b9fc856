// Decides which questions of a learner wait for a verdict: they are not practised, hinted or answered elsewhere.
import type { Viewer } from '@/server/accounts/viewer';
import { questionToday } from '@/server/content/earlier-names';
import { pool } from '@/server/database/client';

/**
 * Of all patterns: a question may have moved to another one while the test was open.
 *
 * @returns today's ids of the questions of this learner's unjudged positions
 */
export async function questionsInTests(viewer: Viewer): Promise<Set<string>> {
  const { rows } = await pool().query<{ question: string }>({
    name: 'questions-in-tests',
    text: `SELECT i.question FROM "Test" t JOIN "TestItem" i ON i."userId" = $1::uuid AND i."testId" = t.id
      WHERE t."userId" = $1::uuid AND t.state <> 'closed' AND i."judgedAt" IS NULL`,
    values: [viewer.userId],
  });
  return new Set(rows.map(({ question }) => questionToday(question)));
}
