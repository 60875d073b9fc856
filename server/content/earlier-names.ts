// Decides what an earlier name of a pattern or a skill is called today. Answers keep the names of their
// time; what is made of them goes by today's.
import { content, type LoadedContent } from '@/server/content/loaded';

interface Names {
  /** Earlier name to today's. */
  patterns: ReadonlyMap<string, string>;
  skills: ReadonlyMap<string, string>;
  /** Today's pattern to its earlier names. */
  before: ReadonlyMap<string, readonly string[]>;
}

const remembered = new WeakMap<LoadedContent, Names>();

/** @returns the pattern's id as it is now; the same for one that was not renamed, or is gone */
export function patternToday(id: string): string {
  return names().patterns.get(id) ?? id;
}

/** @param skill `track/pattern#slug`, as it was called once */
export function skillToday(skill: string): string {
  return names().skills.get(skill) ?? renamedWithPattern(skill);
}

/** @returns the pattern's id and every id that it had */
export function patternNames(id: string): string[] {
  return [id, ...(names().before.get(id) ?? [])];
}

/** Every earlier name that today's content knows. */
export function earlierNames(): { patterns: string[]; skills: string[] } {
  const { patterns, skills } = names();
  return { patterns: [...patterns.keys()], skills: [...skills.keys()] };
}

function renamedWithPattern(skill: string): string {
  const [pattern = '', slug] = skill.split('#', 2);
  const today = names().patterns.get(pattern);
  if (today === undefined || slug === undefined) return skill;
  return names().skills.get(`${today}#${slug}`) ?? `${today}#${slug}`;
}

function names(): Names {
  const loaded = content();
  const known = remembered.get(loaded);
  if (known) return known;
  const made = namesOf(loaded);
  remembered.set(loaded, made);
  return made;
}

function namesOf({ library }: LoadedContent): Names {
  const patterns = new Map<string, string>();
  const skills = new Map<string, string>();
  const before = new Map<string, string[]>();
  for (const track of library.tracks) {
    for (const pattern of track.patterns) {
      const own = [pattern.id, ...pattern.was];
      const all = own.flatMap((id) => [
        id,
        ...track.was.map((slug) => `${slug}/${id.slice(id.indexOf('/') + 1)}`),
      ]);
      const earlier = [...new Set(all)].filter((id) => id !== pattern.id);
      before.set(pattern.id, earlier);
      for (const id of earlier) patterns.set(id, pattern.id);
      for (const skill of pattern.skills) {
        for (const was of skill.was) {
          for (const id of [pattern.id, ...earlier])
            skills.set(`${id}#${was.slice(was.indexOf('#') + 1)}`, skill.id);
        }
      }
    }
  }
  return { patterns, skills, before };
}
