// Decides how long a lesson takes to read where its author does not say.
import { toString } from 'mdast-util-to-string';
import type { Nodes } from 'mdast';

const WORDS_A_MINUTE = 200;
const CODE_LINES_A_MINUTE = 20;

/**
 * Whole minutes, at least 1: words / 200 + code lines / 20, rounded. A transcript is not counted:
 * it says the lesson again.
 */
export function minutesOf(nodes: readonly Nodes[]): number {
  let words = 0;
  let lines = 0;
  for (const node of nodes) {
    if (node.type === 'containerDirective' && node.name === 'transcript') continue;
    const count = countOf(node);
    words += count.words;
    lines += count.lines;
  }
  return Math.max(1, Math.round(words / WORDS_A_MINUTE + lines / CODE_LINES_A_MINUTE));
}

function countOf(node: Nodes): { words: number; lines: number } {
  if (node.type === 'code') return { words: 0, lines: node.value.split('\n').length };
  if (
    !('children' in node) ||
    node.children.every((child) => !('children' in child) && child.type !== 'code')
  ) {
    return {
      words: toString(node, { includeHtml: false }).split(/\s+/).filter(Boolean).length,
      lines: 0,
    };
  }
  const total = { words: 0, lines: 0 };
  for (const child of node.children) {
    const count = countOf(child);
    total.words += count.words;
    total.lines += count.lines;
  }
  return total;
}
