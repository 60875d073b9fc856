// Decides which part of which content folder a command works on.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '@/core/errors';

export interface Target {
  root: string;
  /** Paths inside the root, with forward slashes; '' for all of it. */
  below: string[];
}

/**
 * @param paths below `contentFolder` (only that part is meant), or content folders of their own; from where
 *   one stands, else from the content folder, as other commands name patterns
 * @param contentFolder absolute
 * @throws DomainError "content/missing" when a path does not exist
 */
export async function targetsOf(
  paths: readonly string[],
  contentFolder: string,
): Promise<Target[]> {
  if (paths.length === 0) return [{ root: contentFolder, below: [''] }];
  const inside: string[] = [];
  const others: Target[] = [];
  for (const given of paths) {
    const absolute = await existing([path.resolve(given), path.resolve(contentFolder, given)]);
    if (absolute === null) throw new DomainError('content/missing', `There is no "${given}".`);
    const relative = path.relative(contentFolder, absolute);
    if (relative.startsWith('..') || path.isAbsolute(relative)) {
      others.push({ root: absolute, below: [''] });
    } else {
      inside.push(relative.split(path.sep).join('/'));
    }
  }
  return inside.length === 0 ? others : [{ root: contentFolder, below: inside }, ...others];
}

async function existing(places: readonly string[]): Promise<string | null> {
  for (const place of places) if ((await stat(place).catch(() => null)) !== null) return place;
  return null;
}

/** Whether a path inside the content folder is one of these parts or below one. */
export function isBelow(file: string, below: readonly string[]): boolean {
  return below.some((start) => start === '' || file === start || file.startsWith(`${start}/`));
}
