// Decides how the content folder looked at a git revision. Reads only; git gets no shell and no option
// from outside.
import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import type { ContentFile } from '@/core/content/compile-library';
import { MAX_IMAGE_BYTES } from '@/core/content/images';
import { roleOf } from '@/core/content/layout';
import { MAX_TEXT_BYTES } from '@/core/content/text-of';
import { DomainError } from '@/core/errors';

const MAX_OUTPUT_BYTES = 1024 * 1024 * 1024;

/**
 * The files of the folder as they were.
 *
 * @param folder absolute
 * @param revision as git understands it: a hash, a branch, HEAD~3
 * @throws DomainError "request/invalid" without git, outside of a repository, or without that revision
 */
export async function readRevision(folder: string, revision: string): Promise<ContentFile[]> {
  const place = await realpath(folder).catch(() => {
    throw new DomainError('content/missing', `There is no "${folder}".`);
  });
  await git(place, ['rev-parse', '--show-toplevel']).catch((error: unknown) => {
    throw refusal(
      isAbsent(error)
        ? 'There is no git here to compare with.'
        : `The content in "${folder}" is not in a git repository, so there is nothing to compare with.`,
    );
  });
  const commit = await commitOf(place, revision);
  const listed = await git(place, ['ls-tree', '-r', '-z', '-l', commit, '--', '.']);
  const files = listed
    .toString()
    .split('\0')
    .flatMap((line) => entryOf(line));
  const bytes = await blobs(
    place,
    files.filter(({ isRead }) => isRead).map(({ hash }) => hash),
  );
  return files.map(({ path, hash, size }) => {
    const read = bytes.get(hash);
    return read === undefined ? { path, bytes: new Uint8Array(), size } : { path, bytes: read };
  });
}

async function commitOf(place: string, revision: string): Promise<string> {
  const fits = revision !== '' && !revision.startsWith('-') && /^[\x21-\x7e]+$/.test(revision);
  const found = fits
    ? await git(place, [
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${revision}^{commit}`,
      ])
        .then((output) => output.toString().trim())
        .catch(() => '')
    : '';
  if (/^[0-9a-f]{40,64}$/.test(found)) return found;
  throw refusal(`There is no revision "${revision}" in this repository.`);
}

interface Entry {
  path: string;
  hash: string;
  size: number;
  isRead: boolean;
}

/** Ordinary files only: a link's target may not be there. */
function entryOf(line: string): Entry[] {
  const [, mode, hash = '', size, path = ''] =
    /^(\d+) blob ([0-9a-f]+) +(\d+)\t([^]+)$/.exec(line) ?? [];
  if (mode !== '100644' && mode !== '100755') return [];
  const { role } = roleOf(path);
  if (role === 'ignored' || role === 'unexpected') return [];
  const limit = role === 'image' ? MAX_IMAGE_BYTES : MAX_TEXT_BYTES;
  return [{ path, hash, size: Number(size), isRead: Number(size) <= limit }];
}

/** One process for all of them: `HASH blob SIZE`, a line end, the bytes, a line end, and so on. */
async function blobs(place: string, hashes: readonly string[]): Promise<Map<string, Uint8Array>> {
  const read = new Map<string, Uint8Array>();
  if (hashes.length === 0) return read;
  const output = await git(place, ['cat-file', '--batch'], `${hashes.join('\n')}\n`);
  let at = 0;
  for (const hash of hashes) {
    const end = output.indexOf('\n', at);
    const size = Number(output.toString('latin1', at, end).split(' ')[2]);
    read.set(hash, new Uint8Array(output.subarray(end + 1, end + 1 + size)));
    at = end + 1 + size + 1;
  }
  return read;
}

function git(place: string, args: readonly string[], input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      ['-C', place, '--no-pager', ...args],
      { encoding: 'buffer', maxBuffer: MAX_OUTPUT_BYTES, windowsHide: true },
      (error, output) => (error ? reject(error) : resolve(output)),
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function refusal(sentence: string): DomainError {
  return new DomainError('request/invalid', sentence);
}
