// Decides how misconceptions.md becomes named misconceptions: a heading is what is believed, and what
// follows it is told to those who believe it. Refuses to know which questions name them.
import type { Heading, RootContent } from 'mdast';
import type { Document } from '@/core/content/document';
import type { Misconception } from '@/core/content/library';
import { fieldsComment, readFields } from '@/core/content/question-fields';
import { slugOf } from '@/core/content/slug';
import { isComment, plainText } from '@/core/questions/nodes';

interface Section {
  heading: Heading;
  nodes: RootContent[];
}

/** Those that could be read, in the author's order; what could not is reported. */
export function readMisconceptions(document: Document): Misconception[] {
  const taken = new Set<string>();
  return sectionsOf(document).flatMap((section) => {
    const { heading } = section;
    const fields = readFields(fieldsComment(section.nodes), (problem) => document.report(problem));
    const nodes = section.nodes.filter((node) => !isComment(node));
    const title = plainText(heading.children);
    const slug = fields.id ?? slugOf(title);
    const trouble = troubleOf(slug, title, nodes, taken);
    if (trouble !== null) {
      document.report({ severity: 'error', ...trouble, node: heading });
      return [];
    }
    taken.add(slug);
    return [
      { slug, title, titleHtml: document.html(heading.children), reteach: document.html(nodes) },
    ];
  });
}

function sectionsOf(document: Document): Section[] {
  const sections: Section[] = [];
  for (const node of document.root.children) {
    if (node.type === 'heading' && node.depth === 2) sections.push({ heading: node, nodes: [] });
    else if (sections.length > 0) sections.at(-1)?.nodes.push(node);
    else if (!isComment(node) && node.type !== 'definition') {
      document.report({
        severity: 'error',
        code: 'stray-text',
        message: 'This stands above the first misconception.',
        mend: 'Start a misconception with "## " and what is believed, or take this out.',
        node,
      });
      return [];
    }
  }
  return sections;
}

function troubleOf(
  slug: string,
  title: string,
  nodes: readonly RootContent[],
  taken: ReadonlySet<string>,
): { code: string; message: string; mend: string } | null {
  if (title === '') {
    return {
      code: 'empty-stem',
      message: 'The heading of this misconception is empty.',
      mend: 'Write what is believed into the heading.',
    };
  }
  if (nodes.length === 0) {
    return {
      code: 'empty-part',
      message: `Nothing stands under "${title}".`,
      mend: 'Write what to tell somebody who believes it.',
    };
  }
  if (taken.has(slug)) {
    return {
      code: 'duplicate-id',
      message: `The misconception "${slug}" stands in this file already.`,
      mend: 'Join the two, or give one another id.',
    };
  }
  return null;
}
