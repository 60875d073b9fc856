// The process that runs jobs: `due` for what the night left, names or nothing for work by hand.
// Says what each job did and ends; it dies with whoever started it.
import { now } from '@/server/clock';
import { closeDatabase } from '@/server/database/client';
import { JOBS, runJobs } from '@/server/jobs/run-jobs';

process.once('disconnect', () => process.exit(1));
await main(process.argv.slice(2)).finally(closeDatabase);
if (process.connected) process.disconnect();

async function main(names: readonly string[]): Promise<void> {
  if (names[0] === 'due') {
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
  const reports = await runJobs(now, names.length > 0 ? names : all);
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
