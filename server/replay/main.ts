// The process of `npm run rebuild`: replays the answers of all learners or one, or only compares; then item statistics.
import { parseArgs } from 'node:util';
import { now } from '@/server/clock';
import { loadContent } from '@/server/content/load-content';
import { closeDatabase } from '@/server/database/client';
import { runJobs } from '@/server/jobs/run-jobs';
import { refreshParameters } from '@/server/mastery/refresh-parameters';
import { rebuild } from '@/server/replay/rebuild';

const TOLD = 20;
const say = (sentence: string) => void process.stdout.write(`${sentence}\n`);

await main().finally(closeDatabase);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean', default: false }, user: { type: 'string' } },
  });
  await loadContent(say);
  await refreshParameters();
  const { learners, answers, differing } = await rebuild(
    { checks: values.check, user: values.user },
    now,
    say,
  );
  for (const { user, differences } of differing.slice(0, TOLD)) {
    say(`${user}: ${differences.slice(0, TOLD).join(', ')}`);
  }
  const outcome = values.check ? 'are kept otherwise than the answers say' : 'were put right';
  say(`${learners} learners with ${answers} answers; ${differing.length} ${outcome}.`);
  if (values.check) {
    process.exitCode = differing.length > 0 ? 1 : 0;
    return;
  }
  if (values.user !== undefined) return;
  const reports = await runJobs(now, ['item-statistics']);
  for (const { job, said } of reports ?? []) say(`${job}: ${said}`);
}
