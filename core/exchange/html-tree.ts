// Decides how others' HTML, mostly not well-formed, becomes a tree. Never fails, and takes time in
// proportion to its length. Refuses to judge what an element means.
import { decodedEntities } from '@/core/exchange/entities';

export interface HtmlElement {
  /** Lower case, without a name space. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: HtmlNode[];
}
/** A string is text, with its character references decoded. */
export type HtmlNode = HtmlElement | string;

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
const RAW = /^(script|style|template|title)$/;
/** An opening tag that ends an open element of the same list, table or paragraph. */
const ENDS: Readonly<Record<string, RegExp>> = {
  li: /^li$/,
  dt: /^d[td]$/,
  dd: /^d[td]$/,
  tr: /^(tr|td|th)$/,
  td: /^(td|th)$/,
  th: /^(td|th)$/,
  tbody: /^(thead|tr|td|th)$/,
};
const SCOPES = /^(ul|ol|dl|table)$/;
const ENDS_PARAGRAPH = /^(p|div|ul|ol|dl|pre|table|blockquote|h[1-6]|hr|section|article)$/;
/** Elements deeper than this are read as if they stood higher. */
const MAX_DEPTH = 100;

/** The nodes of a piece of HTML. */
export function htmlTree(html: string): HtmlNode[] {
  const root: HtmlElement = { name: '', attributes: {}, children: [] };
  const open: HtmlElement[] = [root];
  const top = () => open.at(-1) ?? root;
  const close = (name: string) => {
    const at = open.findLastIndex((one) => one.name === name);
    if (at > 0) open.length = at;
  };
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    if (start !== at) {
      const text = html.slice(at, start < 0 ? undefined : start);
      top().children.push(decodedEntities(text));
      if (start < 0) break;
      at = start;
    }
    const skipped = endOfNonElement(html, at);
    if (skipped !== null) {
      if (skipped.text !== '') top().children.push(skipped.text);
      at = skipped.end;
      continue;
    }
    const tag = tagAt(html, at);
    if (tag === null) {
      top().children.push('<');
      at += 1;
      continue;
    }
    at = tag.end;
    if (tag.closes) {
      close(tag.name);
      continue;
    }
    endOthers(open, tag.name);
    const element: HtmlElement = { name: tag.name, attributes: tag.attributes, children: [] };
    top().children.push(element);
    if (RAW.test(tag.name) && !tag.alone) {
      const end = html.toLowerCase().indexOf(`</${tag.name}`, at);
      at = end < 0 ? html.length : end;
    } else if (!tag.alone && !VOID.test(tag.name) && open.length < MAX_DEPTH) {
      open.push(element);
    }
  }
  return root.children;
}

function endOthers(open: HtmlElement[], name: string): void {
  if (ENDS_PARAGRAPH.test(name) && open.at(-1)?.name === 'p') open.pop();
  const ends = ENDS[name];
  if (ends === undefined) return;
  for (let depth = open.length - 1; depth > 0; depth -= 1) {
    const one = open[depth]?.name ?? '';
    if (SCOPES.test(one)) return;
    if (!ends.test(one)) continue;
    open.length = depth;
  }
}

/** Comments, CDATA sections, doctypes and processing instructions. */
function endOfNonElement(html: string, at: number): { end: number; text: string } | null {
  const upTo = (sign: string, from: number) => {
    const end = html.indexOf(sign, from);
    return end < 0 ? html.length : end;
  };
  if (html.startsWith('<!--', at)) return { end: upTo('-->', at + 4) + 3, text: '' };
  if (html.startsWith('<![CDATA[', at)) {
    const end = upTo(']]>', at + 9);
    return { end: end + 3, text: html.slice(at + 9, end) };
  }
  return html[at + 1] === '!' || html[at + 1] === '?'
    ? { end: upTo('>', at + 2) + 1, text: '' }
    : null;
}

interface Tag {
  name: string;
  closes: boolean;
  alone: boolean;
  attributes: Record<string, string>;
  end: number;
}

function tagAt(html: string, at: number): Tag | null {
  const name = /^<(\/?)([a-z][a-z0-9]*(?::[a-z][\w-]*|[\w-]*))/i.exec(html.slice(at, at + 80));
  if (name === null) return null;
  const from = at + name[0].length;
  const end = endOfTag(html, from);
  if (end < 0) return null;
  const inside = html.slice(from, end);
  // What is written like a generic type is text: `List<String>` has no element of that name.
  if (inside !== '' && !/^[\s/]/.test(inside)) return null;
  return {
    name: (name[2] ?? '').toLowerCase().replace(/^.*:/, ''),
    closes: name[1] === '/',
    alone: inside.endsWith('/'),
    attributes: attributesOf(inside),
    end: end + 1,
  };
}

/** The `>` outside of quotes; without a second quote, the first one. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const sign = html[at];
    if (sign === '>') return at;
    if (sign === '<') return -1;
    if ((sign === '"' || sign === "'") && html[at - 1] === '=') {
      const end = html.indexOf(sign, at + 1);
      if (end < 0) return html.indexOf('>', at);
      at = end;
    }
  }
  return -1;
}

function attributesOf(inside: string): Record<string, string> {
  const found: Record<string, string> = {};
  const shape = /([\w:.-]{1,100})(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
  for (const [, name = '', double, single, bare] of inside.matchAll(shape)) {
    found[name.toLowerCase()] ??= decodedEntities(double ?? single ?? bare ?? '');
  }
  return found;
}

/** All text of the nodes; a line break is one. */
export function textContent(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) =>
      typeof node === 'string' ? node : node.name === 'br' ? '\n' : textContent(node.children),
    )
    .join('');
}

/** All text of the nodes, on one line. */
export function wordsOf(nodes: readonly HtmlNode[]): string {
  return textContent(nodes).replace(/\s+/g, ' ').trim();
}
