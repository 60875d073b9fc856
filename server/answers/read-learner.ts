// Decides what must be known of a learner before an answer can be weighed: one statement reads it all.
// Knows nothing of what is done with it.
import type { QueryResult } from 'pg';
import type { MemoryCard } from '@/core/memory/card';
import { LOAD_HORIZON_DAYS } from '@/core/memory/load';
import { DAY_MS } from '@/core/time';
import type { AccountRow, Viewer } from '@/server/accounts/viewer';
import { cardsOf, type CardRow, type MasteryRow } from '@/server/answers/learner-state';
import { patternsAround } from '@/server/content/earlier-names';
import { pool } from '@/server/database/client';
import { PLAN_COLUMNS, type PlanRow } from '@/server/plan/plan-row';

/** Everything about one learner that one answer touches. */
export interface LearnerReading extends AccountRow, PlanRow {
  revision: number;
  paceSum: number;
  paceCount: number;
  lastAnsweredAt: Date | null;
  replayFrom: Date | null;
  /** Cards due on each local day around the next sixty. */
  load: Record<string, number> | null;
  /** The answer that already has this id. */
  earlier: EarlierAnswer | null;
  cards: CardRow[] | null;
  mastery: MasteryRow | null;
  /** An answer to this question was kept before. */
  tried: boolean;
  /** The question waits for its verdict in a test. */
  inTest: boolean;
  /** Abilities in the track's other patterns; read only for the first answer in a pattern. */
  abilities: number[] | null;
}

export interface EarlierAnswer {
  requestHash: string;
  question: string;
  version: string;
  correct: boolean;
  score: number;
  outcome: unknown;
}

const TEXT = `
SELECT u.id, u.role::text, u."sessionEpoch", u."timeZone", u."rolloverHour", u."recallOffset",
  u.revision, u."paceSum", u."paceCount", u."lastAnsweredAt", u."replayFrom", ${PLAN_COLUMNS},
  (SELECT json_object_agg(d."dueDay", d.n) FROM (SELECT "dueDay", count(*) AS n FROM "Card"
    WHERE "userId" = $1::uuid AND "dueDay" BETWEEN $6 AND $7 GROUP BY "dueDay") d) AS load,
  (SELECT json_build_object('requestHash', a."requestHash", 'question', a.question, 'version', a.version,
      'correct', a.correct, 'score', a.score, 'outcome', a.outcome)
    FROM "Answer" a WHERE a."userId" = $1::uuid AND a.id = $2::uuid) AS earlier,
  (SELECT json_agg(c) FROM "Card" c WHERE c."userId" = $1::uuid AND c.pattern = $3) AS cards,
  row_to_json(m) AS mastery,
  EXISTS (SELECT 1 FROM "Answer" a
    WHERE a."userId" = $1::uuid AND a.question = ANY ($4::text[]) AND a."struckAt" IS NULL) AS tried,
  EXISTS (SELECT 1 FROM "Test" t JOIN "TestItem" i ON i."userId" = $1::uuid AND i."testId" = t.id
    WHERE t."userId" = $1::uuid AND t.pattern = ANY ($8::text[]) AND t.state <> 'closed'
      AND i."judgedAt" IS NULL AND i.question = ANY ($4::text[])) AS "inTest",
  CASE WHEN m.pattern IS NULL THEN
    (SELECT json_agg(o."abilityMean" ORDER BY o.pattern) FROM "Mastery" o
      WHERE o."userId" = $1::uuid AND o.track = $5 AND o.pattern <> $3) END AS abilities
FROM "User" u LEFT JOIN "Mastery" m ON m."userId" = $1::uuid AND m.pattern = $3
WHERE u.id = $1::uuid`;

/** Whatever can run a statement: the pool, or a connection with a transaction open. */
export interface Connection {
  query<Row extends object>(statement: {
    name: string;
    text: string;
    values: unknown[];
  }): Promise<QueryResult<Row>>;
}

/**
 * @param about the answer's id, the question's pattern and names (earlier ones too; none: the pattern
 *   alone is asked for), and when it was answered
 * @returns undefined when there is no such account
 */
export async function readLearner(
  userId: string,
  about: { answerId: string; pattern: string; questions: readonly string[]; at: Date },
  connection: Connection = pool() as Connection,
): Promise<LearnerReading | undefined> {
  const track = about.pattern.split('/', 1)[0];
  const day = Math.floor(about.at.getTime() / DAY_MS);
  const values = [
    userId,
    about.answerId,
    about.pattern,
    about.questions,
    track,
    // A day more on both sides: the learner's own day is not known before.
    day - 1,
    day + LOAD_HORIZON_DAYS + 1,
    patternsAround(about.questions),
  ];
  const { rows } = await connection.query<LearnerReading>({
    name: 'read-learner',
    text: TEXT,
    values,
  });
  return rows[0];
}

/** Cards due on each local day, as read. */
export function loadOf({ load }: Pick<LearnerReading, 'load'>): Map<number, number> {
  return new Map(Object.entries(load ?? {}).map(([day, count]) => [Number(day), count]));
}

/** The cards of one pattern, by skill. */
export async function readCards(viewer: Viewer, pattern: string): Promise<Map<string, MemoryCard>> {
  const { rows } = await pool().query<{ cards: CardRow[] | null }>({
    name: 'read-cards',
    text: 'SELECT json_agg(c) AS cards FROM "Card" c WHERE c."userId" = $1::uuid AND c.pattern = $2',
    values: [viewer.userId, pattern],
  });
  return cardsOf(rows[0]?.cards ?? null);
}
