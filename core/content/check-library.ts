// Decides what must hold between files: ids that are taken once, patterns that exist, no circles,
// skills and misconceptions that are declared and used, pools that are large enough.
import { checkEarlierNames } from '@/core/content/check-earlier-names';
import { checkMisconceptions } from '@/core/content/check-misconceptions';
import type { FileHead, QuestionHead } from '@/core/content/compile-file';
import { slugIn } from '@/core/content/earlier-names';
import type { Issue } from '@/core/content/issue';
import { nearest } from '@/core/content/nearest';
import { tell, type LibraryCheck, type PatternFile } from '@/core/content/library-check';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';

/** Questions of each level in a test of ten. */
export const TEST_FORM: Readonly<Record<Difficulty, number>> = {
  easy: 2,
  medium: 4,
  hard: 4,
};

/** @param textOf a file's text, with `\n` line ends */
export function checkLibrary(
  files: readonly FileHead[],
  textOf: (path: string) => string,
): Issue[] {
  const questions = byPattern(files);
  const check: LibraryCheck = {
    files,
    filesOf: byFolder(files),
    questions,
    textOf,
    reporters: new Map(),
    patterns: new Map(),
  };
  for (const file of files) {
    if (isPattern(file)) check.patterns.set(`${file.role.track}/${file.role.pattern}`, file);
  }
  checkFolders(check);
  for (const [id, file] of check.patterns) {
    const questions = check.questions.get(id) ?? [];
    checkRequires(check, id, file);
    checkIds(check, questions);
    checkSkills(check, id, file, questions);
    checkMisconceptions(check, id);
    checkPool(check, file, questions);
  }
  checkEarlierNames(check);
  return [...check.reporters.values()].flatMap((reporter) => reporter.issues);
}

function isPattern(file: FileHead): file is PatternFile {
  return file.role.role === 'pattern';
}

function byFolder(files: readonly FileHead[]): Map<string, FileHead[]> {
  const folders = new Map<string, FileHead[]>();
  for (const file of files) {
    if (!('pattern' in file.role)) continue;
    const id = `${file.role.track}/${file.role.pattern}`;
    const others = folders.get(id);
    if (others === undefined) folders.set(id, [file]);
    else others.push(file);
  }
  return folders;
}

function byPattern(files: readonly FileHead[]): Map<string, QuestionHead[]> {
  const questions = new Map<string, QuestionHead[]>();
  for (const question of files.flatMap((file) => file.questions)) {
    const others = questions.get(question.pattern);
    if (others === undefined) questions.set(question.pattern, [question]);
    else others.push(question);
  }
  return questions;
}

function checkFolders(check: LibraryCheck): void {
  const tracks = new Set(
    check.files.flatMap((file) => (file.role.role === 'track' ? [file.role.track] : [])),
  );
  const told = new Set<string>();
  const tellOnce = (folder: string, path: string, code: string, name: string): void => {
    if (told.has(folder)) return;
    told.add(folder);
    tell(
      check,
      path,
      { line: 1 },
      {
        severity: 'error',
        code,
        message: `The folder "${folder}" has no ${name}.`,
        mend: `Write ${folder}/${name} with a title and a summary.`,
      },
    );
  };
  for (const { role, path } of check.files) {
    if (!tracks.has(role.track)) tellOnce(role.track, path, 'missing-track-file', 'track.md');
    if (!('pattern' in role)) continue;
    const pattern = `${role.track}/${role.pattern}`;
    if (!check.patterns.has(pattern)) tellOnce(pattern, path, 'missing-pattern-file', 'pattern.md');
  }
  for (const [id, file] of check.patterns) {
    if (check.filesOf.get(id)?.some(({ role }) => role.role === 'mode')) continue;
    tell(
      check,
      file.path,
      { line: 1 },
      {
        severity: 'warning',
        code: 'no-lesson',
        message: 'This pattern has no lesson.',
        mend: `Write ${id}/modes/concept.md.`,
      },
    );
  }
}

function checkRequires(check: LibraryCheck, id: string, file: PatternFile): void {
  for (const required of file.pattern?.requires ?? []) {
    const place = { line: 1, word: required };
    if (!check.patterns.has(required)) {
      const near = nearest(
        required,
        [...check.patterns.keys()].filter((other) => other !== id),
      );
      tell(check, file.path, place, {
        severity: 'error',
        code: 'requires-unknown',
        message: `There is no pattern "${required}".`,
        mend: near === null ? 'Take it out, or add the pattern.' : `Did you mean "${near}"?`,
      });
    } else if (leadsTo(check, required, id)) {
      tell(check, file.path, place, {
        severity: 'error',
        code: 'requires-circle',
        message:
          required === id
            ? 'This pattern requires itself.'
            : `"${required}" requires this pattern in turn.`,
        mend: 'Take one of the two out.',
      });
    }
  }
}

function leadsTo(check: LibraryCheck, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(check.patterns.get(id)?.pattern?.requires ?? []));
  }
  return false;
}

function checkIds(check: LibraryCheck, questions: readonly QuestionHead[]): void {
  const first = new Map<string, QuestionHead>();
  for (const question of questions) {
    const other = first.get(question.id);
    if (other === undefined) {
      first.set(question.id, question);
      continue;
    }
    tell(
      check,
      question.source.file,
      { line: question.source.line, word: slugIn(question.id) },
      {
        severity: 'error',
        code: 'duplicate-id',
        message: `The id "${slugIn(question.id)}" is taken by ${other.source.file}:${other.source.line}.`,
        mend: 'Ids are unique in a pattern, lessons included: choose another.',
      },
    );
  }
}

function checkSkills(
  check: LibraryCheck,
  pattern: string,
  file: PatternFile,
  questions: readonly QuestionHead[],
): void {
  const declared = Object.keys(file.pattern?.skills ?? {});
  const used = new Set(questions.map((question) => question.skill.slice(pattern.length + 1)));
  for (const slug of declared.filter((name) => !used.has(name))) {
    tell(
      check,
      file.path,
      { line: 1, word: slug },
      {
        severity: 'warning',
        code: 'unused-skill',
        message: `No question exercises the skill "${slug}".`,
        mend: 'Take it out, or write a question for it.',
      },
    );
  }
  if (declared.length === 0) return;
  for (const question of questions) {
    const slug = question.skill.slice(pattern.length + 1);
    if (declared.includes(slug) || slug === slugIn(question.id)) continue;
    const near = nearest(slug, declared);
    tell(
      check,
      question.source.file,
      { line: question.source.line, word: slug },
      {
        severity: 'warning',
        code: 'undeclared-skill',
        message: `The skill "${slug}" has no title in pattern.md.`,
        mend: near === null ? `Add "${slug}: …" under skills.` : `Did you mean "${near}"?`,
      },
    );
  }
}

function checkPool(
  check: LibraryCheck,
  file: PatternFile,
  questions: readonly QuestionHead[],
): void {
  const pool = questions.filter((question) => question.place === 'pool');
  const missing = DIFFICULTIES.flatMap((level) => {
    const count = pool.filter((question) => question.difficulty === level).length;
    const wanted = TEST_FORM[level] * 2;
    return count < wanted ? [`${wanted - count} ${level}`] : [];
  });
  if (missing.length === 0) return;
  tell(
    check,
    file.path,
    { line: 1 },
    {
      severity: 'warning',
      code: 'thin-pool',
      message: `There are ${pool.length} questions, too few for two different ten-question tests.`,
      mend: `Add ${missing.join(', ')}.`,
    },
  );
}
