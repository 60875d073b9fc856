// Decides which memory parameters and targets hold for a track: fitted on its learners once there are
// enough, kept only if they foretell the newest answers better.
import { knownAtFirst, spacedAnswers } from '@/core/memory/history';
import { DEFAULT_PARAMETERS, type MemoryParameters } from '@/core/memory/parameters';
import { retentionByMinutes, type AnswerCosts } from '@/core/memory/simulate-retention';
import { notSimulated } from '@/server/accounts/simulated';
import { database, pool } from '@/server/database/client';
import { fitAndCompare } from '@/server/jobs/fit-memory';
import type { Job } from '@/server/jobs/job';
import { keepParameterSet } from '@/server/jobs/parameter-set';
import { historiesOfTrack } from '@/server/jobs/read-histories';

const LEAST_SPACED = 5_000;
const LEAST_LEARNERS = 20;
const USUAL_COSTS: AnswerCosts = { right: 25, wrong: 45 };
/** Beyond this somebody was away. */
const LONGEST_MS = 180_000;

export const trackMemoryJob: Job = {
  name: 'track-memory',
  run: async (now) => {
    const { rows } = await pool().query<{ track: string }>(
      `SELECT split_part(pattern, '/', 1) AS track FROM "Answer"
        WHERE "struckAt" IS NULL AND ${notSimulated('"userId"')} GROUP BY 1 HAVING count(*) >= $1`,
      [LEAST_SPACED],
    );
    const said: string[] = [];
    for (const { track } of rows) said.push(await learnTrack(track, now));
    return said.length > 0 ? said.join(' ') : 'No track has enough answers to be fitted.';
  },
};

async function learnTrack(track: string, now: Date): Promise<string> {
  const { histories, learners } = await historiesOfTrack(track);
  const spaced = spacedAnswers(histories);
  if (spaced < LEAST_SPACED || learners.size < LEAST_LEARNERS) {
    return `${track}: ${spaced} spaced answers by ${learners.size} learners are too few.`;
  }
  const row = await database().trackParameters.findUnique({ where: { track } });
  const current: MemoryParameters =
    row && row.weights.length > 0
      ? { version: row.version, weights: row.weights }
      : DEFAULT_PARAMETERS;
  const fitted = await fitAndCompare(histories, current);
  const isBetter = fitted !== null && fitted.lossAfter < fitted.lossBefore;
  const holding: MemoryParameters = isBetter
    ? { version: `${track} ${now.toISOString()}`, weights: fitted.weights }
    : current;
  if (isBetter) await keepParameterSet(holding, now);
  const retention = retentionByMinutes(
    holding,
    { costs: await costsIn(track), knownAtFirst: knownAtFirst(histories) },
    track,
  );
  const numbers = {
    version: holding.version,
    weights: holding === DEFAULT_PARAMETERS ? [] : [...holding.weights],
    spacedAnswers: spaced,
    learners: learners.size,
    logLossBefore: fitted?.lossBefore ?? null,
    logLossAfter: fitted?.lossAfter ?? null,
    retention,
    computedAt: now,
    ...(isBetter && { fittedAt: now }),
  };
  await database().trackParameters.upsert({
    where: { track },
    create: { track, ...numbers },
    update: numbers,
  });
  const losses = fitted
    ? `log loss on the newest fifth ${fitted.lossBefore.toFixed(4)} before, ${fitted.lossAfter.toFixed(4)} fitted: ${isBetter ? 'accepted' : 'kept what was'}`
    : 'not fitted';
  return `${track}: ${spaced} spaced answers by ${learners.size} learners; ${losses}; targets ${JSON.stringify(retention)}.`;
}

/** Median seconds of right and wrong answers. */
async function costsIn(track: string): Promise<AnswerCosts> {
  const { rows } = await pool().query<{ correct: boolean; seconds: number }>(
    `SELECT correct, percentile_cont(0.5) WITHIN GROUP (ORDER BY "elapsedMs") / 1000 AS seconds
      FROM "Answer" WHERE starts_with(pattern, $1) AND "elapsedMs" BETWEEN 1000 AND $2
        AND ${notSimulated('"userId"')} GROUP BY correct`,
    [`${track}/`, LONGEST_MS],
  );
  const found = new Map(rows.map(({ correct, seconds }) => [correct, seconds]));
  // After a miss the solution is read; the clock stops at the answer.
  const reading = USUAL_COSTS.wrong - USUAL_COSTS.right;
  return {
    right: found.get(true) ?? USUAL_COSTS.right,
    wrong: (found.get(false) ?? USUAL_COSTS.right) + reading,
  };
}
