// Decides how a statement finds what was kept under any name of a pattern or a question, whichever of its
// names the statement has at hand.
import { content, type LoadedContent } from '@/server/content/loaded';

interface Families {
  patterns: string;
  questions: string;
}

const remembered = new WeakMap<LoadedContent, Families>();

/** @returns all names by each of them, as JSON; without what has but one */
export function nameFamilies(): Families {
  const loaded = content();
  const known = remembered.get(loaded);
  if (known) return known;
  const { patternsBefore, questionsBefore } = loaded.names;
  const families = { patterns: byName(patternsBefore), questions: byName(questionsBefore) };
  remembered.set(loaded, families);
  return families;
}

/**
 * An array of names, for `= ANY (…)`.
 *
 * @param name an expression of the statement
 * @param families the parameter that holds one of `nameFamilies`, such as `$4`
 */
export function everyName(name: string, families: string): string {
  return `array_append(ARRAY(SELECT jsonb_array_elements_text(${families}::jsonb -> (${name}))), ${name})`;
}

function byName(before: ReadonlyMap<string, readonly string[]>): string {
  const entries = [...before].flatMap(([today, earlier]) => {
    const all = [today, ...earlier];
    return all.map((name) => [name, all] as const);
  });
  return JSON.stringify(Object.fromEntries(entries));
}
