// Decides how a lesson's headings are numbered by ids and which of them the contents list shows.
import type { Heading, RootContent } from 'mdast';
import type { Document } from '@/core/content/document';
import { plainText } from '@/core/content/references';
import { slugOf } from '@/core/content/slug';

/** Gives each top-level heading an id that is in no other place of the lesson. */
export function placeHeadings(nodes: readonly RootContent[], taken: Set<string>): void {
  for (const node of nodes) {
    if (node.type !== 'heading') continue;
    const base = slugOf(plainText(node));
    let id = base;
    for (let count = 1; taken.has(id); count += 1) id = `${base}-${count}`;
    taken.add(id);
    node.data = { ...node.data, hProperties: { id } } as Heading['data'];
  }
}

/** The id that `placeHeadings` gave; '' before that. */
export function headingId(heading: Heading): string {
  const id = heading.data?.hProperties?.['id'];
  return typeof id === 'string' ? id : '';
}

/** The page's own title is its H1, and levels are told one by one to those who listen. */
export function checkHeadings(nodes: readonly RootContent[], report: Document['report']): void {
  let above = 1;
  for (const node of nodes) {
    if (node.type !== 'heading') continue;
    if (node.depth === 1) {
      report({
        severity: 'error',
        code: 'heading-level',
        message:
          'A lesson has no "#" heading: its title comes from the front matter or the pattern.',
        mend: 'Write ##.',
        node,
      });
    } else if (node.depth > above + 1) {
      report({
        severity: 'warning',
        code: 'heading-level',
        message: `This heading jumps from level ${above} to ${node.depth}.`,
        mend: `Write ${'#'.repeat(above + 1)}.`,
        node,
      });
    }
    above = Math.max(node.depth, 1);
  }
}

/**
 * The heading with that slug and all that belongs to it; null where there is none. Slugs count as
 * in addresses: a repeated heading is `heading-1`.
 */
export function sectionOf(nodes: readonly RootContent[], slug: string): RootContent[] | null {
  const start = nodes.findIndex((node) => node.type === 'heading' && headingId(node) === slug);
  const heading = nodes[start];
  if (heading?.type !== 'heading') return null;
  const length = nodes
    .slice(start + 1)
    .findIndex((node) => node.type === 'heading' && node.depth <= heading.depth);
  return nodes.slice(start, length === -1 ? undefined : start + 1 + length);
}
