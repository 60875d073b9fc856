// Decides how a benchmark runs: bundled, on a PostgreSQL of its own where it needs one, nothing left behind.
// What is measured is said in bench/.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { endChildren, run } from './children.mjs';
import { ensureInstalled } from './install.mjs';
import { bundleOptions } from './load-typescript.mjs';
import { ensureDatabase } from './postgres.mjs';
import { PlainFailure, printFailure, projectRoot } from './project.mjs';
import { startThrowawayPostgres } from './throwaway-postgres.mjs';

const BENCHMARKS = [
  'answers',
  'sign-in',
  'class',
  'reports',
  'verdict',
  'mastery',
  'schedule',
  'scale',
];
/** Those that need a database, and of these those that need the built product, too. */
const SERVED = new Set(['answers', 'sign-in', 'class', 'reports', 'scale']);
const BUILT = new Set(['answers', 'sign-in', 'scale']);
const OUTPUT = path.join(projectRoot, 'node_modules/.cache/holdfast/bench');

/** @param {string} name a file of bench/ without its ending */
async function bundle(name) {
  const entry = path.join(projectRoot, 'bench', `${name}.ts`);
  if (!existsSync(entry)) {
    throw new PlainFailure(
      `There is no benchmark "${name}".`,
      `There are: ${BENCHMARKS.join(', ')}.`,
    );
  }
  const { build } = await import('esbuild');
  mkdirSync(OUTPUT, { recursive: true });
  const outfile = path.join(OUTPUT, `${name}.mjs`);
  await build({ ...bundleOptions(), entryPoints: [entry], outfile });
  return outfile;
}

async function runBundle(name, env) {
  const { code } = await run(process.execPath, [await bundle(name), ...process.argv.slice(3)], {
    env,
    show: true,
  });
  if (code !== 0) throw new PlainFailure(`The benchmark "${name}" failed.`);
}

/** Answers a second against a bare server with the same statements; a school that signs in; a large library. */
async function benchServed(name) {
  const server = BUILT.has(name) ? (await ensureBuilt()).server : '';
  const bare = await bundle('bare-answers');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  const postgres = await startThrowawayPostgres(['shared_buffers=256MB']);
  try {
    await runBundle(name, {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL: '',
      DATA_DIR: dataDir,
      DATABASE_URL: await ensureDatabase(postgres, 'holdfast_bench'),
      AUTH_SECRET: 'only for the time of a benchmark, kept nowhere',
      LOG_LEVEL: 'warn',
      BENCH_SERVER: server,
      BENCH_BARE: bare,
    });
  } finally {
    await endChildren();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function tellFailure(error) {
  printFailure(error);
  process.exitCode = 1;
}

async function main() {
  await ensureInstalled();
  const { ensureGenerated } = await import('./generate.mjs');
  await ensureGenerated();
  const wanted = process.argv[2];
  for (const name of wanted ? [wanted] : BENCHMARKS) {
    console.log(`\n${name}`);
    // One that missed its target keeps no other from being measured.
    await (SERVED.has(name) ? benchServed(name) : runBundle(name, process.env)).catch(tellFailure);
  }
}

process.once('SIGINT', () => void endChildren().then(() => process.exit(130)));
process.once('SIGTERM', () => void endChildren().then(() => process.exit(143)));
await main().catch(tellFailure);
