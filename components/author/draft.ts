// Decides what an author works on in the playground: one file of a pattern, and what stands around it.
import { MODES, type Mode } from '@/core/lessons/mode';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';

/** What a file is for, as its path says it. */
export type DraftRole = { kind: 'questions'; level: Difficulty } | { kind: 'lesson'; mode: Mode };

/** A file that stands beside the draft; it is compiled along, but never edited here. */
export interface NearbyFile {
  /** Inside the content folder: `django/views/modes/concept.md`. */
  path: string;
  bytes: Uint8Array;
}

/** `track/pattern` of a draft that belongs nowhere yet. */
export const NOWHERE = 'my-track/my-pattern';

/** The path at which such a draft would stand. */
export function pathOf(role: DraftRole, pattern = NOWHERE): string {
  return role.kind === 'questions'
    ? `${pattern}/questions/${role.level}.md`
    : `${pattern}/modes/${role.mode}.md`;
}

/** What the file at a path is for; null where it is neither questions nor a lesson. */
export function roleAt(path: string): DraftRole | null {
  const [, , folder, name = ''] = path.split('/');
  const word = name.replace(/\.md$/, '').split('.')[0];
  if (folder === 'questions') {
    const level = DIFFICULTIES.find((one) => one === word);
    return level === undefined ? null : { kind: 'questions', level };
  }
  const mode = folder === 'modes' ? MODES.find((one) => one === word) : undefined;
  return mode === undefined ? null : { kind: 'lesson', mode };
}
