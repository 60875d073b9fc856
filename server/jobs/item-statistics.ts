// Decides what is kept of first tries of every question, and which questions leave the tests.
// The numbers are core's; answers are read in one pass over the log.
import type { PoolClient } from 'pg';
import type { Difficulty } from '@/core/questions/question';
import { itemStatistics, type FirstTry } from '@/core/reports/item-statistics';
import { notSimulated } from '@/server/accounts/simulated';
import { patternRenames, questionRenames } from '@/server/content/earlier-names';
import { loadContent } from '@/server/content/load-content';
import { contentIsLoaded } from '@/server/content/loaded';
import { database, pool } from '@/server/database/client';
import { log } from '@/server/health/log';
import { followStatistics } from '@/server/jobs/follow-statistics';
import type { Job } from '@/server/jobs/job';

/** Of one question; the newest when there are more. */
const MOST_TRIES = 5_000;

// By today's names: mastery has followed a renamed pattern, the log keeps the names of its time.
const COLLECT = `CREATE TEMPORARY TABLE first_tries ON COMMIT DROP AS
  SELECT coalesce($2::jsonb ->> a.question, a.question) AS question, a.rev, m.pattern, a.difficulty, a."guessRate", a.correct, a.response, a.shown,
    CASE WHEN a."elapsedMs" > 0 THEN a."elapsedMs" END AS "elapsedMs", a."answeredAt",
    m."abilityMean" AS mean, m."abilityDeviation" AS deviation
  FROM "Answer" a JOIN "Mastery" m ON m."userId" = a."userId" AND m.pattern = coalesce($1::jsonb ->> a.pattern, a.pattern)
  WHERE a."firstTry" AND a."inPool" AND a."hintsUsed" = 0 AND a."struckAt" IS NULL
    AND ${notSimulated('a."userId"')}`;

interface Wording {
  question: string;
  rev: number;
  pattern: string;
}

interface Row {
  difficulty: Difficulty;
  guessRate: number;
  correct: boolean;
  response: { option?: string; options?: string[]; skip?: boolean };
  shown: string[];
  elapsedMs: number | null;
  mean: number;
  deviation: number;
}

export const itemStatisticsJob: Job = {
  name: 'item-statistics',
  run: async (now) => {
    // Without today's names a renamed question would lose what was learned under its name of before: where
    // the content cannot be read, the numbers stay as they are.
    if (!contentIsLoaded()) await loadContent();
    await followStatistics();
    const client = await pool().connect();
    try {
      await client.query('BEGIN');
      await client.query(COLLECT, [patternRenames(), questionRenames()]);
      await client.query('CREATE INDEX ON first_tries (question, rev, "answeredAt")');
      const { rows } = await client.query<Wording>(
        'SELECT question, rev, min(pattern) AS pattern FROM first_tries GROUP BY question, rev',
      );
      const doubtful: string[] = [];
      for (const wording of rows) {
        if (await learnQuestion(client, wording, now)) doubtful.push(wording.question);
      }
      await client.query('COMMIT');
      const out = doubtful.length > 0 ? `: ${doubtful.join(', ')}` : '';
      return `Learned from the first tries of ${rows.length} questions; ${doubtful.length} are out of tests${out}.`;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  },
};

/** @returns whether the question is out of tests now */
async function learnQuestion(
  client: PoolClient,
  { question, rev, pattern }: Wording,
  now: Date,
): Promise<boolean> {
  const { rows } = await client.query<Row>(
    `SELECT * FROM first_tries WHERE question = $1 AND rev = $2
      ORDER BY "answeredAt" DESC LIMIT ${MOST_TRIES}`,
    [question, rev],
  );
  const newest = rows[0];
  if (!newest) return false;
  const { optionCounts, ...statistics } = itemStatistics(rows.map(tryOf), {
    difficulty: newest.difficulty,
    guessRate: newest.guessRate,
    options: optionsOf(rows),
  });
  const where = { question_rev: { question, rev } };
  const known = await database().itemStatistics.findUnique({ where });
  const isOut = statistics.miskeyed || statistics.weak;
  const outOfTestsSince = isOut ? (known?.outOfTestsSince ?? now) : null;
  const row = { ...statistics, options: optionCounts, pattern, outOfTestsSince, computedAt: now };
  await database().itemStatistics.upsert({
    where,
    create: { question, rev, ...row },
    update: row,
  });
  if (isOut && !known?.outOfTestsSince) {
    const reason = statistics.miskeyed ? 'its key looks wrong' : 'it measures nothing';
    log().warn({ question, rev, answers: rows.length }, `a question is out of tests: ${reason}`);
  }
  return isOut;
}

function tryOf({ correct, response, elapsedMs, mean, deviation }: Row): FirstTry {
  const chosen = response.option === undefined ? (response.options ?? []) : [response.option];
  return { correct, chosen, elapsedMs, ability: { mean, deviation } };
}

/** Options as they were shown, where the question was answered by choosing one or several. */
function optionsOf(rows: readonly Row[]): string[] {
  const isChoice = rows.some(({ response }) => response.option ?? response.options);
  return isChoice ? [...new Set(rows.flatMap(({ shown }) => shown))] : [];
}
