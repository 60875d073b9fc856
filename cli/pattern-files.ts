// Decides what import and export know of a pattern in the content folder before they start.
import { isSlug } from '@/core/content/slug';
import { DomainError } from '@/core/errors';
import { readContentFiles, type ContentFiles } from '@/server/content/content-files';

export interface PatternFiles extends ContentFiles {
  /** `track/pattern` */
  pattern: string;
  /** Ids in the pattern, earlier ones too. */
  ids: Set<string>;
}

/**
 * @param pattern as typed
 * @throws DomainError "patterns/unknown" where it is no TRACK/PATTERN, or has no pattern.md
 */
export async function readPattern(pattern: string, contentFolder: string): Promise<PatternFiles> {
  const parts = pattern.replace(/\/$/, '').split('/');
  if (parts.length !== 2 || !parts.every(isSlug)) {
    throw new DomainError('patterns/unknown', `"${pattern}" is no TRACK/PATTERN.`, {
      hint: 'Write it like django/session-data.',
    });
  }
  const id = parts.join('/');
  const found = await readContentFiles(contentFolder);
  const home = `${id}/pattern.md`;
  if (!found.files.some((file) => file.path === home)) {
    throw new DomainError('patterns/unknown', `There is no pattern "${id}" in ${contentFolder}.`, {
      hint: `Write ${home} first.`,
    });
  }
  return { ...found, pattern: id, ids: idsIn(found, id) };
}

/** All that comments of the pattern's files call an id, were they sound or not. */
function idsIn({ files }: ContentFiles, pattern: string): Set<string> {
  const ids = new Set<string>();
  for (const { path, bytes } of files) {
    if (!path.startsWith(`${pattern}/`) || !path.endsWith('.md')) continue;
    const text = new TextDecoder().decode(bytes);
    for (const [comment] of text.matchAll(/<!--[^]*?-->/g)) {
      for (const [, value = ''] of comment.matchAll(/\b(?:id|was):\s*([a-z0-9\-/,\s]+)/g)) {
        for (const word of value.split(/[\s,]+/)) {
          const slug = word.startsWith(`${pattern}/`) ? word.slice(pattern.length + 1) : word;
          if (isSlug(slug)) ids.add(slug);
        }
      }
    }
  }
  return ids;
}
