// Decides what is in the data folder besides the database: the lock of the start and the secret.
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { takeLock } from './lock.mjs';
import { PlainFailure } from './project.mjs';

/**
 * Makes the folder and holds it for this process.
 *
 * @param {string} dataDir
 * @param {string} address what a second start says of the first
 * @returns {{ release: () => void, wasLeft: boolean }}
 * @throws {PlainFailure} when another start holds it, or it cannot be written
 */
export function holdDataDir(dataDir, address) {
  let lock;
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    lock = takeLock(path.join(dataDir, 'start.lock'), { address });
  } catch (error) {
    throw new PlainFailure(
      `DATA_DIR, ${dataDir}, cannot be written: ${reasonOf(error)}.`,
      'Give the user who starts Holdfast the right to write there, or set DATA_DIR to another folder.',
    );
  }
  if ('release' in lock) return lock;
  const { pid, address: where } = lock.holder;
  throw new PlainFailure(
    `Holdfast already runs from this folder: process ${pid}${where ? `, ${where}` : ''}.`,
    `Stop it with Ctrl-C where it runs, or with: kill ${pid}`,
  );
}

/** One folder after another: Node's own recursion never returns from places such as /proc. */
function makeFolder(folder) {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (!found) makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

/** @returns {string} the secret that signs sessions: made once, readable by its owner only */
export function secretIn(dataDir) {
  const file = path.join(dataDir, 'auth-secret');
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}

function reasonOf(error) {
  const reasons = {
    EACCES: 'permission denied',
    EPERM: 'the operation is not permitted',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'a part of its path is a file',
    EEXIST: 'it is a file',
    ENOENT: 'it cannot be made there',
  };
  return reasons[error.code] ?? error.message;
}
