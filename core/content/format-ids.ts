// Decides which ids `fmt` writes and where. Touches nothing else, byte for byte.
// Refuses files whose comments it would have to guess at.
import type { Heading, Html as HtmlNode, Nodes, Parents } from 'mdast';
import { visit } from 'unist-util-visit';
import type { CompiledFile } from '@/core/content/compile-file';
import type { ContentFile } from '@/core/content/compile-library';
import { commentWithId } from '@/core/content/format-comment';
import type { Issue } from '@/core/content/issue';
import { parseFile } from '@/core/content/open-document';
import { fieldsComment } from '@/core/content/question-fields';

/** Errors after which nobody can say what a comment means. */
const UNCLEAR = new Set([
  'bad-comment',
  'bad-field',
  'comment-open',
  'misplaced-field',
  'misplaced-fields',
  'repeated-field',
  'text-after-comment',
  'unknown-field',
  'unreadable',
]);
const LONGEST_SLUG = 64;

export interface Formatting {
  /** Files that change; `bytes` is the whole new file, `written` says where the headings stand in the old. */
  changed: { path: string; bytes: Uint8Array; written: { line: number; id: string }[] }[];
  /** The first unclear comment of each file that is left alone. */
  refused: Issue[];
}

/**
 * Writes the missing ids of all files: the slug of the heading, with a number where that is taken.
 *
 * @param compiled of the same files; see compile-library.ts
 */
export function writeMissingIds(
  files: readonly ContentFile[],
  compiled: readonly CompiledFile[],
): Formatting {
  const taken = takenIds(files, compiled);
  const formatting: Formatting = { changed: [], refused: [] };
  for (const { path, issues, questions } of compiled) {
    const unclear = issues.find(({ code }) => UNCLEAR.has(code));
    if (unclear !== undefined) {
      formatting.refused.push(unclear);
      continue;
    }
    const missing = new Set(missingLines(issues));
    const written = questions
      .filter(({ source }) => missing.has(source.line))
      .map(({ id, pattern, source }) => ({
        line: source.line,
        id: freeId(id.slice(pattern.length + 1), pattern, taken),
      }));
    const bytes = files.find((file) => file.path === path)?.bytes;
    if (written.length === 0 || bytes === undefined) continue;
    formatting.changed.push({ path, bytes: withIds(path, bytes, written), written });
  }
  return formatting;
}

function missingLines(issues: readonly Issue[]): number[] {
  return issues.filter(({ code }) => code === 'missing-id').map(({ line }) => line);
}

/** Whole ids that are written somewhere: today's, earlier ones, and those of questions with errors. */
function takenIds(files: readonly ContentFile[], compiled: readonly CompiledFile[]): Set<string> {
  const bytesOf = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const taken = new Set<string>();
  for (const { path, issues, questions, role } of compiled) {
    const missing = new Set(missingLines(issues));
    for (const { id, was, source } of questions) {
      if (!missing.has(source.line)) taken.add(id);
      was.forEach((earlier) => taken.add(earlier));
    }
    if (!('pattern' in role) || !issues.some(({ severity }) => severity === 'error')) continue;
    const text = new TextDecoder().decode(bytesOf.get(path));
    for (const [, id = ''] of text.matchAll(/<!--\s*(?:[^>]*\s)?id:\s*([a-z0-9-]+)/g))
      taken.add(`${role.track}/${role.pattern}/${id}`);
  }
  return taken;
}

function freeId(wanted: string, pattern: string, taken: Set<string>): string {
  let id = wanted;
  for (let next = 2; taken.has(`${pattern}/${id}`); next += 1) {
    const ending = `-${next}`;
    id = wanted.slice(0, LONGEST_SLUG - ending.length).replace(/-+$/, '') + ending;
  }
  taken.add(`${pattern}/${id}`);
  return id;
}

interface Edit {
  /** Offsets into the file's text as it is on disk. */
  from: number;
  to: number;
  text: string;
}

function withIds(
  path: string,
  bytes: Uint8Array,
  written: readonly { line: number; id: string }[],
): Uint8Array {
  const { parsed } = parseFile(path, bytes);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (parsed === null) return bytes;
  const ids = new Map(written.map(({ line, id }) => [line, id]));
  const edits: Edit[] = [];
  const starts = lineStarts(text);
  visit(parsed.root as Nodes, 'heading', (heading: Heading, index, parent: Parents | undefined) => {
    const id = ids.get(heading.position?.start.line ?? 0);
    if (id === undefined || parent === undefined || index === undefined) return;
    const comment = fieldsComment(parent.children.slice(index + 1));
    edits.push(
      comment === null ? newLine(heading, id, text, starts) : inside(comment, id, text, starts),
    );
  });
  let formatted = text;
  for (const { from, to, text: words } of edits.sort((left, right) => right.from - left.from))
    formatted = formatted.slice(0, from) + words + formatted.slice(to);
  return new TextEncoder().encode(formatted);
}

/** Offsets at which the lines begin; a byte-order mark is part of the first. */
function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length)];
}

/** A comment on a line of its own, straight under the heading. */
function newLine(heading: Heading, id: string, text: string, starts: readonly number[]): Edit {
  const first = starts[(heading.position?.start.line ?? 1) - 1] ?? 0;
  const indent = /^[ \t]*/.exec(text.slice(first))?.[0] ?? '';
  const comment = indent + commentWithId(null, id);
  const next = starts[heading.position?.end.line ?? 1];
  const end = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  return next === undefined
    ? { from: text.length, to: text.length, text: end + comment }
    : { from: next, to: next, text: comment + lineEndBefore(text, next) };
}

function lineEndBefore(text: string, offset: number): string {
  return /(?:\r\n?|\n)$/.exec(text.slice(Math.max(0, offset - 2), offset))?.[0] ?? '\n';
}

/** The comment that is there already, and nothing around it. */
function inside(comment: HtmlNode, id: string, text: string, starts: readonly number[]): Edit {
  const line = starts[(comment.position?.start.line ?? 1) - 1] ?? 0;
  const from = text.indexOf('<!--', line);
  const to = text.indexOf('-->', from) + '-->'.length;
  return { from, to, text: commentWithId(text.slice(from, to), id) };
}
