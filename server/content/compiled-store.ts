// Decides how compiled files outlive the process: one file each, below DATA_DIR, by the hash of what it is
// made from and the version of the compiler. What is not exactly as it was written is not believed.
// It holds what the content holds, answers among it, so only its owner may look inside.
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { CompiledFile, FileHead } from '@/core/content/compile-file';
import type { CompileStore } from '@/core/content/compile-markdown';

const FOLDER = 'content-cache';
/** Where the head of most files ends. */
const FIRST_READ = 16 * 1024;
/** Files that are in use tell so once a day; who tidies up goes by that. */
const TOUCH_EVERY_MS = 24 * 3600_000;
/** Reading is quick and blocks; after so many files others get a turn. */
const AT_A_STRETCH = 32;

export interface CompiledStore extends CompileStore {
  /** Absolute; of this compiler's version. */
  folder: string;
  /** The same files, of which only the heads are read. */
  heads: CompileStore<FileHead>;
}

/**
 * @param compiler version of the code that compiles
 * @returns null where there is no place that only this user can write to: then everything is compiled anew
 */
export function openCompiledStore(dataDir: string, compiler: string): CompiledStore | null {
  const folder = path.join(dataDir, FOLDER, compiler);
  try {
    makeFolder(dataDir, 0o755);
    for (const part of [path.dirname(folder), folder]) makeFolder(part, 0o700);
    if (!isOurs(path.dirname(folder)) || !isOurs(folder)) return null;
  } catch {
    return null;
  }
  return storeIn(folder);
}

/** @param folder as `openCompiledStore` gave it */
export function storeIn(folder: string): CompiledStore {
  let read = 0;
  const recalled = async <File>(take: () => File | null): Promise<File | null> => {
    read += 1;
    if (read % AT_A_STRETCH === 0) await othersFirst();
    try {
      return take();
    } catch {
      return null;
    }
  };
  const keep: CompileStore['keep'] = (key, compiled) => {
    try {
      write(placeOf(folder, key), compiled);
    } catch {
      // A full disk costs the next start some time, and nothing else.
    }
    return Promise.resolve();
  };
  return {
    folder,
    keep,
    recall: (key) => recalled(() => readWhole(placeOf(folder, key))),
    heads: { keep, recall: (key) => recalled(() => readHead(placeOf(folder, key))) },
  };
}

/** One by one: Node's own recursion never returns from places such as /proc. */
function makeFolder(folder: string, mode: number): void {
  try {
    mkdirSync(/* turbopackIgnore: true */ folder, {
      mode,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Whoever else could write here could write what learners are shown. */
function isOurs(folder: string): boolean {
  const facts = lstatSync(/* turbopackIgnore: true */ folder);
  if (!facts.isDirectory()) return false;
  if (process.platform === 'win32') return true;
  return facts.uid === process.getuid?.() && (facts.mode & 0o077) === 0;
}

function placeOf(folder: string, key: string): string {
  return path.join(folder, key);
}

/** One line with lengths and hashes, the head, the rest. Whoever reads meanwhile sees all of it or nothing. */
function write(place: string, compiled: CompiledFile): void {
  const { introduction, lesson, questions, sources, ...rest } = compiled;
  const head = Buffer.from(JSON.stringify({ ...rest, questions: questions.map(headOf) }));
  const body = Buffer.from(JSON.stringify({ introduction, lesson, questions, sources }));
  const line = `${head.length} ${hashOf(head)} ${body.length} ${hashOf(body)}\n`;
  const draft = `${place}.${process.pid}-${randomBytes(4).toString('hex')}.new`;
  writeFileSync(draft, Buffer.concat([Buffer.from(line), head, body]), { mode: 0o600 });
  renameSync(draft, place);
}

function headOf(question: CompiledFile['questions'][number]): FileHead['questions'][number] {
  const { id, pattern, kind, difficulty, skill, place, was, title, source } = question;
  return { id, pattern, kind, difficulty, skill, place, was, title, source };
}

function readWhole(place: string): CompiledFile | null {
  const bytes = readFileSync(place);
  const parts = partsOf(bytes);
  if (parts === null || bytes.length !== parts.end) return null;
  const head = bytes.subarray(parts.start, parts.middle);
  const body = bytes.subarray(parts.middle);
  if (hashOf(head) !== parts.headHash || hashOf(body) !== parts.bodyHash) return null;
  touch(place);
  return { ...JSON.parse(head.toString()), ...JSON.parse(body.toString()) } as CompiledFile;
}

function readHead(place: string): FileHead | null {
  const opened = openSync(place, 'r');
  try {
    let bytes = Buffer.alloc(FIRST_READ);
    bytes = bytes.subarray(0, readSync(opened, bytes, 0, bytes.length, 0));
    const parts = partsOf(bytes);
    if (parts === null) return null;
    if (parts.middle > bytes.length) {
      bytes = Buffer.alloc(parts.middle);
      if (readSync(opened, bytes, 0, bytes.length, 0) !== bytes.length) return null;
    }
    const head = bytes.subarray(parts.start, parts.middle);
    return hashOf(head) === parts.headHash ? (JSON.parse(head.toString()) as FileHead) : null;
  } finally {
    closeSync(opened);
  }
}

/** Where the parts stand; null for what is no such file. */
function partsOf(bytes: Buffer) {
  const line = bytes.toString('latin1', 0, Math.min(bytes.length, 200));
  const found = /^(\d{1,9}) ([0-9a-f]{64}) (\d{1,9}) ([0-9a-f]{64})\n/.exec(line);
  if (found === null) return null;
  const [whole, headLength, headHash, bodyLength, bodyHash] = found;
  const start = whole.length;
  const middle = start + Number(headLength);
  return { start, middle, end: middle + Number(bodyLength), headHash, bodyHash };
}

function touch(place: string): void {
  const { mtimeMs } = lstatSync(place);
  // The machine's own time, as files carry it.
  const now = performance.timeOrigin + performance.now();
  if (now - mtimeMs > TOUCH_EVERY_MS) utimesSync(place, now / 1000, now / 1000);
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
