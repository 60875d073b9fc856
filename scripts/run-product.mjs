// Decides the way from a fresh clone to a served product, and its orderly end, for `npm start` and `npm run dev`.
// Imports nothing that has to be installed first.
import path from 'node:path';
import { endChildren, keep } from './children.mjs';
import { holdDataDir, secretIn } from './data-dir.mjs';
import { ensureInstalled } from './install.mjs';
import { signal, terminalHasClosed, until, whenNpmGoes } from './processes.mjs';
import { checkNodeVersion, dataDirOf, loadDotEnv, printFailure, projectRoot } from './project.mjs';

/** From the signal to the end; a terminal or a process manager waits no longer. */
const STOP_LIMIT_MS = 4_600;
const SERVER_STOP_MS = 3_500;

/** What has to be undone at the end, in the order of its making. */
const held = { lock: null, postgres: null, server: null, isReady: false };
let stopping = null;

/**
 * Runs the product until it is told to stop; never returns before.
 *
 * @param {{
 *   prepare: () => Promise<void>,
 *   readsAgain?: boolean,
 *   open: (env: NodeJS.ProcessEnv) => { child: import('node:child_process').ChildProcess, ready: Promise<string> },
 * }} mode `prepare` what comes before the server, such as a build; `open` begins the server and tells its address;
 *   `readsAgain` where the server takes SIGHUP as the wish to read its content again
 */
export async function runProduct(mode) {
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, stopWhenAsked);
  process.on('SIGHUP', () => (terminalHasClosed() ? stopWhenAsked() : readAgain(mode)));
  // Who listened may have gone as well.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  whenNpmGoes(stopWhenAsked);
  try {
    await begin(mode);
  } catch (error) {
    if (!stopping) printFailure(error);
    await stop(1);
  }
}

async function begin({ prepare, open }) {
  checkNodeVersion();
  process.chdir(projectRoot);
  loadDotEnv();
  const dataDir = dataDirOf();
  const port = process.env.PORT?.trim() || '3000';
  held.lock = holdDataDir(dataDir, `http://localhost:${port}`);
  await ensureInstalled();
  const { checkContentFolder, checkPort, checkSettings } = await import('./preflight.mjs');
  const { ensureGenerated } = await import('./generate.mjs');
  const settings = await checkSettings();
  checkContentFolder(settings.CONTENT_DIR);
  await checkPort(settings, held.lock.wasLeft ? STOP_LIMIT_MS : 0);
  await ensureGenerated();
  const databaseUrl = process.env.DATABASE_URL?.trim() || (await startDatabase(dataDir));
  await applyMigrations(databaseUrl);
  await prepare();
  if (stopping) return;
  const url = await serve(open, {
    ...process.env,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: process.env.AUTH_SECRET?.trim() || secretIn(dataDir),
    CONTENT_DIR: settings.CONTENT_DIR,
    DATA_DIR: dataDir,
    PORT: String(settings.PORT),
    HOST: settings.HOST,
  });
  held.isReady = true;
  console.log(`\nHoldfast is ready: ${url}\nStop it with Ctrl-C.`);
}

function stopWhenAsked() {
  if (!stopping) console.log('\nStopping …');
  void stop(0);
}

/** The signal of who has new content; the server says in its log how it went. */
function readAgain({ readsAgain }) {
  if (readsAgain && held.isReady && held.server?.pid) signal(held.server.pid, 'SIGHUP');
}

async function startDatabase(dataDir) {
  const { ensureDatabase, startPostgres } = await import('./postgres.mjs');
  const { step } = await import('./progress.mjs');
  return step('Starting the database', async () => {
    held.postgres = await startPostgres(dataDir, {
      say: (sentence) => console.log(`  ${sentence}`),
    });
    void held.postgres.ended.then(() => {
      if (!stopping)
        void fail(
          'The database has ended unexpectedly.',
          path.join(held.postgres.folder, '../postgres.log'),
        );
    });
    return ensureDatabase(held.postgres, 'holdfast');
  });
}

async function applyMigrations(databaseUrl) {
  const { loadTypeScript } = await import('./load-typescript.mjs');
  const { migrate } = await loadTypeScript('server/database/migrate.ts');
  const applied = await migrate(databaseUrl, projectRoot);
  if (applied.length > 0) console.log(`Applied to the database: ${applied.join(', ')}`);
}

/** @returns {Promise<string>} the address, once the server answers */
function serve(open, env) {
  const { child, ready } = open(env);
  held.server = keep(child);
  child.once('exit', (code, by) => {
    held.server = null;
    if (stopping) return;
    // It has told why; after a good beginning it may not have been able to.
    void fail(code === 1 ? null : `The server has ended unexpectedly (${by ?? `code ${code}`}).`);
  });
  return ready;
}

async function fail(sentence, log) {
  if (sentence) console.error(`\n${sentence}${log ? `\nIts log is ${log}.` : ''}`);
  await stop(1);
}

/** Ends what was begun, in the opposite order, and then this process. Safe to call again. */
function stop(code) {
  stopping ??= end(code);
  return stopping;
}

async function end(code) {
  const begun = performance.now();
  const left = () => STOP_LIMIT_MS - (performance.now() - begun);
  if (held.server?.pid) {
    signal(held.server.pid, 'SIGTERM');
    await until(() => held.server === null, SERVER_STOP_MS);
  }
  await endChildren(Math.min(500, left()));
  await held.postgres?.stop(Math.max(800, left() - 600));
  held.lock?.release();
  if (code === 0) console.log('Stopped.');
  process.exit(code);
}
