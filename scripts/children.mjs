// Decides how a script runs another program: heard in full, ended with the script.
// Knows nothing of what the programs do.
import { spawn } from 'node:child_process';
import { projectRoot } from './project.mjs';
import { signal, until } from './processes.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** Those that lead a process group. */
const groups = new WeakSet();

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, limitMs?: number, begun?: (pid: number) => void }} [options]
 *   `show` lets its output through as it comes; without it the output is only returned
 * @returns {Promise<{ code: number, output: string }>} code -1 when it was killed or could not begin
 */
export function run(command, args, { env = process.env, show = false, limitMs, begun } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: what it begins in turn ends with it, and Ctrl-C comes from here, once.
      detached: process.platform !== 'win32',
      // npm is a script of the shell on Windows.
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    const hear = (stream, to) =>
      stream.on('data', (chunk) => {
        output += chunk;
        if (show) to.write(chunk);
      });
    hear(child.stdout, process.stdout);
    hear(child.stderr, process.stderr);
    const timer = limitMs ? setTimeout(() => endGroup(child, 'SIGKILL'), limitMs) : undefined;
    keep(child);
    if (process.platform !== 'win32') groups.add(child);
    if (child.pid) begun?.(child.pid);
    child.once('error', (error) => resolve({ code: -1, output: `${output}\n${error.message}` }));
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? -1, output });
    });
  });
}

/** Remembers a child so that `endChildren` reaches it. */
export function keep(child) {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Asks all children to end and makes those that do not. */
export async function endChildren(limitMs = 3_000) {
  const asked = [...running];
  for (const child of asked) endGroup(child, 'SIGTERM');
  await until(() => running.size === 0, limitMs);
  for (const child of asked) endGroup(child, 'SIGKILL');
}

/** A child may have gone and left others of its group. */
function endGroup(child, name) {
  if (!groups.has(child) || !child.pid) return child.kill(name);
  signal(-child.pid, name);
}

/** Runs a package's program with this very Node.js. */
export function runPackage(script, args, options) {
  return run(process.execPath, [`node_modules/${script}`, ...args], options);
}
