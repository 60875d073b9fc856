// Decides what a pattern has and lacks: modes, questions by level, skill and kind.
// What a person makes of the holes is theirs.
import { TEST_FORM } from '@/core/content/check-library';
import type { Library, Pattern } from '@/core/content/library';
import { MODES, type Mode } from '@/core/lessons/mode';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';

/** Tests that one learner can take of a pattern without meeting a question twice. */
const TESTS = 2;
/** From so many questions on a skill has siblings. */
const SIBLINGS = 2;

type ByLevel = Record<Difficulty, number>;

export interface SkillCoverage {
  /** Slug. */
  skill: string;
  /** Questions of the pool, all levels. */
  questions: number;
  levels: ByLevel;
  /** Number of questions by kind; only kinds that occur. */
  kinds: Record<string, number>;
}

export interface PatternCoverage {
  pattern: string;
  modes: Mode[];
  missingModes: Mode[];
  /** Questions of the pool, all levels. */
  questions: number;
  levels: ByLevel;
  /** Questions that each level lacks for two different tests; 0 for none. */
  missing: ByLevel;
  lessonQuestions: number;
  kinds: Record<string, number>;
  /** Of the pool, thinnest first. */
  skills: SkillCoverage[];
  /** Skills with fewer than two questions: a repeat cannot ask a sibling. */
  thinSkills: string[];
}

export function coverageOf(library: Library): PatternCoverage[] {
  return library.tracks.flatMap((track) => track.patterns.map(coverageOfPattern));
}

export function coverageOfPattern(pattern: Pattern): PatternCoverage {
  const { questions, lessons, lessonQuestions } = pattern;
  const modes = lessons.map((lesson) => lesson.mode);
  const levels = levelsOf(questions);
  const inLessons = new Set(lessonQuestions.map(({ skill }) => skill));
  const declared = pattern.skills.map(({ id }) => id).filter((id) => !inLessons.has(id));
  const skills = [...new Set([...declared, ...questions.map(({ skill }) => skill)])]
    .map((id): SkillCoverage => {
      const own = questions.filter(({ skill }) => skill === id);
      return {
        skill: id.slice(id.indexOf('#') + 1),
        questions: own.length,
        levels: levelsOf(own),
        kinds: kindsOf(own),
      };
    })
    .sort((left, right) => left.questions - right.questions || (left.skill < right.skill ? -1 : 1));
  return {
    pattern: pattern.id,
    modes,
    missingModes: MODES.filter((mode) => !modes.includes(mode)),
    questions: questions.length,
    levels,
    missing: byLevel((level) => Math.max(0, TEST_FORM[level] * TESTS - levels[level])),
    lessonQuestions: lessonQuestions.length,
    kinds: kindsOf(questions),
    skills,
    thinSkills: skills.filter((skill) => skill.questions < SIBLINGS).map(({ skill }) => skill),
  };
}

function levelsOf(questions: readonly { difficulty: Difficulty }[]): ByLevel {
  return byLevel((level) => questions.filter(({ difficulty }) => difficulty === level).length);
}

function byLevel(count: (level: Difficulty) => number): ByLevel {
  return { easy: count('easy'), medium: count('medium'), hard: count('hard') };
}

function kindsOf(questions: readonly { kind: string }[]): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { kind } of questions) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

/** The coverage as text: one table of patterns, one of skills for each, and the holes in words. */
export function coverageText(coverage: readonly PatternCoverage[]): string {
  const overview = table(
    ['pattern', 'modes', ...DIFFICULTIES, 'in lessons', 'skills', 'thin', 'kinds'],
    coverage.map((one) => [
      one.pattern,
      `${one.modes.length}/${MODES.length}`,
      ...DIFFICULTIES.map((level) => withHole(one.levels[level], one.missing[level])),
      String(one.lessonQuestions),
      String(one.skills.length),
      String(one.thinSkills.length),
      listed(one.kinds),
    ]),
  );
  return [overview, ...coverage.map(patternText)].join('\n\n');
}

function withHole(count: number, missing: number): string {
  return missing === 0 ? String(count) : `${count} (-${missing})`;
}

function patternText(one: PatternCoverage): string {
  const lacking = DIFFICULTIES.filter((level) => one.missing[level] > 0).map(
    (level) => `${one.missing[level]} ${level}`,
  );
  const holes = [
    one.missingModes.length > 0 ? `no lesson: ${one.missingModes.join(', ')}` : '',
    lacking.length > 0 ? `too few for two different tests: add ${lacking.join(', ')}` : '',
    one.thinSkills.length > 0
      ? `no siblings, fewer than ${SIBLINGS} questions: ${one.thinSkills.join(', ')}`
      : '',
  ].filter((hole) => hole !== '');
  const skills = table(
    ['skill', ...DIFFICULTIES, 'kinds'],
    one.skills.map((skill) => [
      skill.skill,
      ...DIFFICULTIES.map((level) =>
        skill.levels[level] === 0 ? '.' : String(skill.levels[level]),
      ),
      listed(skill.kinds),
    ]),
  );
  return [
    one.pattern,
    ...(holes.length === 0 ? ['  nothing is missing'] : holes.map((hole) => `  ${hole}`)),
    ...(one.skills.length === 0 ? [] : [skills.replaceAll(/^/gm, '    ')]),
  ].join('\n');
}

function listed(kinds: Readonly<Record<string, number>>): string {
  const parts = Object.entries(kinds)
    .sort(([, left], [, right]) => right - left)
    .map(([kind, count]) => `${kind} ${count}`);
  return parts.length === 0 ? '-' : parts.join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
