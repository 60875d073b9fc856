// Decides what is wrong with a parsed file whatever it is for: limits, directives that never close,
// raw HTML, comments without an end.
import type { Nodes, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { hasOpenComment, withoutComments } from '@/core/content/comments';
import type { Document } from '@/core/content/document';
import { MAX_NESTING } from '@/core/content/parse-limits';

const MAX_TABLE_ROWS = 200;
const NESTS = new Set([
  'blockquote',
  'listItem',
  'containerDirective',
  'emphasis',
  'strong',
  'link',
  'delete',
]);

type Checked = Pick<Document, 'source' | 'report'>;

/** @returns whether the tree is shallow enough to be worked on. */
export function checkTree(root: Root, document: Checked): boolean {
  const open: { node: Nodes; depth: number }[] = [{ node: root, depth: 0 }];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { node, depth } = entry;
    if (depth > MAX_NESTING) {
      document.report({
        severity: 'error',
        code: 'nesting',
        message: `Blocks are nested more than ${MAX_NESTING} deep here.`,
        mend: 'Flatten them.',
        node,
      });
      return false;
    }
    checkNode(node, document);
    if ('children' in node) {
      for (const child of node.children) {
        open.push({
          node: child,
          depth: depth + (NESTS.has(child.type) ? 1 : 0),
        });
      }
    }
  }
  return true;
}

function checkNode(node: Nodes, document: Checked): void {
  if (node.type === 'table' && node.children.length - 1 > MAX_TABLE_ROWS) {
    document.report({
      severity: 'error',
      code: 'table-too-long',
      message: `This table has ${node.children.length - 1} rows; the limit is ${MAX_TABLE_ROWS}.`,
      mend: 'Split it.',
      node,
    });
  } else if (node.type === 'containerDirective') {
    checkClosed(node, document);
  } else if (node.type === 'paragraph') {
    checkColons(node, document);
  } else if (node.type === 'html') {
    checkHtml(node, document);
  }
}

/** The parser takes the end of the file for the end of a directive; we do not. */
function checkClosed(node: ContainerDirective, document: Checked): void {
  const lines = document.source(node).split('\n');
  const opening = /^:+/.exec(lines[0] ?? '')?.[0] ?? ':::';
  const last = /^[\s>]*(:{3,})[ \t]*$/.exec(lines.length > 1 ? (lines.at(-1) ?? '') : '');
  if (last?.[1] !== undefined && last[1].length >= opening.length) return;
  const start = node.position?.start;
  document.report({
    severity: 'error',
    code: 'directive-open',
    message: `The directive ${opening}${node.name} is never closed.`,
    mend: `Close it by a line ${opening}; a directive around others needs more colons than they have.`,
    node:
      start === undefined
        ? node
        : {
            position: {
              start,
              end: {
                ...start,
                column: start.column + opening.length + node.name.length,
              },
            },
          },
  });
}

/** A line of colons that ended up in a paragraph is a directive that was not recognised. */
function checkColons(node: Nodes & { type: 'paragraph' }, document: Checked): void {
  const start = node.position?.start;
  if (start === undefined) return;
  for (const [index, line] of document.source(node).split('\n').entries()) {
    const colons = /^([\s>]*)(:{3,})(.*)$/.exec(line);
    if (colons === null) continue;
    const [, before = '', marks = '', rest = ''] = colons;
    const column = (index === 0 ? start.column : 1) + before.length;
    const place = { line: start.line + index, column };
    document.report({
      severity: 'error',
      ...(rest.trim() === ''
        ? {
            code: 'directive-stray-end',
            message: 'This line closes a directive, but none is open here.',
            mend: 'Delete it, or give the outer directive more colons than the inner one.',
          }
        : {
            code: 'directive-malformed',
            message: `This is not read as a directive: "${line.trim().slice(0, 60)}".`,
            mend: `Write ${marks}name or ${marks}name{key="value"}, with no space after the colons.`,
          }),
      node: {
        position: {
          start: place,
          end: { ...place, column: column + marks.length + rest.length },
        },
      },
    });
    return;
  }
}

function checkHtml(node: Nodes & { type: 'html' }, document: Checked): void {
  if (hasOpenComment(node.value)) {
    document.report({
      severity: 'error',
      code: 'comment-open',
      message: 'This comment never ends, so everything below it would be hidden.',
      mend: 'Close it by -->.',
      node,
    });
  } else if (withoutComments(node.value) !== '') {
    document.report({
      severity: 'warning',
      code: 'raw-html',
      message: 'HTML is shown to learners as text.',
      mend: 'Write it in Markdown, or put it between backticks if it is meant to be read.',
      node,
    });
  }
}
