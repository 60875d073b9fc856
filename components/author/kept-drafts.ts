// Decides what of an author's writing outlives a reload: it stays in this browser, nowhere else.
import { isMode, type Mode } from '@/core/lessons/mode';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';

/** What somebody writes without a file of the content: one draft of each kind. */
export interface FreeDrafts {
  open: 'questions' | 'lesson';
  level: Difficulty;
  mode: Mode;
  questions: string;
  lesson: string;
}

const FREE = 'holdfast.playground';
const FILES = 'holdfast.playground.files';
/** Changed files that are remembered; the oldest goes first. */
const MOST_FILES = 20;

export function keptFree(): Partial<FreeDrafts> {
  const kept = read(FREE);
  const { open, level, mode, questions, lesson } = kept;
  return {
    ...((open === 'questions' || open === 'lesson') && { open }),
    ...(DIFFICULTIES.some((one) => one === level) && { level: level as Difficulty }),
    ...(typeof mode === 'string' && isMode(mode) && { mode }),
    ...(typeof questions === 'string' && { questions }),
    ...(typeof lesson === 'string' && { lesson }),
  };
}

export function keepFree(drafts: FreeDrafts): void {
  write(FREE, drafts);
}

/** The text to which a file of the content was changed here; null where it was not. */
export function keptFile(path: string): string | null {
  const text = read(FILES)[path];
  return typeof text === 'string' ? text : null;
}

/** @param text null forgets it */
export function keepFile(path: string, text: string | null): void {
  const { [path]: _, ...others } = read(FILES);
  const newest = Object.entries(others).slice(1 - MOST_FILES);
  write(FILES, { ...Object.fromEntries(newest), ...(text !== null && { [path]: text }) });
}

function read(key: string): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A browser that keeps nothing (private mode, full) still shows and checks. */
function write(key: string, value: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}
