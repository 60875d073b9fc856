// Decides how Markdown is written as plain XHTML for programs that know nothing else.
// The reader of html-text.ts makes the same Markdown of it again.
import type { Nodes, RootContent, Table } from 'mdast';
import { parseMarkdown } from '@/core/content/parse-markdown';
import { escapedXml } from '@/core/exchange/entities';

/** Says where an image of the Markdown is in the package; null leaves its description. */
export type PlaceImage = (path: string) => string | null;

const noImages: PlaceImage = () => null;

/** Blocks; sound XML. */
export function htmlOf(markdown: string, image: PlaceImage = noImages): string {
  return parseMarkdown(markdown)
    .children.map((node) => written(node, image))
    .join('');
}

/** Without the tags of a single paragraph. */
export function inlineHtmlOf(markdown: string, image: PlaceImage = noImages): string {
  const { children } = parseMarkdown(markdown);
  const [only] = children;
  return children.length === 1 && only?.type === 'paragraph'
    ? inner(only, image)
    : children.map((node) => written(node, image)).join('');
}

function inner(node: Nodes, image: PlaceImage): string {
  return 'children' in node ? node.children.map((child) => written(child, image)).join('') : '';
}

function written(node: RootContent, image: PlaceImage): string {
  const within = () => inner(node, image);
  switch (node.type) {
    case 'text':
      return plain(node.value);
    case 'html':
      return node.value.startsWith('<!--') ? '' : escapedXml(node.value);
    case 'paragraph':
      return `<p>${within()}</p>`;
    case 'heading':
      return `<p><strong>${within()}</strong></p>`;
    case 'code':
      return `<pre><code${node.lang ? ` class="language-${escapedXml(node.lang)}"` : ''}>${escapedXml(node.value)}</code></pre>`;
    case 'inlineCode':
      return `<code>${escapedXml(node.value)}</code>`;
    case 'strong':
      return `<strong>${within()}</strong>`;
    case 'emphasis':
      return `<em>${within()}</em>`;
    case 'delete':
      return `<span class="deleted">${within()}</span>`;
    case 'break':
      return '<br/>';
    case 'thematicBreak':
      return '<hr/>';
    case 'blockquote':
      return `<blockquote>${within()}</blockquote>`;
    case 'list': {
      const name = node.ordered === true ? 'ol' : 'ul';
      return `<${name}>${within()}</${name}>`;
    }
    case 'listItem': {
      const [only] = node.children;
      const isLine = node.children.length === 1 && only?.type === 'paragraph';
      return `<li>${isLine ? inner(only, image) : within()}</li>`;
    }
    case 'table':
      return tableOf(node, image);
    case 'link':
      return `<a href="${escapedXml(node.url)}">${within()}</a>`;
    case 'image': {
      const place = image(node.url);
      return place === null
        ? escapedXml(node.alt ?? '')
        : `<img src="${escapedXml(place)}" alt="${escapedXml(node.alt ?? '')}"/>`;
    }
    case 'imageReference':
      return escapedXml(node.alt ?? '');
    default:
      return maths(node) ?? within();
  }
}

/** What programs take for the start of a formula is parted by an element that shows nothing. */
function plain(text: string): string {
  return escapedXml(text)
    .replace(/\$(?=\$)/g, '$<span></span>')
    .replace(/\\(?=[([])/g, '\\<span></span>');
}

function maths(node: RootContent | { type: string; value?: string }): string | null {
  const value = 'value' in node && typeof node.value === 'string' ? node.value : '';
  if (node.type === 'inlineMath') return escapedXml(`\\(${value}\\)`);
  if (node.type === 'math') return `<p>${escapedXml(`\\[${value}\\]`)}</p>`;
  return null;
}

function tableOf({ children }: Table, image: PlaceImage): string {
  const rows = children.map((row, nth) => {
    const name = nth === 0 ? 'th' : 'td';
    const cells = row.children.map((cell) => `<${name}>${inner(cell, image)}</${name}>`).join('');
    return `<tr>${cells}</tr>`;
  });
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}
