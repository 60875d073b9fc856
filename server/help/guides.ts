// Decides which of the documents in docs/ can be read in the product, and how they are shown there: the same
// Markdown, with links between them leading to each other's pages.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { loadHighlight } from '@/core/content/highlight';
import { parseMarkdown } from '@/core/content/parse-markdown';
import { renderHtml } from '@/core/content/render-html';
import { headingId, placeHeadings } from '@/core/lessons/headings';
import { GUIDES, type GuideName } from '@/server/help/guide-names';

export interface Guide {
  title: string;
  /** Sanitised; headings have ids. */
  html: string;
  headings: { id: string; text: string }[];
}

const FOLDER = path.join(process.cwd(), 'docs');
const LANGUAGES = ['markdown', 'sh', 'json', 'python', 'js', 'sql', 'ini', 'nginx'];

/** @throws where the file is not there: a build without its documents is broken */
export async function readGuide(name: GuideName): Promise<Guide> {
  const root = parseMarkdown(await readFile(path.join(FOLDER, GUIDES[name]), 'utf8'));
  followLinks(root);
  const title = root.children.find((node) => node.type === 'heading' && node.depth === 1);
  const blocks = root.children.filter((node) => node !== title);
  placeHeadings(blocks, new Set());
  const highlight = await loadHighlight(LANGUAGES);
  const rendering = { highlight, footnotes: [], report: () => undefined };
  const render = (node: RootContent) => renderHtml([node], rendering);
  return {
    title: title ? toString(title) : name,
    html: blocks.map(render).join('\n'),
    headings: blocks.flatMap((node) =>
      node.type === 'heading' && node.depth === 2
        ? [{ id: headingId(node), text: toString(node) }]
        : [],
    ),
  };
}

/** To the other guide's page; what is not shown in the product stays as words. */
function followLinks(root: Root): void {
  const pages = new Map(Object.entries(GUIDES).map(([name, file]) => [file as string, name]));
  visit(root, 'link', (node, index, parent) => {
    if (/^(https?:|mailto:|#|\/)/.test(node.url)) return undefined;
    const [file = '', anchor] = node.url.split('#', 2);
    const page = pages.get(file);
    if (page !== undefined) {
      node.url = `/help/${page}${anchor === undefined ? '' : `#${anchor}`}`;
      return undefined;
    }
    parent?.children.splice(index ?? 0, 1, ...(node.children as never[]));
    return index;
  });
}
