// Decides the life of the embedded PostgreSQL: made once, started on a free port, ended cleanly, recovered after a crash.
// Knows nothing of what is in it. Why not the package's own wrapper: docs/decisions/0002-embedded-postgresql.md
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { placeFor } from './postgres-place.mjs';
import { commandOf, identityOf, isNumberTaken, processesIn, signal, until } from './processes.mjs';
import { PlainFailure } from './project.mjs';

const START_LIMIT_MS = 120_000;
const FAST_STOP_MS = 10_000;
const ORPHAN_LIMIT_MS = 10_000;
const LOG_LIMIT_BYTES = 5_000_000;
const USER = 'holdfast';

/**
 * Starts the cluster of a data folder, making it first if need be. Only one process may do so
 * for one folder at a time: the caller holds the lock.
 *
 * @param {string} dataDir holds `postgres/`, its log and its password
 * @param {{ settings?: string[], say?: (sentence: string) => void }} [options] `settings` such as `fsync=off`
 * @returns {Promise<{ urlOf: (database: string) => string, stop: (limitMs?: number) => Promise<void>, ended: Promise<void>, pid: number, folder: string }>}
 */
export async function startPostgres(dataDir, { settings = [], say = () => undefined } = {}) {
  const place = placeFor(dataDir, say);
  checkVersion(place);
  await stopOrphan(place);
  const password = passwordIn(place.folder);
  if (!existsSync(path.join(place.cluster, 'PG_VERSION'))) await makeCluster(place, password);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      const server = await launch(place, port, settings);
      const urlOf = (database) =>
        `postgresql://${USER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
      return { ...server, urlOf, folder: place.cluster };
    } catch (error) {
      // Another program may have taken the port; backends of a killed server may take a moment to go.
      const passing = /could not bind|Address already in use|still in use/.test(error.message);
      if (!passing || attempt === 20) throw error;
      await until(() => false, 250);
    }
  }
}

/** Makes a database unless it is there. `pg` is loaded late: it may have been installed just now. */
export async function ensureDatabase(server, name) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server.urlOf('postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return server.urlOf(name);
}

/**
 * The address of the cluster that another process runs on a data folder.
 *
 * @returns {string | null} null when none runs
 */
export function runningDatabase(dataDir, name) {
  const place = placeFor(dataDir, () => undefined);
  const file = path.join(place.cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  // Its process, folder, start and port, a line each.
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  if (identityOf(Number(pid)) === null) return null;
  return `postgresql://${USER}:${passwordIn(place.folder)}@127.0.0.1:${port}/${encodeURIComponent(name)}`;
}

/**
 * Ends a server that a killed process left on a data folder.
 *
 * @returns {Promise<string>} the folder of its cluster
 */
export async function endPostgresIn(dataDir) {
  const place = placeFor(dataDir, () => undefined);
  await stopOrphan(place);
  return place.cluster;
}

