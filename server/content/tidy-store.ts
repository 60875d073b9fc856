// Decides what goes from the folder of compiled files: what no reading has used for longest, once there is
// too much of it, other versions of the compiler, and drafts of processes that were killed.
import type { Dirent } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const MOST_BYTES = 512 * 1024 * 1024;
const MOST_VERSIONS = 3;
const DRAFT_AGE_MS = 3600_000;

interface Kept {
  place: string;
  bytes: number;
  usedMs: number;
}

/**
 * Safe beside processes that read and write there.
 *
 * @param folder of the store in use
 * @param mostBytes down to half of it is tidied, once there is more
 */
export async function tidyStore(folder: string, mostBytes = MOST_BYTES): Promise<void> {
  try {
    await dropVersions(path.dirname(folder), path.basename(folder));
    await dropFiles(await filesIn(folder), mostBytes);
  } catch {
    // It can be tidied another time.
  }
}

async function dropVersions(folder: string, inUse: string): Promise<void> {
  const names = (await entriesOf(folder)).filter((one) => one.isDirectory() && one.name !== inUse);
  const others = await factsOf(
    folder,
    names.map(({ name }) => name),
  );
  for (const { place } of newestFirst(others).slice(MOST_VERSIONS - 1))
    await rm(place, { recursive: true, force: true });
}

async function dropFiles(files: readonly Kept[], mostBytes: number): Promise<void> {
  const now = performance.timeOrigin + performance.now();
  const isDraft = ({ place }: Kept): boolean => place.endsWith('.new');
  for (const draft of files.filter(isDraft)) {
    if (now - draft.usedMs > DRAFT_AGE_MS) await rm(draft.place, { force: true });
  }
  const kept = newestFirst(files.filter((file) => !isDraft(file)));
  if (kept.reduce((sum, { bytes }) => sum + bytes, 0) <= mostBytes) return;
  let sum = 0;
  for (const { place, bytes } of kept) {
    sum += bytes;
    if (sum > mostBytes / 2) await rm(place, { force: true });
  }
}

async function filesIn(folder: string): Promise<Kept[]> {
  const names = (await entriesOf(folder)).filter((one) => one.isFile());
  return factsOf(
    folder,
    names.map(({ name }) => name),
  );
}

async function factsOf(folder: string, names: readonly string[]): Promise<Kept[]> {
  const found: Kept[] = [];
  for (const name of names) {
    const place = path.join(folder, name);
    const facts = await stat(/* turbopackIgnore: true */ place).catch(() => null);
    if (facts !== null) found.push({ place, bytes: facts.size, usedMs: facts.mtimeMs });
  }
  return found;
}

function entriesOf(folder: string): Promise<Dirent[]> {
  return readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true });
}

function newestFirst(files: readonly Kept[]): Kept[] {
  return [...files].sort((left, right) => right.usedMs - left.usedMs);
}
