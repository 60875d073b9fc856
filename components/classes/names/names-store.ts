// Decides where the names of a pseudonymous class are while they are shown: in this tab, until it is
// closed. They come from a file that the teacher opens; nothing here sends anything.
import { useSyncExternalStore } from 'react';
import { nameMap, type NameMap } from '@/core/classes/name-map';

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
  const map = text === '' ? null : mapOf(text, classId);
  read.set(classId, { text, map });
  return map;
}

/** @returns null for a text that is no map of this class */
export function mapOf(text: string, classId: string): NameMap | null {
  try {
    const parsed = nameMap.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.classId === classId ? parsed.data : null;
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
