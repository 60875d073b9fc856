// Decides when two compilations are one wording: what a question is called, and where and how its author
// files it, is nothing to whoever answers it.
import { versionOf } from '@/core/content/hash';
import type { Question } from '@/core/questions/question';

/** What may differ within one wording: an author renames and moves questions, and files them anew. */
export const BESIDES_WORDING = [
  'id',
  'pattern',
  'skill',
  'was',
  'version',
  'tags',
  'source',
] as const satisfies readonly (keyof Question)[];

/** Whether what was asked, told and marked by the one is asked, told and marked by the other. */
export function isSameWording(one: Question, other: Question): boolean {
  return one.version === other.version || wordingOf(one) === wordingOf(other);
}

function wordingOf(question: Question): string {
  const besides: ReadonlySet<string> = new Set(BESIDES_WORDING);
  return versionOf(
    Object.fromEntries(Object.entries(question).filter(([field]) => !besides.has(field))),
  );
}
