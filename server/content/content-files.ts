// Decides which files of the content folder are read: no dotfiles, nothing outside the folder, nothing but
// ordinary files, nothing over its limit. What cannot be read is told and leaves the rest as it is.
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ContentFile } from '@/core/content/compile-library';
import type { Issue } from '@/core/content/issue';
import { MAX_IMAGE_BYTES } from '@/core/content/images';
import { roleOf } from '@/core/content/layout';
import { MAX_TEXT_BYTES } from '@/core/content/text-of';
import { DomainError } from '@/core/errors';

const MAX_DEPTH = 8;
/** Bytes are those of all files together; they are held in memory. */
const LIMITS = { files: 20_000, bytes: 512 * 1024 * 1024 };
/** Read in one go, without giving way: a thousand small files one by one cost three times as much. */
const AT_ONCE = 8;
/** A file that was written shortly before it was read may be written again under the same time. */
const SURE_AFTER_MS = 2_000;

export interface ContentFiles {
  files: ContentFile[];
  /** What could not be read, and why; `file` is the path inside the folder. */
  issues: Issue[];
}

/** Files of the last reading, so that what the system says did not change is not read again. */
export type KnownFiles = Map<string, { sign: string; file: ContentFile }>;

type Limits = typeof LIMITS;

interface Walk extends ContentFiles {
  root: string;
  limits: Limits;
  names: string[];
  known: KnownFiles;
  /** Read by now. */
  bytes: number;
  isFull: boolean;
}

/**
 * Everything in the folder that could be content. Bytes of what is refused by size are not read.
 *
 * @param shown how messages name the folder
 * @param known brought up to date
 * @throws DomainError "content/missing" when there is no such folder or it cannot be read
 */
export async function readContentFiles(
  folder: string,
  shown: string = folder,
  known: KnownFiles = new Map(),
  limits: Limits = LIMITS,
): Promise<ContentFiles> {
  const root = await rootOf(folder, shown);
  const walk: Walk = {
    root,
    limits,
    names: [],
    known,
    bytes: 0,
    isFull: false,
    files: [],
    issues: [],
  };
  try {
    await list(walk, '');
  } catch (error) {
    throw failure(shown, `cannot be read (${reasonOf(error)})`, 'Check its rights.', error);
  }
  for (let start = 0; start < walk.names.length; start += AT_ONCE) {
    const names = walk.names.slice(start, start + AT_ONCE);
    walk.files.push(...names.map((name) => readOrTell(walk, name)).filter((file) => file !== null));
    // Whoever else waits on this process gets a turn.
    await setImmediate();
  }
  const there = new Set(walk.names);
  for (const name of known.keys()) if (!there.has(name)) known.delete(name);
  return { files: walk.files, issues: walk.issues };
}

async function rootOf(folder: string, shown: string): Promise<string> {
  const root = await realpath(/* turbopackIgnore: true */ folder).catch((error: unknown) => {
    if (reasonOf(error) === 'ENOENT') {
      throw failure(
        shown,
        'does not exist',
        'Create it, or set CONTENT_DIR to the folder that holds your tracks.',
        error,
      );
    }
    throw failure(shown, `cannot be read (${reasonOf(error)})`, 'Check its rights.', error);
  });
  if (!(await stat(/* turbopackIgnore: true */ root)).isDirectory()) {
    throw failure(shown, 'is a file', 'Set CONTENT_DIR to the folder that holds your tracks.');
  }
  return root;
}

async function list(walk: Walk, inside: string): Promise<void> {
  const entries = await readdir(/* turbopackIgnore: true */ path.join(walk.root, inside), {
    withFileTypes: true,
  });
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (walk.names.length >= walk.limits.files) {
      if (!walk.isFull) walk.issues.push(tooMany(name, walk.limits));
      walk.isFull = true;
      return;
    }
    if (entry.isDirectory()) {
      if (name.split('/').length > MAX_DEPTH) walk.issues.push(tooDeep(name));
      else await listOrTell(walk, name);
    } else if (entry.isSymbolicLink() && !(await staysInside(walk.root, name))) {
      walk.issues.push(outside(name));
    } else if (entry.isFile() || entry.isSymbolicLink()) {
      walk.names.push(name);
    } else {
      walk.issues.push(special(name));
    }
  }
}

/** A folder that may not be read must not take the others with it. */
async function listOrTell(walk: Walk, name: string): Promise<void> {
  try {
    await list(walk, name);
  } catch (error) {
    // It went while the folder was read.
    if (reasonOf(error) !== 'ENOENT') walk.issues.push(unreadable(name, reasonOf(error)));
  }
}

