// Decides which jobs are due and that one process at a time runs them; keeps every run with what it said.
// Refuses to know what a job does.
import { DAY_MS } from '@/core/time';
import { pool } from '@/server/database/client';
import { log } from '@/server/health/log';
import { guestsJob } from '@/server/jobs/guests';
import { itemStatisticsJob } from '@/server/jobs/item-statistics';
import type { Job } from '@/server/jobs/job';
import { learnerMemoryJob } from '@/server/jobs/learner-memory';
import { pastAttemptsJob } from '@/server/jobs/past-attempts';
import { trackAbilityJob } from '@/server/jobs/track-ability';
import { trackMemoryJob } from '@/server/jobs/track-memory';

/** In this order: memory's targets need the night's parameters. */
export const JOBS: readonly Job[] = [
  itemStatisticsJob,
  trackAbilityJob,
  trackMemoryJob,
  learnerMemoryJob,
  guestsJob,
  pastAttemptsJob,
];

/** Any number that no other lock of this database uses. */
const LOCK = 7_403_511;
/** A night begins at this hour, UTC. */
const NIGHT_HOUR = 3;
const ATTEMPTS_A_NIGHT = 3;

export interface JobReport {
  job: string;
  succeeded: boolean;
  said: string;
}

/** The start of the night that `now` is in or after. */
function lastNight(now: Date): Date {
  const shift = NIGHT_HOUR * 3_600_000;
  return new Date(Math.floor((now.getTime() - shift) / DAY_MS) * DAY_MS + shift);
}

/** Names of the jobs that have not succeeded since the night began and were not tried too often. */
export async function dueJobs(now: Date): Promise<string[]> {
  const { rows } = await pool().query<{ job: string }>({
    name: 'jobs-done',
    text: `SELECT job FROM job_runs WHERE "startedAt" >= $1 GROUP BY job
      HAVING bool_or(succeeded) OR count(*) >= $2`,
    values: [lastNight(now), ATTEMPTS_A_NIGHT],
  });
  const done = new Set(rows.map(({ job }) => job));
  return JOBS.map(({ name }) => name).filter((name) => !done.has(name));
}

/**
 * Runs jobs, one after the other, unless another process does so now.
 *
 * @param wanted names; those that are due when not given
 * @returns what each said; null when another process holds the lock
 */
export async function runJobs(
  now: () => Date,
  wanted?: readonly string[],
): Promise<JobReport[] | null> {
  const client = await pool().connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS held',
      [LOCK],
    );
    if (!rows[0]?.held) return null;
    try {
      // Asked for under the lock: what another process has just ended is not due any more.
      const names = new Set(wanted ?? (await dueJobs(now())));
      const reports: JobReport[] = [];
      for (const job of JOBS) if (names.has(job.name)) reports.push(await runOne(job, now));
      return reports;
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    }
  } finally {
    client.release();
  }
}

async function runOne(job: Job, now: () => Date): Promise<JobReport> {
  const { rows } = await pool().query<{ id: string }>(
    'INSERT INTO job_runs (job, "startedAt") VALUES ($1, $2) RETURNING id',
    [job.name, now()],
  );
  const report = await job.run(now()).then(
    (said): JobReport => ({ job: job.name, succeeded: true, said }),
    (error: unknown): JobReport => ({
      job: job.name,
      succeeded: false,
      said: error instanceof Error ? error.message : String(error),
    }),
  );
  await pool().query(
    'UPDATE job_runs SET "endedAt" = $2, succeeded = $3, said = $4 WHERE id = $1',
    [rows[0]?.id, now(), report.succeeded, report.said],
  );
  log()[report.succeeded ? 'info' : 'error'](report, 'a job has ended');
  return report;
}
