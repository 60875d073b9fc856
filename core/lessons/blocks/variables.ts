// Decides how `:::variables` is read: one row a variable, its value at the start and after each step.
import type { BlockKind } from '@/core/lessons/block';
import type { Html } from '@/core/questions/question';

export interface VariablesBlock {
  type: 'variables';
  head: Html[];
  rows: Html[][];
}

export const variables: BlockKind<VariablesBlock> = {
  directive: 'variables',
  attributes: [],
  compile(node, context) {
    if (!context.above().includes('trace')) {
      context.report({
        severity: 'error',
        code: 'misplaced-directive',
        message: 'A variable tracker belongs to a trace, and there is none above it.',
        mend: 'Put it below its :::trace.',
        node,
      });
    }
    const table = context.table(node, 2);
    if (table === null) return null;
    return {
      type: 'variables',
      head: table.head.map((cell) => context.html(cell.children)),
      rows: table.rows.map((cells) => cells.map((cell) => context.html(cell.children))),
    };
  },
};
