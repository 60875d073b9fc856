// Decides how work on what learners did runs by hand: on the database named, the one that runs, or one started for it.
// What the work is, its entry says.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './children.mjs';
import { holdDataDir, secretIn } from './data-dir.mjs';
import { bundleOptions } from './load-typescript.mjs';
import { dataDirOf, loadDotEnv, PlainFailure, projectRoot } from './project.mjs';

/**
 * Bundles an entry and runs it with this process's arguments.
 *
 * @param {string} entry path from the project's root, such as `server/jobs/main.ts`
 * @param {string} failure what to say when it ends badly
 */
export async function runOnDatabase(entry, failure) {
  process.chdir(projectRoot);
  loadDotEnv();
  const { build } = await import('esbuild');
  const outfile = path.join(
    projectRoot,
    '.cache/scripts',
    `${entry.replaceAll(/[^\w]/g, '-')}.mjs`,
  );
  await build({ ...bundleOptions(), entryPoints: [path.join(projectRoot, entry)], outfile });
  const dataDir = dataDirOf();
  const given = process.env.DATABASE_URL?.trim();
  const work = { outfile, dataDir, failure };
  if (given) return runOn(given, work);
  if (!existsSync(dataDir)) {
    throw new PlainFailure(
      `There is no data in ${dataDir} yet.`,
      'Start the product once: npm start',
    );
  }
  const { runningDatabase } = await import('./postgres.mjs');
  const running = runningDatabase(dataDir, 'holdfast');
  return running ? runOn(running, work) : runAlone(work);
}

/** Nothing runs from this folder: its database is started for as long as the work takes. */
async function runAlone(work) {
  const { dataDir } = work;
  const lock = holdDataDir(dataDir, '');
  const { ensureDatabase, startPostgres } = await import('./postgres.mjs');
  const { loadTypeScript } = await import('./load-typescript.mjs');
  const postgres = await startPostgres(dataDir);
  try {
    const url = await ensureDatabase(postgres, 'holdfast');
    const { migrate } = await loadTypeScript('server/database/migrate.ts');
    await migrate(url, projectRoot);
    await runOn(url, work);
  } finally {
    await postgres.stop();
    lock.release();
  }
}

async function runOn(databaseUrl, { outfile, dataDir, failure }) {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    AUTH_SECRET: process.env.AUTH_SECRET?.trim() || secretIn(dataDir),
    LOG_LEVEL: process.env.LOG_LEVEL?.trim() || 'warn',
  };
  const { code } = await run(process.execPath, [outfile, ...process.argv.slice(2)], {
    env,
    show: true,
  });
  if (code !== 0) throw new PlainFailure(failure);
}