/** Only links to files inside the folder are followed: a link to a folder could run in circles. */
async function staysInside(root: string, name: string): Promise<boolean> {
  try {
    const target = await realpath(/* turbopackIgnore: true */ path.join(root, name));
    return (
      target.startsWith(root + path.sep) &&
      (await lstat(/* turbopackIgnore: true */ target)).isFile()
    );
  } catch {
    return false;
  }
}

function readOrTell(walk: Walk, name: string): ContentFile | null {
  try {
    return readOne(walk, name);
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return null;
    walk.issues.push(unreadable(name, reasonOf(error)));
    return null;
  }
}

function readOne(walk: Walk, name: string): ContentFile | null {
  const place = path.join(walk.root, name);
  const facts = statSync(/* turbopackIgnore: true */ place);
  if (facts.size > limitOf(name)) return { path: name, bytes: new Uint8Array(), size: facts.size };
  walk.bytes += facts.size;
  if (walk.bytes > walk.limits.bytes) {
    walk.issues.push(tooMuch(name, walk.limits));
    return null;
  }
  const known = walk.known.get(name);
  if (known?.sign === signOf(facts)) return known.file;
  const bytes = bytesOf(place, limitOf(name));
  const digest = createHash('sha256').update(bytes).digest('hex');
  const file = { path: name, bytes, digest };
  if (machineTime() - facts.mtimeMs > SURE_AFTER_MS)
    walk.known.set(name, { sign: signOf(facts), file });
  else walk.known.delete(name);
  return file;
}

/** What took the name of a file meanwhile, such as a pipe, must not keep the reading waiting. */
function bytesOf(place: string, limit: number): Uint8Array {
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
  const opened = openSync(/* turbopackIgnore: true */ place, flags);
  try {
    const facts = fstatSync(opened);
    if (!facts.isFile()) throw new Error('no ordinary file');
    // Room for one byte more than was told shows a file that grew.
    const bytes = new Uint8Array(Math.min(facts.size, limit) + 1);
    let length = 0;
    while (length < bytes.length) {
      const bytesRead = readSync(opened, bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.slice(0, length);
  } finally {
    closeSync(opened);
  }
}

function limitOf(name: string): number {
  const { role } = roleOf(name);
  if (role === 'unexpected' || role === 'ignored') return 0;
  return role === 'image' ? MAX_IMAGE_BYTES : MAX_TEXT_BYTES;
}

/** The machine's own time, as files carry it; journeys move the product's clock and not this one. */
function machineTime(): number {
  return performance.timeOrigin + performance.now();
}

function signOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

const outside = (file: string): Issue =>
  issueOf(
    file,
    'link-outside',
    'This link leads to no file inside the content folder.',
    'Copy the file here instead.',
  );

const special = (file: string): Issue =>
  issueOf(
    file,
    'special-file',
    'This is no ordinary file but a pipe, a socket or a device.',
    'Take it out of the content folder.',
  );

const unreadable = (file: string, reason: string): Issue =>
  issueOf(
    file,
    'file-unreadable',
    `This cannot be read (${reason}).`,
    'Give the user who runs Holdfast the right to read it.',
  );

const tooDeep = (file: string): Issue =>
  issueOf(
    file,
    'folder-too-deep',
    `This folder lies more than ${MAX_DEPTH} folders deep.`,
    'Content lies at most three folders deep: TRACK/PATTERN/modes, questions or images.',
  );

const tooMany = (file: string, limits: Limits): Issue =>
  issueOf(
    file,
    'too-many-files',
    `The folder has more than ${limits.files} files; from this one on they were not read.`,
    'Move what is no content out of it.',
  );

const tooMuch = (file: string, limits: Limits): Issue =>
  issueOf(
    file,
    'too-many-bytes',
    `The files have more than ${limits.bytes / 1024 / 1024} MiB together; this one was not read.`,
    'Make images smaller.',
  );

function issueOf(file: string, code: string, message: string, mend: string): Issue {
  return {
    ...{ file, line: 1, column: 1, endColumn: 2, severity: 'error' },
    ...{ code, message, mend, excerpt: '' },
  };
}

function failure(shown: string, what: string, hint: string, cause?: unknown): DomainError {
  return new DomainError('content/missing', `The folder "${shown}" (CONTENT_DIR) ${what}.`, {
    hint,
    cause,
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : 'unknown reason';
}
