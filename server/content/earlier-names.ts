// Decides how the rest of the server asks for names of before: answers, tests and reports keep the names
// of their time; what is made of them goes by today's.
import { folderOf } from '@/core/content/earlier-names';
import { content, type LoadedContent } from '@/server/content/loaded';

const NONE: readonly string[] = [];

/** @returns the pattern's id as it is now; the same for one that was not renamed, or is gone */
export function patternToday(id: string): string {
  return content().names.patterns.get(id) ?? id;
}

/** @param skill `track/pattern#slug`, as it was called once */
export function skillToday(skill: string): string {
  return content().names.skills.get(skill) ?? renamedWithPattern(skill);
}

/** @returns the question's id as it is now; the same for one that was not renamed, or is gone */
export function questionToday(id: string): string {
  return content().question(id)?.id ?? id;
}

/** @returns the pattern's id and every id that it had */
export function patternNames(id: string): string[] {
  return [id, ...(content().names.patternsBefore.get(id) ?? [])];
}

/** @param id today's @returns the question's id and every id that it had */
export function questionNames(id: string): string[] {
  return [id, ...earlierQuestionNames(id)];
}

/** @param id today's */
export function earlierQuestionNames(id: string): readonly string[] {
  return content().names.questionsBefore.get(id) ?? NONE;
}

/** @param slug today's */
export function earlierTrackNames(slug: string): readonly string[] {
  return content().tracks.get(slug)?.was ?? NONE;
}

/**
 * @param questions every name of a question, as `questionNames` gives them
 * @returns every name of the patterns in which it ever stood, also before it moved to another
 */
export function patternsAround(questions: readonly string[]): string[] {
  const patterns = questions.map((id) => patternToday(folderOf(id)));
  return [...new Set(patterns.flatMap(patternNames))];
}

/** @returns the pattern that the question stands in today; of one that is gone, where it stood at last */
export function patternOf(question: string): string {
  return patternToday(folderOf(questionToday(question)));
}

/** @returns every name of every question that stands in the pattern today */
export function questionNamesIn(pattern: string): string[] {
  const found = content().patterns.get(pattern);
  const questions = found ? [...found.questions, ...found.lessonQuestions] : [];
  return questions.flatMap(({ id }) => questionNames(id));
}

/**
 * Where the log may hold what is the pattern's today: a question may have come from another one.
 *
 * @returns every name of the pattern, and of those in which its questions ever stood
 */
export function patternsBehind(pattern: string): readonly string[] {
  return allPatternsBehind().get(pattern) ?? patternNames(pattern);
}

const behind = new WeakMap<LoadedContent, ReadonlyMap<string, readonly string[]>>();

/** Once for each content. @returns what is behind each of today's patterns, by its id */
export function allPatternsBehind(): ReadonlyMap<string, readonly string[]> {
  const loaded = content();
  const known = behind.get(loaded);
  if (known) return known;
  const found = new Map(
    [...loaded.patterns.keys()].map((id) => {
      const names = [...patternNames(id), ...patternsAround(questionNamesIn(id))];
      return [id, [...new Set(names)]] as const;
    }),
  );
  behind.set(loaded, found);
  return found;
}

/**
 * For statements that add up by pattern: `coalesce($1::jsonb ->> pattern, pattern)`.
 *
 * @returns today's id by each earlier one, as JSON
 */
export function patternRenames(): string {
  return written(content().names.patterns);
}

/** The same of tracks. */
export function trackRenames(): string {
  return written(content().names.tracks);
}

/** The same of questions. */
export function questionRenames(): string {
  return written(content().names.questions);
}

/** Every earlier name that today's content knows. */
export function earlierNames(): { patterns: string[]; skills: string[] } {
  const { patterns, skills } = content().names;
  return { patterns: [...patterns.keys()], skills: [...skills.keys()] };
}

const texts = new WeakMap<ReadonlyMap<string, string>, string>();

/** Once for each content: a course of years has thousands, and many pages ask. */
function written(names: ReadonlyMap<string, string>): string {
  const known = texts.get(names);
  if (known !== undefined) return known;
  const text = JSON.stringify(Object.fromEntries(names));
  texts.set(names, text);
  return text;
}

function renamedWithPattern(skill: string): string {
  const { names } = content();
  const [pattern = '', slug] = skill.split('#', 2);
  const today = names.patterns.get(pattern);
  if (today === undefined || slug === undefined) return skill;
  return names.skills.get(`${today}#${slug}`) ?? `${today}#${slug}`;
}
