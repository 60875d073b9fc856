// Decides what one Markdown file gives, by its role: front matter, introduction, lesson, questions.
// Refuses to know what other files say, but for the sections that a lesson includes.
import type { RootContent } from 'mdast';
import type { z } from 'zod';
import type { Document } from '@/core/content/document';
import {
  misconceptionsFile,
  modeFile,
  patternFile,
  performanceFile,
  questionsFile,
  trackFile,
} from '@/core/content/file-schemas';
import { readFrontMatter } from '@/core/content/front-matter';
import { sha256 } from '@/core/content/hash';
import type { Highlight } from '@/core/content/highlight';
import type { Issue } from '@/core/content/issue';
import type { Role } from '@/core/content/layout';
import type { Lesson, Misconception } from '@/core/content/library';
import { readMisconceptions } from '@/core/content/misconceptions';
import { lintQuestions } from '@/core/content/lint';
import { openDocument, type ParsedFile } from '@/core/content/open-document';
import { parseQuestions } from '@/core/content/questions';
import type { References } from '@/core/content/references';
import { reportMisplaced } from '@/core/lessons/check-directive';
import { compileLesson } from '@/core/lessons/compile-lesson';
import { minutesOf } from '@/core/lessons/minutes';
import { misconceptionsOf } from '@/core/questions/misconceptions-of';
import type { Html, Question } from '@/core/questions/question';
import { looseTasks } from '@/core/verification/fences';
import type { Task } from '@/core/verification/task';

export type MarkdownRole = Extract<
  Role,
  { role: 'track' | 'pattern' | 'misconceptions' | 'mode' | 'questions' }
>;

/** What other files need to know of a question. */
export type QuestionHead = Pick<
  Question,
  'id' | 'pattern' | 'kind' | 'difficulty' | 'skill' | 'place' | 'was' | 'title' | 'source'
>;

/** What is told of a file, and what other files need to know of it: little, even where it holds much. */
export interface FileHead {
  path: string;
  role: MarkdownRole;
  /** Its own problems, flaws of its questions among them. */
  issues: Issue[];
  /** Paths of the images that it shows. */
  images: string[];
  /** What it asked about other files and was told; while that holds, the result holds. */
  asked: [question: FileQuestion, path: string, answer: string][];
  track: z.output<typeof trackFile> | null;
  pattern: z.output<typeof patternFile> | null;
  licence: z.output<typeof questionsFile> | null;
  misconceptions: Misconception[];
  questions: QuestionHead[];
  /** Which misconceptions its questions give away, and the line of the question. */
  shows: [line: number, misconception: string][];
  /** What is to be executed, and what must come out; holds keys, so it is for authors only. */
  tasks: Task[];
  /** Changes with anything that learners get from the file. */
  digest: string;
}

/** What a file gives; parts that its role does not have are null or empty. */
export interface CompiledFile extends FileHead {
  introduction: Html;
  lesson: Lesson | null;
  questions: Question[];
  /** Each question's source by its version. */
  sources: [version: string, source: string][];
}

/** What a file may ask about another. */
export type FileQuestion = 'exists' | 'image' | 'text';

export interface FileSettings {
  role: MarkdownRole;
  highlight: Highlight;
  skillAliases: ReadonlyMap<string, string>;
  image: References['image'];
  /** Another Markdown file, freshly parsed; null where there is none that is sound. */
  open(path: string): ParsedFile | null;
  /** Short text that changes when the answer to the question about that path does. */
  answer(question: FileQuestion, path: string): string;
}

export function emptyResult(path: string, role: MarkdownRole, issues: Issue[]): CompiledFile {
  return {
    path,
    role,
    issues,
    images: [],
    asked: [],
    track: null,
    pattern: null,
    licence: null,
    digest: '',
    introduction: '',
    lesson: null,
    misconceptions: [],
    questions: [],
    shows: [],
    sources: [],
    tasks: [],
  };
}

/** Every problem of the file is in `issues` of the result. */
export function compileFile(parsed: ParsedFile, settings: FileSettings): CompiledFile {
  const result = compiledByRole(parsed, settings);
  parsed.reporter.issues.push(...lintQuestions(result, parsed.text));
  const shows = result.questions.flatMap((question) =>
    misconceptionsOf(question).map((slug): [number, string] => [question.source.line, slug]),
  );
  return { ...result, shows, digest: digestOf(result) };
}

function digestOf(file: CompiledFile): string {
  const { track, pattern, licence, introduction, lesson, misconceptions, questions } = file;
  const shown = [track, pattern, licence, introduction, lesson, misconceptions, questions];
  return sha256(JSON.stringify(shown)).slice(0, 16);
}

