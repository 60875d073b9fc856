// Decides where a problem between files is told: at the word that an author has to change.
import type { FileHead, QuestionHead } from '@/core/content/compile-file';
import { createReporter, type Reporter } from '@/core/content/reporter';

export type PatternFile = FileHead & { role: { role: 'pattern' } };

/** What the checks between files share. */
export interface LibraryCheck {
  files: readonly FileHead[];
  /** By pattern: all files in its folder. */
  filesOf: ReadonlyMap<string, FileHead[]>;
  /** By pattern: its questions, those of lessons among them. */
  questions: ReadonlyMap<string, QuestionHead[]>;
  /** A file's text, with `\n` line ends. */
  textOf(path: string): string;
  reporters: Map<string, Reporter>;
  patterns: Map<string, PatternFile>;
}

type Told = Parameters<Reporter['reportAt']>[1];

/** Reports at the first place of `word` from `fromLine` on, or at that line where it is not found. */
export function tell(
  check: LibraryCheck,
  path: string,
  place: { line: number; word?: string },
  problem: Told,
): void {
  const text = check.textOf(path);
  const reporter = check.reporters.get(path) ?? createReporter(path, text);
  check.reporters.set(path, reporter);
  const lines = text.split('\n');
  const { word } = place;
  const found =
    word === undefined
      ? -1
      : lines.findIndex((line, index) => index >= place.line - 1 && wordAt(line, word) >= 0);
  const line = found === -1 ? place.line : found + 1;
  const excerpt = lines[line - 1] ?? '';
  const start = found === -1 || word === undefined ? 0 : wordAt(excerpt, word);
  const length = found === -1 || word === undefined ? excerpt.length : word.length;
  reporter.reportAt({ line, column: start + 1, endColumn: start + 1 + length }, problem);
}

function wordAt(line: string, word: string): number {
  for (let at = line.indexOf(word); at !== -1; at = line.indexOf(word, at + 1)) {
    const around = `${line[at - 1] ?? ' '}${line[at + word.length] ?? ' '}`;
    if (!/[a-z0-9-]/.test(around)) return at;
  }
  return -1;
}
