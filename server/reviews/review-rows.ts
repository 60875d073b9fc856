// Decides what is read of a learner for a review: one statement for all of it, one for the questions seen.
import type { Viewer } from '@/server/accounts/viewer';
import type { CardRow } from '@/server/answers/learner-state';
import { pool } from '@/server/database/client';
import { PLAN_COLUMNS, type PlanRow } from '@/server/plan/plan-row';

/** An answer of the last day and a half, oldest first. */
export interface LogRow {
  skill: string;
  grade: number;
  localDay: number;
  answeredAt: string;
  /** Measured, else what was expected. */
  tookMs: number;
}

export interface ReviewRows extends PlanRow {
  id: string;
  paceSum: number;
  paceCount: number;
  cards: (CardRow & { pattern: string })[] | null;
  /** Patterns that were begun, the latest answered first. */
  begun: string[] | null;
  /** Questions that wait for their verdict in a test. */
  inTest: string[] | null;
  log: LogRow[] | null;
}

const TEXT = `SELECT u.id, u."paceSum", u."paceCount", ${PLAN_COLUMNS},
  (SELECT json_agg(c) FROM (SELECT skill, pattern, stability, difficulty, known, reps, lapses,
      "lastAnsweredAt", "lastLocalDay", "dueDay", "parameterVersion"
    FROM "Card" WHERE "userId" = $1::uuid) c) AS cards,
  (SELECT json_agg(m.pattern ORDER BY m."lastAnsweredAt" DESC NULLS LAST) FROM "Mastery" m
    WHERE m."userId" = $1::uuid) AS begun,
  (SELECT json_agg(i.question) FROM "Test" t JOIN "TestItem" i ON i."userId" = $1::uuid AND i."testId" = t.id
    WHERE t."userId" = $1::uuid AND t.state <> 'closed' AND i."judgedAt" IS NULL) AS "inTest",
  (SELECT json_agg(a) FROM (SELECT skill, grade, "localDay", "answeredAt",
      coalesce("elapsedMs", round("medianMs" * pace))::int AS "tookMs"
    FROM "Answer" WHERE "userId" = $1::uuid AND "answeredAt" > $2 AND "struckAt" IS NULL
    ORDER BY "answeredAt", revision) a) AS log
FROM "User" u WHERE u.id = $1::uuid`;

/** A local day, and a session that began before it. */
const LOG_MS = 36 * 3_600_000;

export async function readReviewRows(viewer: Viewer, now: Date): Promise<ReviewRows | undefined> {
  const { rows } = await pool().query<ReviewRows>({
    name: 'read-review',
    text: TEXT,
    values: [viewer.userId, new Date(now.getTime() - LOG_MS).toISOString()],
  });
  return rows[0];
}

/** @returns when each of the questions was answered last; absent when it never was */
export async function readLastAnswered(
  viewer: Viewer,
  questions: readonly string[],
): Promise<Map<string, { at: Date }>> {
  const { rows } = await pool().query<{ question: string; at: Date }>({
    name: 'last-answered',
    text: `SELECT question, max("answeredAt") AS at FROM "Answer"
      WHERE "userId" = $1::uuid AND question = ANY ($2::text[]) AND "struckAt" IS NULL GROUP BY question`,
    values: [viewer.userId, questions],
  });
  return new Map(rows.map(({ question, at }) => [question, { at }]));
}
