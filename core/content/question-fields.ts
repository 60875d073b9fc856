// Decides what the comment under a question's heading says.
// Refuses to know what the fields are for, beyond their values being possible.
import type { Html as HtmlNode, RootContent } from 'mdast';
import type { Problem } from '@/core/content/document';
import { nearest } from '@/core/content/nearest';
import { isSlug } from '@/core/content/slug';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';
import { kinds } from '@/core/questions/registry';

export const FIELDS = [
  'id',
  'was',
  'skill',
  'rev',
  'type',
  'shuffle',
  'tags',
  'seconds',
  'misconceptions',
  'level',
  'case',
] as const;
type FieldName = (typeof FIELDS)[number];

export interface QuestionFields {
  /** Null where none is written, and where what is written cannot be one. */
  id: string | null;
  hasId: boolean;
  /** Slugs, or whole ids of questions that came from another pattern. */
  was: string[];
  skill: string | null;
  rev: number;
  type: string | null;
  shuffle: boolean;
  tags: string[];
  seconds: number | null;
  misconceptions: string[];
  level: Difficulty | null;
  /** As written, for the kinds. */
  written: Readonly<Record<string, string>>;
}

interface Written {
  value: string;
  place: Problem['node'];
}

/** The name of a field and its colon; an address such as https:// is none. */
export const FIELD_NAME = /(?<=^|\s)([A-Za-z][\w-]*):(?!\/\/)/g;

type Report = (problem: Problem) => void;

/** The comment of fields, if the first block under a heading is one. */
export function fieldsComment(blocks: readonly RootContent[]): HtmlNode | null {
  const first = blocks[0];
  return first?.type === 'html' && first.value.trimStart().startsWith('<!--') ? first : null;
}

/** True for a comment that holds at least one known field. */
export function holdsFields(node: RootContent): boolean {
  if (node.type !== 'html') return false;
  const key = /^\s*<!--\s*([a-z]+):/.exec(node.value)?.[1];
  return (FIELDS as readonly string[]).includes(key ?? '');
}

/** Reports every field that is unknown, repeated or impossible; those count as not written. */
export function readFields(comment: HtmlNode | null, report: Report): QuestionFields {
  const fields = comment === null ? new Map<FieldName, Written>() : pairs(comment, report);
  const take = <Value>(
    name: FieldName,
    expected: string,
    read: (value: string) => Value | null,
  ) => {
    const field = fields.get(name);
    if (field === undefined) return null;
    const value = read(field.value);
    if (value === null) reportBadField(name, field, expected, report);
    return value;
  };
  const slug = (value: string) => (isSlug(value) ? value : null);
  const slugs = 'slugs (a-z, 0-9, hyphen)';
  return {
    hasId: fields.has('id'),
    id: take('id', 'a slug (a-z, 0-9, hyphen; at most 64)', slug),
    was: take('was', slugs, (value) => listOf(value, isEarlierId)) ?? [],
    skill: take('skill', 'a slug (a-z, 0-9, hyphen; at most 64)', slug),
    rev: take('rev', 'a whole number from 1', (value) => wholeNumber(value, 1_000_000)) ?? 1,
    type: take('type', `one of ${Object.keys(kinds).join(', ')}`, (value) =>
      Object.hasOwn(kinds, value) ? value : null,
    ),
    shuffle: take('shuffle', 'yes or no', readYesNo) ?? true,
    tags: take('tags', 'words', (value) => listOf(value, (tag) => tag.length <= 64)) ?? [],
    seconds: take('seconds', 'a whole number from 1 to 3600', (value) => wholeNumber(value, 3600)),
    misconceptions:
      take('misconceptions', slugs, (value) => listOf(value.replace(/~/g, ''), isSlug)) ?? [],
    level: take(
      'level',
      DIFFICULTIES.join(', '),
      (value) => DIFFICULTIES.find((level) => level === value) ?? null,
    ),
    written: writtenForKinds(
      fields,
      take('case', 'strict', (value) => (value === 'strict' ? value : null)),
    ),
  };
}

