// Decides how the content folder becomes a compiled library; what did not change is neither read nor
// compiled again.
import path from 'node:path';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { FileHead } from '@/core/content/compile-file';
import {
  checkContentFiles,
  compileLibrary,
  type Checked,
  type Compilation,
} from '@/core/content/compile-library';
import type { CompileMemory, Surroundings } from '@/core/content/compile-markdown';
import { DomainError } from '@/core/errors';
import { roleOf } from '@/core/content/layout';
import { byPlace, type Issue } from '@/core/content/issue';
import type { CompiledStore } from '@/server/content/compiled-store';
import {
  readContentFiles,
  type ContentFiles,
  type KnownFiles,
} from '@/server/content/content-files';

/** What the last reading left, by folder. */
const memories = new Map<string, { compiled: CompileMemory; files: KnownFiles }>();

export interface ReadSettings extends Pick<Surroundings, 'progress' | 'ahead'> {
  /** Mixed into question versions; see compile-library.ts. */
  versionSalt?: string;
  /** Where compiled files outlive the process; null for nowhere. */
  store?: CompiledStore | null;
}

export interface ReadLibrary extends Compilation {
  /** How messages name the folder: from the working directory where it is below that. */
  shown: string;
}

/**
 * Reads and compiles the folder. Problems of the content come back as issues, each with its path as
 * a person at the working directory would type it.
 *
 * @throws DomainError "content/missing" when the folder cannot be read at all or has no track.md
 */
export async function readLibrary(
  folder: string,
  { store = null, ...settings }: ReadSettings = {},
): Promise<ReadLibrary> {
  const shown = shownPath(folder);
  const memory = memories.get(folder) ?? { compiled: new Map(), files: new Map() };
  memories.set(folder, memory);
  const found = await readContentFiles(folder, shown, memory.files);
  const compiled = await compileLibrary(found.files, {
    ...settings,
    memory: memory.compiled,
    store: store ?? undefined,
    pause: othersFirst,
  });
  mustHoldATrack(found, shown);
  return {
    ...compiled,
    library: found.issues.length > 0 ? null : compiled.library,
    issues: told([...found.issues, ...compiled.issues], shown),
    shown,
  };
}

export interface ReadIssues extends Checked<FileHead> {
  /** As of `ReadLibrary`. */
  shown: string;
}

/**
 * What an author is told of the folder, in a fraction of the time where the store knows most of it.
 *
 * @throws DomainError as `readLibrary`
 */
export async function readIssues(folder: string, store: CompiledStore | null): Promise<ReadIssues> {
  const shown = shownPath(folder);
  const found = await readContentFiles(folder, shown);
  const checked = await checkContentFiles(found.files, { store: store?.heads });
  mustHoldATrack(found, shown);
  return { ...checked, issues: told([...found.issues, ...checked.issues], shown), shown };
}

function mustHoldATrack({ files, issues }: ContentFiles, shown: string): void {
  if (issues.length > 0 || files.some((file) => roleOf(file.path).role === 'track')) return;
  throw new DomainError('content/missing', `The folder "${shown}" (CONTENT_DIR) holds no track.`, {
    hint: 'Write TRACK/track.md with a title and a summary; docs/authoring.md shows how.',
  });
}

function told(issues: readonly Issue[], shown: string): Issue[] {
  return issues.map((issue): Issue => ({ ...issue, file: `${shown}/${issue.file}` })).sort(byPlace);
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
