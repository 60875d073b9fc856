// Decides which files of the content folder are read: no dotfiles, nothing outside the folder,
// nothing over its limit. Knows nothing of what they mean.
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ContentFile } from '@/core/content/compile-library';
import type { Issue } from '@/core/content/issue';
import { MAX_IMAGE_BYTES } from '@/core/content/images';
import { roleOf } from '@/core/content/layout';
import { MAX_TEXT_BYTES } from '@/core/content/text-of';
import { DomainError } from '@/core/errors';

const MAX_FILES = 20_000;
const MAX_DEPTH = 8;

export interface ContentFiles {
  files: ContentFile[];
  /** Links that lead out of the folder; `file` is the path inside it. */
  issues: Issue[];
}

/**
 * Everything in the folder that could be content. Bytes of what is refused by size are not read.
 *
 * @param shown how messages name the folder
 * @throws DomainError "content/missing" when there is no such folder or it cannot be read
 */
export async function readContentFiles(
  folder: string,
  shown: string = folder,
): Promise<ContentFiles> {
  const root = await rootOf(folder, shown);
  const found: ContentFiles = { files: [], issues: [] };
  try {
    await walk(root, '', found);
  } catch (error) {
    throw failure(
      shown,
      `cannot be read (${reasonOf(error)})`,
      'Check the rights of the folder and its files.',
      error,
    );
  }
  return found;
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

async function walk(root: string, inside: string, found: ContentFiles): Promise<void> {
  if (inside.split('/').length > MAX_DEPTH) return;
  const entries = await readdir(/* turbopackIgnore: true */ path.join(root, inside), {
    withFileTypes: true,
  });
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) {
      await walk(root, name, found);
    } else if (entry.isSymbolicLink() && !(await staysInside(root, name))) {
      found.issues.push(outside(name));
    } else if (found.files.length < MAX_FILES) {
      const file = await readOne(root, name);
      if (file !== null) found.files.push(file);
    } else {
      throw new Error(`more than ${MAX_FILES} files`);
    }
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

async function readOne(root: string, name: string): Promise<ContentFile | null> {
  const file = path.join(root, name);
  const facts = await stat(/* turbopackIgnore: true */ file);
  if (!facts.isFile()) return null;
  const { role } = roleOf(name);
  const limit =
    role === 'unexpected' || role === 'ignored'
      ? 0
      : role === 'image'
        ? MAX_IMAGE_BYTES
        : MAX_TEXT_BYTES;
  if (facts.size > limit) return { path: name, bytes: new Uint8Array(), size: facts.size };
  return {
    path: name,
    bytes: await readFile(/* turbopackIgnore: true */ file),
  };
}

function outside(file: string): Issue {
  return {
    file,
    line: 1,
    column: 1,
    endColumn: 2,
    severity: 'error',
    code: 'link-outside',
    message: 'This link leads to no file inside the content folder.',
    mend: 'Copy the file here instead.',
    excerpt: '',
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
