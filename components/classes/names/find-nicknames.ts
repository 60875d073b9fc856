// Decides whom a teacher means who types part of a name into the search of a pseudonymous class. What is typed
// may be a name, so it stays in the browser; nicknames are what can be asked for.
import { lookupOf } from '@/components/classes/names/names-store';
import type { NameMap } from '@/core/classes/name-map';

/**
 * They travel in an address, as it is written there. A server or a proxy refuses a first line of 8 or 16 KiB,
 * and cookies may count with it.
 */
const MOST_LETTERS = 6_000;

export interface Meant {
  /** Null for everybody. */
  who: string[] | null;
  /** So many more are meant and do not fit. */
  left: number;
}

/**
 * @param all nicknames of the class
 * @returns those of which the nickname or the opened name has that part
 */
export function nicknamesLike(typed: string, all: readonly string[], names: NameMap | null): Meant {
  const part = typed.trim().toLowerCase();
  if (part === '') return { who: null, left: 0 };
  const lookup = names === null ? null : lookupOf(names);
  const found = all.filter((nickname) =>
    [nickname, lookup?.get(nickname) ?? ''].some((text) => text.toLowerCase().includes(part)),
  );
  if (found.length === all.length) return { who: null, left: 0 };
  let letters = 0;
  const who = found.filter((nickname) => (letters += lettersOf(nickname)) <= MOST_LETTERS);
  return { who, left: found.length - who.length };
}

/** With what parts it from the next, as an address writes it. */
function lettersOf(nickname: string): number {
  return new URLSearchParams({ who: `${nickname}\n` }).toString().length - 'who='.length;
}
