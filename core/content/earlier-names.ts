// Decides what every earlier name of a pattern, a skill or a question is called today, and which earlier
// names each of today's has: its own `was`, and those under earlier names of its folders.
import type { Track } from '@/core/content/library';

export interface EarlierNames {
  /** Earlier id to today's; none that is in use today. */
  tracks: ReadonlyMap<string, string>;
  patterns: ReadonlyMap<string, string>;
  skills: ReadonlyMap<string, string>;
  questions: ReadonlyMap<string, string>;
  /** Today's id to its earlier ones; only those that have any. */
  patternsBefore: ReadonlyMap<string, readonly string[]>;
  questionsBefore: ReadonlyMap<string, readonly string[]>;
}

/** @param tracks all of a library's: a question may have come from another pattern */
export function earlierNamesOf(tracks: readonly Track[]): EarlierNames {
  const patternsBefore = new Map<string, string[]>();
  const skills = new Map<string, string>();
  for (const track of tracks) {
    for (const pattern of track.patterns) {
      const earlier = besides(
        pattern.id,
        [pattern.id, ...pattern.was].flatMap((id) => [
          id,
          ...track.was.map((slug) => `${slug}/${id.slice(id.indexOf('/') + 1)}`),
        ]),
      );
      if (earlier.length > 0) patternsBefore.set(pattern.id, earlier);
      for (const skill of pattern.skills) {
        for (const was of skill.was) {
          for (const id of [pattern.id, ...earlier])
            skills.set(`${id}#${was.slice(was.indexOf('#') + 1)}`, skill.id);
        }
      }
    }
  }
  const patterns = inverse(patternsBefore);
  const questions = earlierQuestions(tracks, patterns, patternsBefore);
  return {
    tracks: new Map(tracks.flatMap(({ slug, was }) => was.map((name) => [name, slug] as const))),
    patterns,
    skills,
    questions,
    patternsBefore,
    questionsBefore: grouped(questions),
  };
}

/**
 * Two questions can have a claim to one name: what an author wrote goes before what a folder's rename
 * implies, and what is implied by a written name before what is implied by today's.
 * @returns earlier id to today's
 */
function earlierQuestions(
  tracks: readonly Track[],
  patterns: ReadonlyMap<string, string>,
  patternsBefore: ReadonlyMap<string, readonly string[]>,
): Map<string, string> {
  const questions = tracks
    .flatMap((track) => track.patterns)
    .flatMap((pattern) => [...pattern.questions, ...pattern.lessonQuestions]);
  const inUse = new Set(questions.map(({ id }) => id));
  const today = new Map<string, string>();
  const underOtherFolders = (name: string) => {
    const folder = folderOf(name);
    const folderToday = patterns.get(folder) ?? folder;
    const folders = [folderToday, ...(patternsBefore.get(folderToday) ?? [])];
    return folders.map((each) => `${each}${name.slice(folder.length)}`);
  };
  const claim = (namesOf: (question: { id: string; was: readonly string[] }) => string[]) => {
    for (const question of questions) {
      for (const name of namesOf(question)) {
        if (!inUse.has(name) && !today.has(name)) today.set(name, question.id);
      }
    }
  };
  claim(({ was }) => [...was]);
  claim(({ was }) => was.flatMap(underOtherFolders));
  claim(({ id }) => underOtherFolders(id));
  return today;
}

/** @param id of a question @returns the `track/pattern` that its name stands in */
export function folderOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}

/** @param id of a question @returns its name in that folder */
export function slugIn(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function besides(id: string, names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== id);
}

function grouped(today: ReadonlyMap<string, string>): Map<string, string[]> {
  const before = new Map<string, string[]>();
  for (const [name, id] of today) before.set(id, [...(before.get(id) ?? []), name]);
  return before;
}

function inverse(before: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  return new Map(
    [...before].flatMap(([id, earlier]) => earlier.map((name) => [name, id] as const)),
  );
}
