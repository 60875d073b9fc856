// Decides how syntax-tree nodes read as plain words. Compiling them to HTML is the document's work.
import type { Paragraph, RootContent } from 'mdast';

/**
 * The nodes' words: prose with its white space folded, code exactly as written, an image as its
 * alternative text and address, one line for each block. Comments say nothing.
 */
export function plainText(nodes: readonly RootContent[]): string {
  const blocks = nodes.map((node) => ({ text: textOf(node), inline: isInline(node) }));
  let text = '';
  blocks.forEach((block, index) => {
    const apart = index > 0 && !(block.inline && blocks[index - 1]?.inline === true);
    text += apart ? `\n${block.text}` : block.text;
  });
  return text.trim();
}

function textOf(node: RootContent): string {
  if (node.type === 'html') return isComment(node) ? '' : node.value;
  if (node.type === 'text') return node.value.replace(/\s+/g, ' ');
  if (node.type === 'break') return ' ';
  if (node.type === 'image') return `${node.alt ?? ''} ${node.url}`;
  if ('value' in node) return node.value;
  return 'children' in node ? plainText(node.children) : '';
}

const INLINE = new Set<RootContent['type']>([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'html',
]);

function isInline(node: RootContent): boolean {
  return INLINE.has(node.type) || node.type.startsWith('inline') || node.type.startsWith('text');
}

/** `<!-- … -->` and nothing else. */
export function isComment(node: RootContent): boolean {
  return node.type === 'html' && /^\s*<!--[\s\S]*-->\s*$/.test(node.value);
}

/** A single paragraph's words without the paragraph; anything else as it is. */
export function unwrapped(nodes: readonly RootContent[]): readonly RootContent[] {
  const [only] = nodes;
  return nodes.length === 1 && only?.type === 'paragraph' ? only.children : nodes;
}

/** A paragraph without white space at its ends; null where nothing is left. */
export function trimmedParagraph(paragraph: Paragraph): Paragraph | null {
  const children = paragraph.children.map((child) => ({ ...child }));
  for (let last = children.at(-1); last?.type === 'text'; last = children.at(-1)) {
    last.value = last.value.trimEnd();
    if (last.value !== '') break;
    children.pop();
  }
  for (let first = children[0]; first?.type === 'text'; first = children[0]) {
    first.value = first.value.trimStart();
    if (first.value !== '') break;
    children.shift();
  }
  return children.length === 0 ? null : { ...paragraph, children };
}
