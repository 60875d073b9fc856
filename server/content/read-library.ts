// Decides how the content folder becomes a compiled library; what did not change is not compiled again.
import path from 'node:path';
import { compileLibrary, type Compilation } from '@/core/content/compile-library';
import type { CompileMemory } from '@/core/content/compile-markdown';
import { DomainError } from '@/core/errors';
import { roleOf } from '@/core/content/layout';
import { byPlace, type Issue } from '@/core/content/issue';
import { readContentFiles } from '@/server/content/content-files';

/** Compiled files of the last reading, by folder. */
const memories = new Map<string, CompileMemory>();

export interface ReadLibrary extends Compilation {
  /** How messages name the folder: from the working directory where it is below that. */
  shown: string;
}

/**
 * Reads and compiles the folder. Problems of the content come back as issues, each with its path as
 * a person at the working directory would type it.
 *
 * @param versionSalt mixed into question versions; see compile-library.ts
 * @throws DomainError "content/missing" when the folder cannot be read at all or has no track.md
 */
export async function readLibrary(folder: string, versionSalt = ''): Promise<ReadLibrary> {
  const shown = shownPath(folder);
  const memory = memories.get(folder) ?? new Map();
  memories.set(folder, memory);
  const found = await readContentFiles(folder, shown);
  const compiled = await compileLibrary(found.files, { versionSalt, memory });
  if (
    !found.files.some((file) => roleOf(file.path).role === 'track') &&
    found.issues.length === 0
  ) {
    throw new DomainError(
      'content/missing',
      `The folder "${shown}" (CONTENT_DIR) holds no track.`,
      {
        hint: 'Write TRACK/track.md with a title and a summary; docs/authoring.md shows how.',
      },
    );
  }
  const issues = [...found.issues, ...compiled.issues]
    .map((issue): Issue => ({ ...issue, file: `${shown}/${issue.file}` }))
    .sort(byPlace);
  return {
    ...compiled,
    library: found.issues.length > 0 ? null : compiled.library,
    issues,
    shown,
  };
}

/** How messages name a folder: from the working directory where it is below that. */
export function shownPath(folder: string): string {
  const relative = path.relative(process.cwd(), folder);
  const shown =
    relative === ''
      ? '.'
      : relative.startsWith('..') || path.isAbsolute(relative)
        ? folder
        : relative;
  return shown.split(path.sep).join('/');
}
