// Decides when two typed texts say the same. Refuses to forgive spelling.

/** Zero-width spaces and joiners, directional marks, word joiner, soft hyphen, byte-order mark. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/**
 * The form in which typed texts are compared: NFKC; nothing invisible; white space folded to single
 * spaces and trimmed; what a phone's "smart punctuation" turned into curls and dashes turned back
 * (‘ ’ to ', “ ” to ", – and − to -, — to --); backticks around the whole taken off, since they are
 * Markdown's and not the answer's. Quotes around the whole stay: `'dark'` and `dark` are different
 * code. Letter case is folded unless `strict`.
 *
 * Idempotent: the form of a form is itself.
 */
export function comparableText(text: string, strict: boolean): string {
  const plain = straightened(visibleText(text));
  return unquoted(folded(strict ? plain : withoutCase(plain)));
}

/** What can be seen of a text: NFKC, without invisible characters and white space at its ends. */
export function visibleText(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').trim();
}

/** @param strict whether letter case matters. */
export function sameText(left: string, right: string, strict: boolean): boolean {
  return comparableText(left, strict) === comparableText(right, strict);
}

/** Curled quotes and typographic dashes as a keyboard has them. */
export function straightened(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201A\u201B]/g, "'")
    .replace(/[\u201C-\u201F]/g, '"')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\u2014\u2015]/g, '--');
}

/**
 * The form in which a program's output is compared: line ends of every kind are one; white space at
 * the end of lines and empty lines at the end of it all do not count; white space before and inside
 * a line does, and so do capitals and empty lines between others.
 */
export function comparableOutput(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => straightened(visibleText(`|${line}`)));
  return lines
    .map((line) => line.slice(1))
    .join('\n')
    .trimEnd();
}

/** Through capitals, so that ß equals ss and a final sigma a sigma. */
function withoutCase(text: string): string {
  return text.toUpperCase().toLowerCase().replace(/ς/g, 'σ').normalize('NFKC');
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function unquoted(text: string): string {
  let inner = text;
  while (inner.length >= 2 && inner.startsWith('`') && inner.endsWith('`')) {
    inner = inner.slice(1, -1).trim();
  }
  return inner;
}
