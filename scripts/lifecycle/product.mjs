// Decides how the tests of a start watch it: what it says, how it ends, what it leaves.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandOf, signal, until } from '../processes.mjs';
import { projectRoot } from '../project.mjs';

/** Far more than a start takes: all that is shipped is read, on a machine that is busy otherwise. */
const READY_LIMIT_MS = 200_000;

/** A folder for one test's data, which PostgreSQL's user may enter. */
export function newDataDir() {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-lifecycle-'));
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * One pattern of what is shipped, in a folder of its own: reading all of it would take a busy machine longer
 * than the rest of a start.
 */
export function smallContent() {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-lifecycle-content-'));
  for (const part of ['django/track.md', 'django/views'])
    cpSync(path.join(projectRoot, 'content', part), path.join(folder, part), { recursive: true });
  return folder;
}

/** One from below those that the system gives to connections, so that none takes it before the start does. */
export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    const ask = () => probe.listen(randomInt(20_000, 32_000), '127.0.0.1');
    probe.on('error', ask);
    probe.once('listening', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
    ask();
  });
}

/**
 * Begins a start in a process group of its own, as a terminal would.
 *
 * @param {Record<string, string>} env
 * @param {string[]} [command]
 */
export function begin(env, command = [process.execPath, 'scripts/start.mjs']) {
  const child = spawn(command[0], command.slice(1), {
    cwd: projectRoot,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: '',
      BUILD_DIR: '.cache/test-build',
      CONTENT_DIR: process.env.TEST_CONTENT_DIR ?? 'content',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const product = { pid: child.pid, said: '', code: undefined };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (product.said += chunk));
  }
  child.once('exit', (code, signal) => (product.code = code ?? signal));
  const ended = new Promise((resolve) => child.once('close', resolve));
  return Object.assign(product, {
    ended: async () => {
      await ended;
      return product;
    },
    ready: async () => {
      const inTime = await until(
        () => product.said.includes('is ready:') || product.code !== undefined,
        READY_LIMIT_MS,
      );
      if (!inTime || product.code !== undefined)
        throw new Error(`It did not get ready:\n${product.said}`);
      return product;
    },
    /** Sends to the whole group, as Ctrl-C in a terminal does; an empty one is no failure. */
    signalGroup: (name) => signal(-child.pid, name),
  });
}

/** @returns {number[]} the processes whose command line has the text, this one left out */
export function processesWith(text) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => commandOf(pid).includes(text));
}

export function childrenOf(pid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        const stat = readFileSync(`/proc/${one}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
      } catch {
        return false;
      }
    });
}
