// Decides which answers a fit of memory sees: graded, not struck out, in the order in which they were given.
// Never more than a bounded number; the newest learners' when there are more.
import type { History, PastReview } from '@/core/memory/history';
import { notSimulated } from '@/server/accounts/simulated';
import { pool } from '@/server/database/client';

export const MOST_ANSWERS = 200_000;

interface Row {
  userId: string;
  skill: string;
  day: number;
  grade: PastReview['grade'];
}

export interface Histories {
  histories: History[];
  /** Who gave them. */
  learners: Set<string>;
}

function grouped(rows: readonly Row[]): Histories {
  const byCard = new Map<string, PastReview[]>();
  for (const { userId, skill, day, grade } of rows) {
    const card = `${userId} ${skill}`;
    const history = byCard.get(card);
    if (history) history.push({ day, grade });
    else byCard.set(card, [{ day, grade }]);
  }
  return {
    histories: [...byCard.values()],
    learners: new Set(rows.map(({ userId }) => userId)),
  };
}

const COLUMNS = `"userId", skill, "localDay" AS day, grade`;

/** Of all learners of a track but simulated ones; whole learners, those seen last first. */
export async function historiesOfTrack(track: string): Promise<Histories> {
  const { rows } = await pool().query<Row>(
    `WITH counted AS (
      SELECT "userId", count(*) AS answers, max("answeredAt") AS latest FROM "Answer"
      WHERE starts_with(pattern, $1) AND "struckAt" IS NULL AND ${notSimulated('"userId"')}
      GROUP BY "userId"
    ), chosen AS (
      SELECT "userId" FROM (
        SELECT "userId", sum(answers) OVER (ORDER BY latest DESC, "userId") AS total FROM counted) c
      WHERE total <= $2
    )
    SELECT ${COLUMNS} FROM "Answer" a JOIN chosen USING ("userId")
    WHERE starts_with(pattern, $1) AND "struckAt" IS NULL
    ORDER BY "userId", skill, "answeredAt", id`,
    [`${track}/`, MOST_ANSWERS],
  );
  return grouped(rows);
}

/** Of one learner, all tracks. */
export async function historiesOfLearner(userId: string): Promise<Histories> {
  const { rows } = await pool().query<Row>(
    `SELECT ${COLUMNS} FROM "Answer" WHERE "userId" = $1::uuid AND "struckAt" IS NULL
      ORDER BY skill, "answeredAt", id LIMIT $2`,
    [userId, MOST_ANSWERS],
  );
  return grouped(rows);
}
