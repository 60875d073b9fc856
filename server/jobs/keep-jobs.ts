// Decides when a serving process starts the jobs: soon after its start for what was missed, then each night.
// The work is a process of its own, so that a fit never holds up a request.
import { fork, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { now } from '@/server/clock';
import { log } from '@/server/health/log';
import { dueJobs } from '@/server/jobs/run-jobs';

const FIRST_LOOK_MS = 30_000;
const LOOK_EVERY_MS = 600_000;

/**
 * Looks for due jobs from now on. Several processes may do so: the database lets one run them.
 *
 * @param file the built server/jobs/main.ts
 * @returns ends the looking, and the work that is under way
 */
export function keepJobs(file: string): () => void {
  let child: ChildProcess | null = null;
  const look = async () => {
    if (child !== null || (await dueJobs(now())).length === 0) return;
    child = fork(file, ['due'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('exit', () => (child = null));
    child.once('error', (error) => log().error({ err: error }, 'the jobs could not be started'));
    // Learners come first.
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  };
  const tried = () =>
    void look().catch((error: unknown) => log().warn({ err: error }, 'due jobs were not found'));
  const first = setTimeout(tried, FIRST_LOOK_MS).unref();
  const later = setInterval(tried, LOOK_EVERY_MS).unref();
  return () => {
    clearTimeout(first);
    clearInterval(later);
    child?.kill();
  };
}
