// Decides what any directive must obey, whichever block it is: its place, its attributes, no label.
import type { Nodes } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import type { Document } from '@/core/content/document';
import { suggestion } from '@/core/content/nearest';

/** @returns whether the directive can be compiled. */
export function checkDirective(
  node: ContainerDirective,
  attributes: readonly string[],
  report: Document['report'],
): boolean {
  let sound = true;
  for (const name of Object.keys(node.attributes ?? {})) {
    if (attributes.includes(name)) continue;
    sound = false;
    report({
      severity: 'error',
      code: 'unknown-attribute',
      message: `:::${node.name} has no attribute "${name}".`,
      mend: attributes.length === 0 ? 'Leave the braces out.' : suggestion(name, attributes),
      node,
    });
  }
  const label = node.children.find(isLabel);
  if (label !== undefined) {
    sound = false;
    report({
      severity: 'error',
      code: 'directive-label',
      message: `:::${node.name} takes no label in square brackets.`,
      mend: 'Write it as a heading above.',
      node: label,
    });
  }
  return sound;
}

/** @returns whether the directive holds anything. */
export function checkContent(node: ContainerDirective, report: Document['report']): boolean {
  if (node.children.length > 0) return true;
  report({
    severity: 'error',
    code: 'empty-directive',
    message: `:::${node.name} holds nothing.`,
    mend: 'Fill it, or take it out.',
    node,
  });
  return false;
}

function isLabel(node: Nodes): boolean {
  return (
    node.type === 'paragraph' &&
    (node.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true
  );
}

/**
 * Reports each directive that stands inside another block or, where `topLevel` is false, anywhere:
 * introductions and question files have none.
 */
export function reportMisplaced(
  nodes: readonly Nodes[],
  document: Pick<Document, 'report'>,
  topLevel: boolean,
): void {
  for (const top of nodes) {
    visit(top, 'containerDirective', (node) => {
      if (topLevel && node === top) return;
      document.report({
        severity: 'error',
        code: 'misplaced-directive',
        message: topLevel
          ? `:::${node.name} stands inside another block.`
          : `:::${node.name} belongs to a lesson in modes/, not to this file.`,
        mend: topLevel
          ? 'Move it to the top level of the lesson, with no indentation.'
          : 'Take it out.',
        node,
      });
    });
  }
}
