// Decides what an administrator sees of the jobs: the newest runs and what they said.
import type { Admin } from '@/server/accounts/admin';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

const RUNS_SHOWN = 40;

export interface ShownRun {
  id: string;
  job: string;
  startedAt: Date;
  /** Null while it runs, or when it was cut off. */
  succeeded: boolean | null;
  said: string | null;
}

export async function readRuns(_admin: Admin): Promise<ShownRun[]> {
  const { rows } = await steadily(() =>
    pool().query<ShownRun>(
      `SELECT id::text, job, "startedAt", succeeded, said FROM job_runs
       ORDER BY "startedAt" DESC, id DESC LIMIT $1`,
      [RUNS_SHOWN],
    ),
  );
  return rows;
}