async function makeCluster(place, password) {
  // Made beside its place and moved there when it is whole, so that a kill in between leaves no half of one.
  const fresh = `${place.cluster}.new`;
  const passwordFile = `${fresh}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.user) {
    chownSync(fresh, place.user.uid, place.user.gid);
    chownSync(passwordFile, place.user.uid, place.user.gid);
  }
  try {
    const { code, output } = await run(place, 'initdb', [
      `--pgdata=${fresh}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ]);
    if (code !== 0) throw new PlainFailure(`The database could not be made: ${lastLine(output)}`);
    renameSync(fresh, place.cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function launch(place, port, settings) {
  const log = path.join(place.folder, 'postgres.log');
  if (statSync(log, { throwIfNoEntry: false })?.size > LOG_LIMIT_BYTES)
    renameSync(log, `${log}.old`);
  const output = openSync(log, 'a', 0o600);
  const from = statSync(log).size;
  const options = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'logging_collector=off',
    'log_checkpoints=off',
    ...settings,
  ];
  // A group of its own, so that Ctrl-C reaches it only through this process and in order.
  const server = spawn(
    place.binary('postgres'),
    ['-D', place.cluster, ...options.flatMap((option) => ['-c', option])],
    {
      ...place.user,
      cwd: place.cluster,
      env: place.environment,
      stdio: ['ignore', output, output],
      detached: true,
      windowsHide: true,
    },
  );
  closeSync(output);
  let gone = false;
  let failure;
  const ended = new Promise((resolve) => {
    server.once('error', (error) => {
      failure = error;
      gone = true;
      resolve();
    });
    server.once('exit', () => {
      gone = true;
      resolve();
    });
  });
  const isReady = () => {
    const state = readPidFile(place.cluster);
    return state?.pid === server.pid && state?.status === 'ready';
  };
  const inTime = await until(() => gone || isReady(), START_LIMIT_MS);
  if (gone || !inTime) {
    if (!gone) signal(server.pid, 'SIGKILL');
    const told = readFileSync(log).subarray(from).toString('utf8');
    throw new PlainFailure(
      `The database did not start: ${failure?.message ?? lastLine(told)}`,
      `Its log is ${log}.`,
    );
  }
  return {
    pid: server.pid,
    ended,
    stop: (limitMs = FAST_STOP_MS) => stopServer(place, server.pid, () => gone, limitMs),
  };
}

/** Fast stop: ends the sessions and writes a checkpoint; a harder one only when that takes too long. */
async function stopServer(place, pid, isGone, limitMs) {
  if (isGone()) return;
  if (process.platform === 'win32') {
    await run(place, 'pg_ctl', ['stop', '-D', place.cluster, '-m', 'fast', '-w']);
    return;
  }
  signal(pid, 'SIGINT');
  if (await until(isGone, limitMs)) return;
  signal(pid, 'SIGQUIT');
  if (await until(isGone, 500)) return;
  signal(pid, 'SIGKILL');
  await until(isGone, 1_000);
}

/** A server that outlived the start that made it: ended, so that the new one is in known hands. */
async function stopOrphan(place) {
  const { cluster } = place;
  const state = readPidFile(cluster);
  if (state && isServerOf(state.pid, cluster)) {
    await stopServer(place, state.pid, () => identityOf(state.pid) === null, FAST_STOP_MS);
  }
  // Sessions of a killed server notice it within moments; a second server beside them would do harm.
  await until(() => processesIn(cluster).length === 0, ORPHAN_LIMIT_MS);
  if (state && isNumberTaken(state.pid) && !isServerOf(state.pid, cluster)) {
    // Something else has the number by now, and PostgreSQL would take it for a server of its own.
    rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
  }
}

function isServerOf(pid, cluster) {
  if (identityOf(pid) === null) return false;
  const command = commandOf(pid);
  return (
    command.includes('postgres') &&
    (command.includes(cluster) || processesIn(cluster).includes(pid))
  );
}

/** @see https://www.postgresql.org/docs/18/storage-file-layout.html postmaster.pid, one fact a line */
function readPidFile(cluster) {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, status: lines[7]?.trim() } : null;
  } catch {
    return null;
  }
}

function checkVersion({ cluster, major }) {
  const file = path.join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found === major) return;
  throw new PlainFailure(
    `The data in ${cluster} belongs to PostgreSQL ${found}; this version of Holdfast brings ${major}.`,
    'Carry them over with pg_dump, or start with another DATA_DIR.',
  );
}

function passwordIn(folder) {
  const file = path.join(folder, 'database-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

function run(place, name, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(place.binary(name), args, {
      ...place.user,
      cwd: place.folder,
      env: place.environment,
      detached: true,
      windowsHide: true,
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) =>
      reject(new PlainFailure(`${name} could not be run: ${error.message}`)),
    );
    child.once('close', (code) => resolve({ code, output }));
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function lastLine(text) {
  const lines = text
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '');
  return (
    lines.findLast((line) => /FATAL|PANIC|error:/i.test(line)) ??
    lines.at(-1) ??
    'it said nothing'
  ).trim();
}
