// Decides where the names of a pseudonymous class are while they are shown: in this tab, until it is
// closed. They come from a file that the teacher opens; nothing here sends anything.
import { useCallback, useSyncExternalStore } from 'react';
import type { NameMap } from '@/core/classes/name-map';

const listeners = new Set<() => void>();
const read = new Map<string, { text: string; map: NameMap | null }>();

function keyOf(classId: string): string {
  return `names of ${classId}`;
}

/** @returns null where no names are open for that class */
export function namesOf(classId: string): NameMap | null {
  let text = '';
  try {
    text = sessionStorage.getItem(keyOf(classId)) ?? '';
  } catch {
    // A browser that keeps nothing shows nicknames.
    return read.get(classId)?.map ?? null;
  }
  const known = read.get(classId);
  if (known?.text === text) return known.map;
  const map = text === '' ? null : keptMap(text);
  read.set(classId, { text, map });
  return map;
}

/** As keepNames wrote it; the file was checked when it was opened. */
function keptMap(text: string): NameMap | null {
  try {
    return JSON.parse(text) as NameMap;
  } catch {
    return null;
  }
}

export function keepNames(classId: string, map: NameMap | null): void {
  const text = map === null ? '' : JSON.stringify(map);
  try {
    if (map === null) sessionStorage.removeItem(keyOf(classId));
    else sessionStorage.setItem(keyOf(classId), text);
  } catch {
    // Kept in this page's memory then.
  }
  read.set(classId, { text, map });
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param classId null for a class with names: there is no map */
export function useNames(classId: string | null): NameMap | null {
  return useSyncExternalStore(
    subscribe,
    () => (classId === null ? null : namesOf(classId)),
    () => null,
  );
}

/** A map may name thousands, and every row of a table asks. */
const lookups = new WeakMap<NameMap, ReadonlyMap<string, string>>();

export function lookupOf(map: NameMap): ReadonlyMap<string, string> {
  const known = lookups.get(map);
  if (known) return known;
  const lookup = new Map(map.people.map(({ nickname, name }) => [nickname, name]));
  lookups.set(map, lookup);
  return lookup;
}

/** @returns tells the name that is open for a nickname, or null */
export function useNameOf(classId: string | null): (nickname: string) => string | null {
  const names = useNames(classId);
  return useCallback(
    (nickname) => (names === null ? null : (lookupOf(names).get(nickname) ?? null)),
    [names],
  );
}

/** @returns tells a student as plain text: the name with the nickname, or as the server said */
export function useNameText(classId: string | null): (shownAs: string) => string {
  const nameOf = useNameOf(classId);
  return useCallback(
    (shownAs) => {
      const name = nameOf(shownAs);
      return name === null ? shownAs : `${name} (${shownAs})`;
    },
    [nameOf],
  );
}
