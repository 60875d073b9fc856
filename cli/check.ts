// Decides which part of which content folder is checked, and counts what was found there.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Issue } from '@/core/content/issue';
import { DomainError } from '@/core/errors';
import { readLibrary, type ReadLibrary } from '@/server/content/read-library';

export interface Checked {
  patterns: number;
  questions: number;
  issues: Issue[];
}

/**
 * @param paths below `contentFolder` (only that part is told), or content folders of their own
 * @param contentFolder absolute
 * @throws DomainError "content/missing" when a path does not exist
 */
export async function checkContent(
  paths: readonly string[],
  contentFolder: string,
): Promise<Checked> {
  const checked: Checked = { patterns: 0, questions: 0, issues: [] };
  for (const { root, below } of await targets(paths, contentFolder)) {
    const read = await readLibrary(root);
    const part = partOf(read, below);
    checked.patterns += part.patterns;
    checked.questions += part.questions;
    checked.issues.push(...part.issues);
  }
  return checked;
}

interface Target {
  root: string;
  /** Paths inside the root, with forward slashes; '' for all of it. */
  below: string[];
}

async function targets(paths: readonly string[], contentFolder: string): Promise<Target[]> {
  if (paths.length === 0) return [{ root: contentFolder, below: [''] }];
  const inside: string[] = [];
  const others: Target[] = [];
  for (const given of paths) {
    const absolute = path.resolve(given);
    if ((await stat(absolute).catch(() => null)) === null) {
      throw new DomainError('content/missing', `There is no "${given}".`);
    }
    const relative = path.relative(contentFolder, absolute);
    if (relative.startsWith('..') || path.isAbsolute(relative)) {
      others.push({ root: absolute, below: [''] });
    } else {
      inside.push(relative.split(path.sep).join('/'));
    }
  }
  return inside.length === 0 ? others : [{ root: contentFolder, below: inside }, ...others];
}

function partOf({ issues, found, shown }: ReadLibrary, below: readonly string[]): Checked {
  const isIn = (file: string): boolean =>
    below.some((start) => start === '' || file === start || file.startsWith(`${start}/`));
  return {
    patterns: found.patterns.filter(isIn).length,
    questions: found.questions.filter(isIn).length,
    issues: issues.filter((issue) => isIn(issue.file.slice(shown.length + 1))),
  };
}