function compiledByRole(parsed: ParsedFile, settings: FileSettings): CompiledFile {
  const { role } = settings;
  const result = emptyResult(parsed.file, role, parsed.reporter.issues);
  const references = referencesOf(settings, result);
  const document = openDocument(parsed, references, settings.highlight);
  switch (role.role) {
    case 'track':
      result.track = readFrontMatter(parsed.yaml, trackFile, parsed.reporter);
      result.introduction = introductionOf(document);
      result.tasks.push(...looseTasks(document.root.children, null, document));
      break;
    case 'pattern':
      result.pattern = readFrontMatter(parsed.yaml, patternFile, parsed.reporter);
      result.introduction = introductionOf(document);
      result.tasks.push(...looseTasks(document.root.children, null, document));
      break;
    case 'misconceptions':
      readFrontMatter(parsed.yaml, misconceptionsFile, parsed.reporter);
      reportMisplaced(document.root.children, document, false);
      result.misconceptions = readMisconceptions(document);
      break;
    case 'questions':
      result.licence = readFrontMatter(parsed.yaml, questionsFile, parsed.reporter);
      reportMisplaced(document.root.children, document, false);
      keepQuestions(result, document, document.root.children, 2, role.difficulty, settings);
      break;
    case 'mode':
      result.tasks.push(...looseTasks(document.root.children, null, document, isQuiz));
      result.lesson = lessonOf(parsed, document, role, result, settings, references);
  }
  return result;
}

function ask(
  question: FileQuestion,
  path: string,
  result: CompiledFile,
  settings: FileSettings,
): string {
  const answer = settings.answer(question, path);
  result.asked.push([question, path, answer]);
  return answer;
}

function referencesOf(settings: FileSettings, result: CompiledFile): References {
  return {
    image(path) {
      ask('image', path, result, settings);
      return settings.image(path);
    },
    exists: (path) => ask('exists', path, result, settings) === 'true',
    use(path) {
      if (!result.images.includes(path)) result.images.push(path);
    },
  };
}

/** Its fences are its questions'. */
function isQuiz(node: RootContent): boolean {
  return node.type === 'containerDirective' && node.name === 'quiz';
}

function introductionOf(document: Document): Html {
  reportMisplaced(document.root.children, document, false);
  return document.html(document.root.children);
}

function lessonOf(
  parsed: ParsedFile,
  document: Document,
  role: Extract<MarkdownRole, { role: 'mode' }>,
  result: CompiledFile,
  settings: FileSettings,
  references: References,
): Lesson | null {
  const front =
    role.mode === 'performance'
      ? readFrontMatter(parsed.yaml, performanceFile, parsed.reporter)
      : readFrontMatter(parsed.yaml, modeFile, parsed.reporter);
  const minutes = minutesOf(document.root.children);
  const { blocks, headings } = compileLesson({
    mode: role.mode,
    document,
    other: (mode) => {
      const path = `${role.track}/${role.pattern}/modes/${mode}.md`;
      ask('text', path, result, settings);
      const other = settings.open(path);
      return other === null ? null : openDocument(other, references, settings.highlight);
    },
    questions: (node) => keepQuestions(result, document, node.children, 3, 'easy', settings),
  });
  if (front === null) return null;
  return {
    mode: role.mode,
    title: front.title,
    minutes: front.minutes ?? minutes,
    impact: 'impact' in front ? (front.impact as Lesson['impact']) : null,
    affects: 'affects' in front ? (front.affects as Lesson['affects']) : null,
    blocks,
    headings,
  };
}

function keepQuestions(
  result: CompiledFile,
  document: Document,
  nodes: readonly RootContent[],
  depth: 2 | 3,
  difficulty: Question['difficulty'],
  settings: FileSettings,
): Question[] {
  const { role, skillAliases } = settings;
  const questions = parseQuestions({
    document,
    nodes,
    depth,
    pattern: 'pattern' in role ? `${role.track}/${role.pattern}` : role.track,
    difficulty,
    place: depth === 2 ? 'pool' : 'lesson',
    skillAliases,
    tasks: result.tasks,
  });
  result.questions.push(...questions);
  for (const question of questions)
    result.sources.push([question.version, sourceOf(question, nodes, depth, document)]);
  return questions;
}

/** The author's words of a question: from its heading up to the next of its level. */
function sourceOf(
  question: Question,
  nodes: readonly RootContent[],
  depth: number,
  document: Document,
): string {
  const start = nodes.findIndex((node) => node.position?.start.line === question.source.line);
  const length = nodes
    .slice(start + 1)
    .findIndex((node) => node.type === 'heading' && node.depth <= depth);
  const last = nodes[length === -1 ? nodes.length - 1 : start + length];
  const from = nodes[start]?.position?.start.offset ?? 0;
  return document.text.slice(from, last?.position?.end.offset ?? from);
}
