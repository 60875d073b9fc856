// Decides what those who write content see of it: files as they were written, holes, warnings.
// To everybody else it gives null, as for what does not exist.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { coverageOfPattern, type PatternCoverage } from '@/core/content/coverage';
import type { Issue } from '@/core/content/issue';
import type { Pattern, Track } from '@/core/content/library';
import { textOf } from '@/core/content/text-of';
import type { Question } from '@/core/questions/question';
import { writesContent, type Viewer } from '@/server/accounts/viewer';
import { content } from '@/server/content/loaded';
import { env } from '@/server/env';

export interface PatternFiles {
  title: string;
  /** Paths are inside the content folder. */
  files: { path: string; text: string }[];
  images: { path: string; address: string }[];
}

/** A question as its author looks at it; without its key. */
export interface AuthoredQuestion {
  /** Slug. */
  id: string;
  title: string;
  kind: string;
  difficulty: Question['difficulty'];
  skill: { id: string; title: string };
  /** Other questions of the pool that exercise its skill. */
  siblings: number;
  place: Question['place'];
  /** Inside the content folder. */
  file: string;
  line: number;
  warnings: Issue[];
}

export interface PatternReport {
  track: Pick<Track, 'slug' | 'title'>;
  pattern: Pick<Pattern, 'id' | 'title'>;
  coverage: PatternCoverage;
  /** Titles of skills by slug. */
  skills: Record<string, string>;
  questions: AuthoredQuestion[];
  /** What is told of the pattern's files and of no single question. */
  warnings: Issue[];
  /** Its question files and lessons, inside the content folder. */
  files: string[];
}

export interface TrackOverview {
  slug: string;
  title: string;
  patterns: { id: string; title: string; coverage: PatternCoverage; warnings: number }[];
}

/** The files as they are on disk now: after a save with an error, newer than what is served. */
export async function readPatternFiles(
  viewer: Viewer | null,
  id: string,
): Promise<PatternFiles | null> {
  const pattern = patternFor(viewer, id);
  if (pattern === null) return null;
  const { paths, images } = content();
  const isNear = (path: string): boolean =>
    path.startsWith(`${id}/`) || path === `${pattern.track}/track.md`;
  return {
    title: pattern.title,
    files: await Promise.all(
      paths.filter(isNear).map(async (path) => ({ path, text: await textOfFile(path) })),
    ),
    images: [...images]
      .filter(([path]) => isNear(path))
      .map(([path, { sha, extension }]) => ({ path, address: `/media/${sha}.${extension}` })),
  };
}

export function readPatternReport(viewer: Viewer | null, id: string): PatternReport | null {
  const pattern = patternFor(viewer, id);
  const track = pattern === null ? undefined : content().tracks.get(pattern.track);
  if (pattern === null || track === undefined) return null;
  const all = [...pattern.questions, ...pattern.lessonQuestions];
  const issues = issuesOf(id);
  const claimed = new Set<Issue>();
  const questions = all.map((question) => {
    const warnings = issues.filter((issue) => isAbout(issue, question, all));
    warnings.forEach((issue) => claimed.add(issue));
    return authored(question, pattern, warnings);
  });
  return {
    track: { slug: track.slug, title: track.title },
    pattern: { id, title: pattern.title },
    coverage: coverageOfPattern(pattern),
    skills: Object.fromEntries(
      pattern.skills.map(({ id: skill, title }) => [skill.slice(id.length + 1), title]),
    ),
    questions,
    warnings: issues.filter((issue) => !claimed.has(issue)),
    files: content().paths.filter((path) =>
      ['questions', 'modes'].some((folder) => path.startsWith(`${id}/${folder}/`)),
    ),
  };
}

export function readContentOverview(viewer: Viewer | null): TrackOverview[] | null {
  if (!writesContent(viewer)) return null;
  return content().library.tracks.map(({ slug, title, patterns }) => ({
    slug,
    title,
    patterns: patterns.map((pattern) => ({
      id: pattern.id,
      title: pattern.title,
      coverage: coverageOfPattern(pattern),
      warnings: issuesOf(pattern.id).length,
    })),
  }));
}

/** @param path one that the content was read from */
async function textOfFile(path: string): Promise<string> {
  const bytes = await readFile(join(env().CONTENT_DIR, path)).catch(() => Buffer.alloc(0));
  return textOf(bytes).text;
}

function patternFor(viewer: Viewer | null, id: string): Pattern | null {
  return writesContent(viewer) ? (content().patterns.get(id) ?? null) : null;
}

/** With paths inside the content folder. */
function issuesOf(pattern: string): Issue[] {
  const { issues, folder } = content();
  const start = `${folder}/`;
  return issues
    .filter(({ file }) => file.startsWith(`${start}${pattern}/`))
    .map((issue) => ({ ...issue, file: issue.file.slice(start.length) }));
}

/** From a question's heading up to the next one of its file. */
function isAbout(issue: Issue, { source }: Question, all: readonly Question[]): boolean {
  if (issue.file !== source.file || issue.line < source.line || issue.code === 'key-position')
    return false;
  return !all.some(
    (other) =>
      other.source.file === source.file &&
      other.source.line > source.line &&
      other.source.line <= issue.line,
  );
}

function authored(question: Question, pattern: Pattern, warnings: Issue[]): AuthoredQuestion {
  const skill = pattern.skills.find(({ id }) => id === question.skill);
  return {
    id: question.id.slice(pattern.id.length + 1),
    title: question.title,
    kind: question.kind,
    difficulty: question.difficulty,
    skill: {
      id: question.skill.slice(pattern.id.length + 1),
      title: skill?.title ?? question.skill,
    },
    siblings: pattern.questions.filter(
      ({ id, skill: other }) => other === question.skill && id !== question.id,
    ).length,
    place: question.place,
    file: question.source.file,
    line: question.source.line,
    warnings,
  };
}
