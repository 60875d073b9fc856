// Decides which of several processes may do what only one may do at a time.
// A lock whose holder has gone, however it went, is free.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identityOf, until } from './processes.mjs';

/**
 * @typedef {{ pid: number, identity: string | null, address?: string }} Holder
 * @param {string} file
 * @param {{ address?: string }} [facts] what others may want to know of the holder
 * @returns {{ release: () => void, wasLeft: boolean } | { holder: Holder }} `wasLeft`: the last holder was killed
 */
export function takeLock(file, facts = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}`;
  const text = JSON.stringify({ pid: process.pid, identity: identityOf(process.pid), ...facts });
  writeFileSync(mine, text);
  let wasLeft = false;
  try {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      if (linked(mine, file)) return { wasLeft, release: () => releaseIf(file, text) };
      const holder = read(file);
      if (holder && isHeld(holder)) return { holder };
      wasLeft = true;
      putAside(file, holder);
    }
    return { holder: read(file) ?? { pid: 0, identity: null } };
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Does the work when nobody else does; waits for as long as another is at it. */
export async function whenFree(file, sayWaiting, work) {
  let told = false;
  let lock = takeLock(file);
  await until(
    () => {
      if ('release' in lock) return true;
      if (!told) sayWaiting(lock.holder);
      told = true;
      lock = takeLock(file);
      return 'release' in lock;
    },
    Infinity,
    200,
  );
  try {
    return await work();
  } finally {
    lock.release();
  }
}

function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    // Some file systems know no links; creating the file is as good where no two begin in the same moment.
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(error.code)) throw error;
    return created(to, readFileSync(from));
  }
}

function created(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead holder's file away, unless another process has just put its own there. */
function putAside(file, seen) {
  const aside = `${file}.left.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved && moved.pid !== seen?.pid && isHeld(moved)) linked(aside, file);
  rmSync(aside, { force: true });
}

function releaseIf(file, text) {
  try {
    if (readFileSync(file, 'utf8') === text) rmSync(file, { force: true });
  } catch {
    // Gone already.
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isHeld({ pid, identity }) {
  const now = identityOf(pid);
  return now !== null && now === identity;
}
