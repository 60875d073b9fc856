// Decides when learned numbers are read again: at the start, and soon after a job has ended, in every process.
// Learns nothing itself. While the database is away, the numbers before go on to hold.
import { DEFAULT_PARAMETERS, type MemoryParameters } from '@/core/memory/parameters';
import { database } from '@/server/database/client';
import { log } from '@/server/health/log';
import {
  publishLearned,
  type QuestionNumbers,
  type TrackNumbers,
} from '@/server/mastery/parameters';

const LOOK_EVERY_MS = 20_000;
const WEIGHTS = 21;

/** Reads everything that was learned and lets it hold from now on. */
export async function refreshParameters(): Promise<void> {
  const prisma = database();
  const [tracks, learners, questions] = await Promise.all([
    prisma.trackParameters.findMany(),
    prisma.learnerParameters.findMany({ select: { userId: true, version: true, weights: true } }),
    prisma.itemStatistics.findMany({
      select: {
        question: true,
        rev: true,
        a: true,
        b: true,
        medianMs: true,
        outOfTestsSince: true,
      },
    }),
  ]);
  publishLearned({
    tracks: new Map(tracks.map((row) => [row.track, trackNumbers(row)])),
    learners: new Map(learners.map(({ userId, ...row }) => [userId, memoryOf(row)])),
    questions: new Map(
      questions.map(({ question, rev, a, b, medianMs, outOfTestsSince }) => [
        `${question}@${rev}`,
        { a, b, medianMs, outOfTests: outOfTestsSince !== null } satisfies QuestionNumbers,
      ]),
    ),
  });
}

function memoryOf({ version, weights }: { version: string; weights: number[] }): MemoryParameters {
  return weights.length === WEIGHTS ? { version, weights } : DEFAULT_PARAMETERS;
}

function trackNumbers(row: {
  version: string;
  weights: number[];
  cohortMean: number | null;
  cohortDeviation: number | null;
  retention: unknown;
  wholeSkills: number | null;
}): TrackNumbers {
  const { cohortMean: mean, cohortDeviation: deviation } = row;
  const retention = Object.entries((row.retention ?? {}) as Record<string, number>);
  return {
    memory: memoryOf(row),
    cohort: mean === null || deviation === null ? null : { mean, deviation },
    retention: new Map(retention.map(([minutes, target]) => [Number(minutes), target])),
    wholeSkills: row.wholeSkills,
  };
}

/** The end of the newest job that came to one. */
async function latestEnd(): Promise<number> {
  const { _max } = await database().jobRun.aggregate({ _max: { endedAt: true } });
  return _max.endedAt?.getTime() ?? 0;
}

/**
 * Reads what was learned, then looks every 20 seconds whether a job has ended since, here or in
 * another process.
 *
 * @returns ends the looking
 */
export async function keepParametersFresh(): Promise<() => void> {
  let known = 0;
  const look = async () => {
    const latest = await latestEnd();
    if (latest === known) return;
    await refreshParameters();
    known = latest;
  };
  const tried = () =>
    look().catch((error: unknown) => log().warn({ err: error }, 'learned numbers were not read'));
  await tried();
  const timer = setInterval(() => void tried(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
