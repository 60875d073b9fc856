// Decides whether a process that a file names is still that process, by its start time.
// Knows nothing of what the processes are for.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const hadTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;

/** @returns {boolean} whether this process was begun in a terminal that is no longer there */
export function terminalHasClosed() {
  if (!hadTerminal) return false;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return false;
  } catch {
    return true;
  }
}

/** @returns {boolean} whether the system still knows this number, be it of a process that has ended */
export function isNumberTaken(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Tells one process from a later one that got the same number.
 *
 * @returns {string | null} null when there is no such process
 */
export function identityOf(pid) {
  if (!isNumberTaken(pid)) return null;
  if (process.platform === 'win32') return 'alive';
  const fields = statOf(pid);
  // Z: it has ended, and nobody has asked how.
  if (fields) return fields[0] === 'Z' ? null : (fields[19] ?? null);
  try {
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
    );
  } catch {
    return null;
  }
}

/**
 * npm runs a script under a shell that dies of a signal without passing it on; then this process
 * would go on with nobody to end it.
 *
 * @param {() => void} then called once, when npm has gone; never when npm has not begun this script
 */
export function whenNpmGoes(then) {
  if (
    process.env.npm_lifecycle_script !==
    `node ${path.relative(process.cwd(), process.argv[1] ?? '')}`
  )
    return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    then();
  }, 200);
  watch.unref();
}

/** @returns {string} the command line of a process; empty when it cannot be read */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    if (process.platform === 'linux' || process.platform === 'win32') return '';
  }
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** @returns {number[]} the processes that work in a folder; none where there is no /proc */
export function processesIn(folder) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolderOf(pid) === folder);
}

function workingFolderOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** @returns {Promise<boolean>} whether the condition held before the time was over */
export async function until(condition, limitMs, everyMs = 20) {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) return false;
    await pause(everyMs);
  }
  return true;
}

/** Sends a signal; a process that has gone meanwhile is no failure. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** The fields of /proc/PID/stat after the name, or null where there is no /proc. */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
