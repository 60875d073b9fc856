// Decides where text has blanks: `[[answer]]`, `[[one|two]]`, in prose or in a fence flagged `cloze`.
// Refuses to know which alternative is right.
import type { Code, RootContent } from 'mdast';
import { isFlagged } from '@/core/questions/fence';

/** One of the words between the bars of a blank. */
export interface Alternative {
  /** As written, trimmed; code in backticks without them. */
  text: string;
  /** What stands inside its round brackets, where the whole alternative is in such brackets. */
  bracketed: string | null;
}

export interface BlankText {
  /** Copies of the blocks with one placeholder character for each blank, and the rest untouched. */
  nodes: RootContent[];
  /** In the order of reading; `block` is the index of the block that holds it. */
  blanks: { alternatives: Alternative[]; node: RootContent; block: number }[];
  /** Where a `[[` has no `]]`. */
  open: RootContent[];
}

type SourceOf = (node: RootContent) => string;

/** A character of text, or a whole inline node; `plain` characters can be syntax. */
interface Unit {
  text: string;
  plain: boolean;
  node: RootContent;
}

interface Reading extends BlankText {
  source: SourceOf;
  block: number;
}

const FIRST_PLACEHOLDER = 0xe000;

/**
 * Text is searched in paragraphs, headings, lists, quotes and tables; code only where a fence is
 * flagged. A blank may hold code in backticks; `\[[` is no blank. In a fence it ends on its line.
 */
export function readBlanks(blocks: readonly RootContent[], source: SourceOf): BlankText {
  const reading: Reading = { nodes: [], blanks: [], open: [], source, block: 0 };
  for (const [index, block] of blocks.entries()) {
    reading.block = index;
    const copy = replaced(block, reading);
    reading.nodes.push(reading.blanks.at(-1)?.block === index ? copy : block);
  }
  return { nodes: reading.nodes, blanks: reading.blanks, open: reading.open };
}

/** The placeholder of the nth blank (from 0): one character, so that nothing can split it. */
function placeholder(nth: number): string {
  return String.fromCharCode(FIRST_PLACEHOLDER + nth);
}

/** True where a blank stands in these blocks. */
export function hasBlanks(blocks: readonly RootContent[], source: SourceOf): boolean {
  return readBlanks(blocks, source).blanks.length > 0;
}

/** Words with an ellipsis in place of each blank. */
export function withoutAnswers(text: string, count: number): string {
  return text.replace(anyPlaceholder(count), '…');
}

/**
 * Compiled HTML with something in place of each placeholder. Inside a tag (an attribute made of
 * the text) a placeholder becomes an ellipsis.
 */
export function fillPlaceholders(
  html: string,
  count: number,
  fill: (nth: number) => string,
): string {
  const all = anyPlaceholder(count);
  return html
    .split(/(<[a-z/!](?:"[^"]*"|'[^']*'|[^"'>])*>)/i)
    .map((piece, index) =>
      piece.replace(all, (mark) =>
        index % 2 === 1 ? '…' : fill(mark.charCodeAt(0) - FIRST_PLACEHOLDER),
      ),
    )
    .join('');
}

function anyPlaceholder(count: number): RegExp {
  return new RegExp(`[${placeholder(0)}-${placeholder(Math.max(0, count - 1))}]`, 'g');
}

function replaced(node: RootContent, reading: Reading): RootContent {
  if (node.type === 'code') {
    if (!isFlagged(node, 'cloze')) return node;
    const children = written(codeUnits(node), reading);
    return {
      ...node,
      value: children.map((child) => ('value' in child ? child.value : '')).join(''),
    };
  }
  if (!('children' in node)) return node;
  const units = node.children.flatMap((child) => unitsOf(child, reading.source));
  return { ...node, children: written(units, reading) } as RootContent;
}

function unitsOf(node: RootContent, source: SourceOf): Unit[] {
  // A bracket that the author escaped lost its backslash in the tree.
  const plain = node.type === 'text' && !source(node).includes('\\[');
  if (node.type === 'text') return Array.from(node.value, (text) => ({ text, plain, node }));
  const text = node.type === 'inlineCode' ? node.value : source(node);
  return [{ text, plain: false, node }];
}

function codeUnits(node: Code): Unit[] {
  return Array.from(node.value.matchAll(/\\\[\[|\\\||[^]/gu), ([text]) => {
    const escaped = text === '\\[[';
    return { text: escaped ? '[[' : text === '\\|' ? '|' : text, plain: !escaped, node };
  });
}

/** Nodes for the units, blanks replaced; what is no blank comes out as it went in. */
function written(units: readonly Unit[], reading: Reading): RootContent[] {
  const nodes: RootContent[] = [];
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at] as Unit;
    const end = blankEnd(units, at);
    if (end === null) {
      append(nodes, unit, reading);
      continue;
    }
    if (end === 'open') {
      reading.open.push(unit.node);
      append(nodes, unit, reading);
      continue;
    }
    append(nodes, { ...unit, text: placeholder(reading.blanks.length) }, reading);
    reading.blanks.push({
      alternatives: alternativesIn(units.slice(at + 2, end - 2)),
      node: unit.node,
      block: reading.block,
    });
    at = end - 1;
  }
  return nodes;
}

function append(nodes: RootContent[], unit: Unit, reading: Reading): void {
  const last = nodes.at(-1);
  if (unit.node.type !== 'text' && unit.node.type !== 'code') {
    nodes.push(replaced(unit.node, reading));
  } else if (last?.type === 'text') {
    last.value += unit.text;
  } else {
    nodes.push({ type: 'text', value: unit.text });
  }
}

/**
 * Where a blank that starts here ends. Square brackets inside it are balanced: `[[x[0]]]` asks for
 * `x[0]`, and of three opening ones the first is text.
 */
function blankEnd(units: readonly Unit[], start: number): number | 'open' | null {
  const is = (at: number, text: string) => units[at]?.plain === true && units[at].text === text;
  if (!is(start, '[') || !is(start + 1, '[') || is(start + 2, '[')) return null;
  let depth = 0;
  for (let at = start + 2; at < units.length; at += 1) {
    if (is(at, '\n') && units[at]?.node.type === 'code') return 'open';
    if (is(at, '[')) depth += 1;
    if (!is(at, ']')) continue;
    if (depth > 0) depth -= 1;
    else if (is(at + 1, ']')) return at + 2;
  }
  return 'open';
}

/** A bar parts alternatives; two bars in a row, and a bar alone, are characters of the answer. */
function alternativesIn(units: readonly Unit[]): Alternative[] {
  const isBar = (at: number) => units[at]?.plain === true && units[at].text === '|';
  const parts: Unit[][] = [[]];
  units.forEach((unit, at) => {
    if (isBar(at) && !isBar(at - 1) && !isBar(at + 1) && units.length > 1) parts.push([]);
    else parts.at(-1)?.push(unit);
  });
  return parts.map((part) => {
    const trimmed = part.slice(
      part.findIndex((unit) => unit.text.trim() !== ''),
      part.findLastIndex((unit) => unit.text.trim() !== '') + 1,
    );
    const [first, last] = [trimmed[0], trimmed.at(-1)];
    const inBrackets =
      trimmed.length > 2 &&
      first?.plain === true &&
      first.text === '(' &&
      last?.plain === true &&
      last.text === ')';
    return { text: textOf(trimmed), bracketed: inBrackets ? textOf(trimmed.slice(1, -1)) : null };
  });
}

function textOf(units: readonly Unit[]): string {
  return units
    .map((unit) => (unit.node.type === 'text' ? unit.text.replace(/\s/, ' ') : unit.text))
    .join('')
    .trim();
}
