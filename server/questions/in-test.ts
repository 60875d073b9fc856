// Decides which questions of a learner wait for a verdict: they are not practised, hinted or answered elsewhere.
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';

/** @returns ids of the questions of this learner's unjudged positions in a pattern */
export async function questionsInTest(viewer: Viewer, pattern: string): Promise<Set<string>> {
  const { rows } = await pool().query<{ question: string }>({
    name: 'questions-in-test',
    text: `SELECT i.question FROM "Test" t JOIN "TestItem" i ON i."userId" = $1::uuid AND i."testId" = t.id
      WHERE t."userId" = $1::uuid AND t.pattern = $2 AND t.state <> 'closed' AND i."judgedAt" IS NULL`,
    values: [viewer.userId, pattern],
  });
  return new Set(rows.map(({ question }) => question));
}

/** @returns ids, as they were when the tests began, of all questions that wait in this learner's tests */
export async function allQuestionsInTests(viewer: Viewer): Promise<string[]> {
  const { rows } = await pool().query<{ question: string }>({
    name: 'all-questions-in-tests',
    text: `SELECT DISTINCT i.question FROM "Test" t JOIN "TestItem" i ON i."userId" = $1::uuid AND i."testId" = t.id
      WHERE t."userId" = $1::uuid AND t.state <> 'closed' AND i."judgedAt" IS NULL`,
    values: [viewer.userId],
  });
  return rows.map(({ question }) => question);
}
