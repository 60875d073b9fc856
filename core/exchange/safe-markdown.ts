// Decides what of others' Markdown may stand inside a question: no headings, no HTML, no pictures
// from elsewhere, nothing left open that would swallow what follows.
import type { Image, Nodes, RootContent } from 'mdast';
import { parseMarkdown } from '@/core/content/parse-markdown';
import type { Images } from '@/core/exchange/images';
import { imageOf } from '@/core/exchange/html-text';
import { escapedMarkdown, tidy } from '@/core/exchange/markdown-text';

export interface SafeMarkdown {
  text: string;
  /** What was left out, each a sentence. */
  notes: string[];
}

/** Reading Markdown takes more than in proportion to its length and marks. */
const MAX_LENGTH = 64 * 1024;
const MAX_MARKS = 3000;

interface Edit {
  from: number;
  to: number;
  text: string;
}

/** @returns a sentence where the Markdown cannot stand inside a question at all. */
export function safeMarkdown(source: string, images?: Images): SafeMarkdown | string {
  const text = tidy(source);
  if (/[\0\uFFFD]/.test(text)) return 'It has a character that is no text.';
  if (text.length > MAX_LENGTH) return `It has a text of over ${MAX_LENGTH / 1024} KiB.`;
  if (text.split(/\n{2,}/).some((part) => (part.match(/[*_[\]`$<~]/g) ?? []).length > MAX_MARKS)) {
    return 'It has too many marks in one paragraph.';
  }
  const tree = parseMarkdown(`${text}\n\n# end\n`);
  const last = tree.children.at(-1);
  if (last?.type !== 'heading' || last.position?.start.column !== 1) {
    return 'It leaves a code block, a formula or a comment open.';
  }
  const notes = new Set<string>();
  const edits: Edit[] = [];
  for (const node of tree.children.slice(0, -1)) collect(node, text, { edits, notes, images });
  const safe = edits
    .sort((one, other) => other.from - one.from)
    .reduce((all, { from, to, text: put }) => all.slice(0, from) + put + all.slice(to), text);
  return { text: tidy(safe), notes: [...notes] };
}

interface Collected {
  edits: Edit[];
  notes: Set<string>;
  images: Images | undefined;
}

function collect(node: RootContent, text: string, collected: Collected): void {
  const { edits, notes } = collected;
  const from = node.position?.start.offset ?? 0;
  const to = node.position?.end.offset ?? 0;
  const inner = innerSource(node, text);
  if (node.type === 'heading') {
    const words = inner.replace(/\s*\n\s*/g, ' ').trim();
    const bold = /^\*\*.*\*\*$/.test(words) ? words : `**${words}**`;
    edits.push({ from, to, text: words === '' ? '' : `${bold}\n` });
    return;
  }
  if (node.type === 'image') {
    edits.push({ from, to, text: placedImage(node, collected) });
    return;
  }
  if (node.type === 'link' && !/^(https?:|mailto:)/i.test(node.url)) {
    notes.add('A link that leads nowhere was left out; its words stand in its place.');
    edits.push({ from, to, text: inner });
    return;
  }
  if (node.type === 'html') {
    edits.push({ from, to, text: withoutTags(node.value, notes) });
    return;
  }
  if (node.type === 'text') {
    const own = text.slice(from, to);
    for (const found of own.matchAll(/(?<!\\)\[\[/g)) {
      edits.push({ from: from + found.index, to: from + found.index, text: '\\' });
    }
  }
  if ('children' in node) {
    for (const child of node.children) collect(child, text, collected);
  }
}

/** The image in its new place; its description where it cannot come along. */
function placedImage({ url, alt }: Image, { images, notes }: Collected): string {
  const words = (alt ?? '').trim();
  const placed = images?.place(decoded(url)) ?? { why: 'An image' };
  if ('why' in placed) {
    notes.add(
      words === ''
        ? `${placed.why}: it was left out, and had no description.`
        : `${placed.why}: it was left out; its description stands in its place.`,
    );
    return escapedMarkdown(words);
  }
  if (words === '') notes.add('An image has no description: say what it shows.');
  return imageOf(words === '' ? 'Image without a description' : words, placed.path);
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

const MARKS: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  code: '`',
  tt: '`',
};

/** Inline marks as Markdown, everything else without its tags; comments go. */
function withoutTags(html: string, notes: Set<string>): string {
  const plain = html.replace(/<!--[^]*?(?:-->|$)/g, '');
  return plain.replace(/<\/?([a-z][a-z0-9]*)\b[^>]*>/gi, (_, name: string) => {
    const mark = MARKS[name.toLowerCase()];
    if (mark !== undefined) return mark;
    if (name.toLowerCase() === 'br') return '\n';
    if (!/^(p|div|span|details|summary|center|u|small)$/i.test(name)) {
      notes.add(`The HTML element <${name.toLowerCase()}> was left out; its words stayed.`);
    }
    return '';
  });
}

function innerSource(node: Nodes, text: string): string {
  const children = 'children' in node ? node.children : [];
  const from = children[0]?.position?.start.offset ?? 0;
  return text.slice(from, children.at(-1)?.position?.end.offset ?? from);
}
