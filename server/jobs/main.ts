// The process that runs jobs: `due` for what the night left, names or nothing for work by hand.
// Says what each job did and ends; it dies with whoever started it.
import { now } from '@/server/clock';
import { loadContent } from '@/server/content/load-content';
import { closeDatabase } from '@/server/database/client';
import { log } from '@/server/health/log';
import { itemStatisticsJob } from '@/server/jobs/item-statistics';
import { dueJobs, JOBS, runJobs } from '@/server/jobs/run-jobs';

process.once('disconnect', () => process.exit(1));
await main(process.argv.slice(2)).finally(closeDatabase);
if (process.connected) process.disconnect();

async function main(names: readonly string[]): Promise<void> {
  if (names[0] === 'due') {
    if ((await dueJobs(now())).includes(itemStatisticsJob.name)) await learnNames();
    await runJobs(now);
    return;
  }
  const all = JOBS.map(({ name }) => name);
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no job "${unknown.join('", "')}". There are: ${all.join(', ')}.\n`,
    );
    process.exitCode = 1;
    return;
  }
  const wanted = names.length > 0 ? names : all;
  if (wanted.includes(itemStatisticsJob.name)) await learnNames();
  const reports = await runJobs(now, wanted);
  if (reports === null) {
    process.stderr.write('Another process runs the jobs right now. Try again when it is done.\n');
    process.exitCode = 1;
    return;
  }
  for (const { job, succeeded, said } of reports) {
    process.stdout.write(`${job}: ${succeeded ? said : `failed: ${said}`}\n`);
    if (!succeeded) process.exitCode = 1;
  }
}

/** What was renamed, the content says. While it is broken, answers are learned from by the names they have. */
async function learnNames(): Promise<void> {
  await loadContent().catch((error: unknown) =>
    log().warn(
      { err: error },
      'the content cannot be read, so no question is followed to a new name',
    ),
  );
}
