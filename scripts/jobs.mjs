// `npm run jobs [NAME…]`: the nightly work by hand, beside a running product or without one.
// What the jobs do is server/jobs'.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './children.mjs';
import { dataDirOf, loadDotEnv, PlainFailure, printFailure, projectRoot } from './project.mjs';
import { holdDataDir, secretIn } from './data-dir.mjs';
import { bundleOptions } from './load-typescript.mjs';

const BUNDLE = path.join(projectRoot, '.cache/scripts/jobs.mjs');

await main().catch((error) => {
  printFailure(error);
  process.exitCode = 1;
});

async function main() {
  process.chdir(projectRoot);
  loadDotEnv();
  const { build } = await import('esbuild');
  const entry = path.join(projectRoot, 'server/jobs/main.ts');
  await build({ ...bundleOptions(), entryPoints: [entry], outfile: BUNDLE });
  const dataDir = dataDirOf();
  const given = process.env.DATABASE_URL?.trim();
  if (given) return runOn(given, dataDir);
  if (!existsSync(dataDir)) {
    throw new PlainFailure(
      `There is no data in ${dataDir} yet.`,
      'Start the product once: npm start',
    );
  }
  const { runningDatabase } = await import('./postgres.mjs');
  const running = runningDatabase(dataDir, 'holdfast');
  return running ? runOn(running, dataDir) : runAlone(dataDir);
}

/** Nothing runs from this folder: its database is started for as long as the jobs take. */
async function runAlone(dataDir) {
  const lock = holdDataDir(dataDir, '');
  const { ensureDatabase, startPostgres } = await import('./postgres.mjs');
  const { loadTypeScript } = await import('./load-typescript.mjs');
  const postgres = await startPostgres(dataDir);
  try {
    const url = await ensureDatabase(postgres, 'holdfast');
    const { migrate } = await loadTypeScript('server/database/migrate.ts');
    await migrate(url, projectRoot);
    await runOn(url, dataDir);
  } finally {
    await postgres.stop();
    lock.release();
  }
}

async function runOn(databaseUrl, dataDir) {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    AUTH_SECRET: process.env.AUTH_SECRET?.trim() || secretIn(dataDir),
    LOG_LEVEL: process.env.LOG_LEVEL?.trim() || 'warn',
  };
  const { code } = await run(process.execPath, [BUNDLE, ...process.argv.slice(2)], {
    env,
    show: true,
  });
  if (code !== 0) throw new PlainFailure('Not every job came to its end.');
}
