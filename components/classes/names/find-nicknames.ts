// Decides whom a teacher means who types part of a name into the search of a pseudonymous class. What is typed
// may be a name, so it stays in the browser; nicknames are what can be asked for.
import { lookupOf } from '@/components/classes/names/names-store';
import type { NameMap } from '@/core/classes/name-map';

/** They travel in an address. */
const MOST_LETTERS = 4_000;

/**
 * @param all nicknames of the class
 * @returns those of which the nickname or the opened name has that part; null for nothing typed
 */
export function nicknamesLike(
  typed: string,
  all: readonly string[],
  names: NameMap | null,
): string[] | null {
  const part = typed.trim().toLowerCase();
  if (part === '') return null;
  const lookup = names === null ? null : lookupOf(names);
  const found = all.filter((nickname) =>
    [nickname, lookup?.get(nickname) ?? ''].some((text) => text.toLowerCase().includes(part)),
  );
  let letters = 0;
  return found.filter((nickname) => (letters += nickname.length + 1) <= MOST_LETTERS);
}
