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
