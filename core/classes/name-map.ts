// Decides what the file looks like that ties nicknames to names. It is made and opened in a teacher's
// browser; nothing here sends it anywhere.
import { z } from 'zod';
import { MOST_ROSTER_LINES, identityOf, type RosterRow } from '@/core/classes/roster';
import { nicknames } from '@/core/classes/nickname';
import type { Random } from '@/core/random';

const named = z.object({
  nickname: z.string().min(1).max(60),
  name: z.string().min(1).max(60),
  email: z.string().max(254).nullable(),
  id: z.string().max(100).nullable(),
});

export const nameMap = z.object({
  holdfast: z.literal('names'),
  classId: z.uuid(),
  people: z.array(named).max(MOST_ROSTER_LINES),
});
export type NameMap = z.infer<typeof nameMap>;

/** Why a file gives no names: not one of ours, of another class, or ours and not whole. */
export type NameTrouble = 'wrong' | 'otherClass' | 'damaged';

/** @param text of a file that was opened for this class */
export function readNames(text: string, classId: string): NameMap | { trouble: NameTrouble } {
  const given = parsed(text.replace(/^\uFEFF/, ''));
  const map = nameMap.safeParse(given);
  if (!map.success) return { trouble: isOurs(given, text) ? 'damaged' : 'wrong' };
  return map.data.classId === classId ? map.data : { trouble: 'otherClass' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Also one that was cut off, or that an editor broke. */
function isOurs(given: unknown, text: string): boolean {
  if (given !== undefined)
    return z.object({ holdfast: z.literal('names') }).safeParse(given).success;
  return text.includes('"holdfast"') && text.includes('"names"');
}

/**
 * Names of another file beside those that are open. Of a nickname that stands in both, the file that is opened
 * now says who it is; opening a file twice changes nothing.
 */
export function withNames(open: NameMap | null, file: NameMap): NameMap {
  const people = new Map((open?.people ?? []).map((person) => [person.nickname, person]));
  for (const person of file.people) people.set(person.nickname, person);
  return { ...file, people: [...people.values()] };
}

/**
 * Gives everybody on a list a nickname. Who has one keeps it, so that reading a list twice changes
 * nothing.
 *
 * @param known the map so far
 * @param taken nicknames in the class that stand for somebody already
 */
export function namedBy(
  rows: readonly Omit<RosterRow, 'line'>[],
  known: NameMap,
  taken: readonly string[],
  random: Random,
): NameMap {
  const people = new Map(known.people.map((person) => [identityOf(person), person]));
  const fresh = rows.filter((row) => !people.has(identityOf(row)));
  const used = [...taken, ...known.people.map(({ nickname }) => nickname)];
  const drawn = nicknames(fresh.length, used, random);
  for (const { name, email, id } of rows) {
    const identity = identityOf({ name, email, id });
    const nickname = people.get(identity)?.nickname ?? drawn.shift() ?? '';
    people.set(identity, { nickname, name, email, id });
  }
  return { ...known, people: [...people.values()] };
}