/** Splits `key: value key: value` on one or more lines; a value runs up to the next key. */
function pairs(comment: HtmlNode, report: Report): Map<FieldName, Written> {
  const fields = new Map<FieldName, Written>();
  const open = comment.value.indexOf('<!--') + 4;
  const close = comment.value.indexOf('-->', open);
  // The document tells authors of a comment that never ends.
  if (close === -1) return fields;
  if (comment.value.slice(close + 3).trim() !== '') {
    report({
      severity: 'error',
      code: 'text-after-comment',
      message: 'What follows this comment on its last line is no Markdown.',
      mend: 'Put it into a paragraph of its own, after an empty line.',
      node: comment,
    });
  }
  const inside = comment.value.slice(open, close);
  const keys = [...inside.matchAll(FIELD_NAME)];
  const lead = inside.slice(0, keys[0]?.index ?? inside.length).trim();
  if (lead !== '') {
    report({
      severity: 'error',
      code: 'bad-comment',
      message: `"${lead}" is no field.`,
      mend: 'Write fields as `name: value`; put a note into a comment further down.',
      node: comment,
    });
  }
  keys.forEach((match, index) => {
    const name = match[1] ?? '';
    const start = open + match.index;
    const valueStart = match.index + match[0].length;
    const value = inside.slice(valueStart, keys[index + 1]?.index ?? inside.length).trim();
    const place = within(comment, start, start + name.length);
    if (!isField(name)) {
      reportUnknown(name, place, report);
    } else if (fields.has(name)) {
      report({
        severity: 'error',
        code: 'repeated-field',
        message: `The field "${name}" stands twice in this comment.`,
        mend: 'Keep one of them.',
        node: place,
      });
    } else {
      fields.set(name, { value, place });
    }
  });
  return fields;
}

function reportUnknown(name: string, place: Problem['node'], report: Report): void {
  const meant = nearest(name, FIELDS);
  report({
    severity: 'error',
    code: 'unknown-field',
    message: `There is no field "${name}".`,
    mend: meant === null ? `The fields are ${FIELDS.join(', ')}.` : `Did you mean "${meant}"?`,
    node: place,
  });
}

function reportBadField(name: FieldName, field: Written, expected: string, report: Report): void {
  const meant = name === 'type' ? nearest(field.value, Object.keys(kinds)) : null;
  report({
    severity: 'error',
    code: 'bad-field',
    message: `"${field.value}" is no value for "${name}".`,
    mend: meant === null ? `Write ${expected}.` : `Did you mean "${meant}"?`,
    node: field.place,
  });
}

function isField(name: string): name is FieldName {
  return (FIELDS as readonly string[]).includes(name);
}

function writtenForKinds(
  fields: ReadonlyMap<FieldName, Written>,
  letterCase: string | null,
): Record<string, string> {
  const type = fields.get('type')?.value;
  return {
    ...(type === undefined ? {} : { type }),
    ...(letterCase === null ? {} : { case: letterCase }),
  };
}

/** Parted by commas, or by white space where there is no comma; square brackets around it are fine. */
function listOf(value: string, fits: (item: string) => boolean): string[] | null {
  const plain = value.replace(/^\[|\]$/g, '');
  const items = plain.split(plain.includes(',') ? ',' : /\s+/).map((item) => item.trim());
  const given = items.filter((item) => item !== '');
  return given.length > 0 && given.every(fits) ? [...new Set(given)] : null;
}

function isEarlierId(text: string): boolean {
  const parts = text.split('/');
  return (parts.length === 1 || parts.length === 3) && parts.every(isSlug);
}

function wholeNumber(text: string, largest: number): number | null {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= largest ? value : null;
}

function readYesNo(text: string): boolean | null {
  return text === 'yes' ? true : text === 'no' ? false : null;
}

/** The place of a part of a node's text, given by offsets into its value. */
function within(node: HtmlNode, from: number, to: number): Problem['node'] {
  const start = node.position?.start;
  if (start === undefined) return node;
  const point = (offset: number) => {
    const lines = node.value.slice(0, offset).split('\n');
    const last = lines.at(-1)?.length ?? 0;
    return {
      line: start.line + lines.length - 1,
      column: lines.length === 1 ? start.column + last : last + 1,
    };
  };
  return { position: { start: point(from), end: point(to) } };
}
