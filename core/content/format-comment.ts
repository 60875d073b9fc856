// Decides how the comment under a question's heading is written: fields in one order, ids first.
import { FIELD_NAME, FIELDS } from '@/core/content/question-fields';

/**
 * The comment with an id. What its other fields say is kept, character for character; a comment of
 * several lines keeps a line for each field.
 *
 * @param comment from `<!--` to `-->`, its fields without an error; null for none
 */
export function commentWithId(comment: string | null, id: string): string {
  const inside = comment === null ? '' : comment.slice('<!--'.length, -'-->'.length);
  const names = [...inside.matchAll(FIELD_NAME)];
  const fields = new Map(
    names.map(({ 0: written, 1: name = '', index }, nth) => [
      name,
      inside.slice(index + written.length, names[nth + 1]?.index ?? inside.length).trim(),
    ]),
  );
  fields.set('id', id);
  const lines = FIELDS.filter((name) => fields.has(name)).map(
    (name) => `${name}: ${fields.get(name) ?? ''}`,
  );
  const lineEnd = /\r\n?|\n/.exec(inside)?.[0];
  return lineEnd === undefined
    ? `<!-- ${lines.join(' ')} -->`
    : `<!--${lineEnd}${lines.map((line) => line + lineEnd).join('')}-->`;
}
