// Decides which learners have memory parameters of their own: from 4,000 answers, where those foretell
// their newest answers better than what holds for them now.
import { DEFAULT_PARAMETERS } from '@/core/memory/parameters';
import { notSimulated } from '@/server/accounts/simulated';
import { database, pool } from '@/server/database/client';
import { fitAndCompare } from '@/server/jobs/fit-memory';
import type { Job } from '@/server/jobs/job';
import { keepParameterSet } from '@/server/jobs/parameter-set';
import { historiesOfLearner } from '@/server/jobs/read-histories';

const LEAST_ANSWERS = 4_000;
/** Learners fitted in one night; those with most answers since their last fit come first. */
const LEARNERS_A_NIGHT = 200;
/** Answers since the last fit that make another one worth its time. */
const NEW_ANSWERS = 200;

interface Candidate {
  userId: string;
  answers: number;
  /** The track that most of the answers belong to. */
  track: string;
}

const CANDIDATES = `SELECT a."userId", count(*)::int AS answers,
    mode() WITHIN GROUP (ORDER BY split_part(a.pattern, '/', 1)) AS track
  FROM "Answer" a LEFT JOIN "LearnerParameters" p ON p."userId" = a."userId"
  WHERE a."struckAt" IS NULL AND ${notSimulated('a."userId"')} GROUP BY a."userId", p.answers
  HAVING count(*) >= $1 AND count(*) >= coalesce(p.answers, 0) + $2
  ORDER BY count(*) - coalesce(p.answers, 0) DESC LIMIT $3`;

export const learnerMemoryJob: Job = {
  name: 'learner-memory',
  run: async (now) => {
    const { rows } = await pool().query<Candidate>(CANDIDATES, [
      LEAST_ANSWERS,
      NEW_ANSWERS,
      LEARNERS_A_NIGHT,
    ]);
    let accepted = 0;
    for (const candidate of rows) if (await fitLearner(candidate, now)) accepted += 1;
    return `Fitted ${rows.length} learners with ${LEAST_ANSWERS} answers or more, ${accepted} of them better than before.`;
  },
};

async function fitLearner({ userId, answers, track }: Candidate, now: Date): Promise<boolean> {
  const prisma = database();
  const own = await prisma.learnerParameters.findUnique({ where: { userId } });
  const shared = await prisma.trackParameters.findUnique({ where: { track } });
  const holding = [own, shared].find((row) => row !== null && row.weights.length > 0);
  const { histories } = await historiesOfLearner(userId);
  const fitted = await fitAndCompare(histories, holding ?? DEFAULT_PARAMETERS);
  if (!fitted || fitted.lossAfter >= fitted.lossBefore) return false;
  const { weights, lossBefore, lossAfter } = fitted;
  const version = `${userId} ${now.toISOString()}`;
  await keepParameterSet({ version, weights }, now);
  const numbers = {
    version,
    weights,
    answers,
    logLossBefore: lossBefore,
    logLossAfter: lossAfter,
    computedAt: now,
  };
  await prisma.learnerParameters.upsert({
    where: { userId },
    create: { userId, ...numbers },
    update: numbers,
  });
  return true;
}
