// Decides how `:::flow` is read: an ordered list becomes steps that follow one another.
import type { BlockKind } from '@/core/lessons/block';
import type { Html } from '@/core/questions/question';

export interface FlowBlock {
  type: 'flow';
  steps: Html[];
}

export const flow: BlockKind<FlowBlock> = {
  directive: 'flow',
  attributes: [],
  compile(node, context) {
    const [list, ...rest] = node.children;
    if (list?.type !== 'list' || list.ordered !== true || rest.length > 0) {
      context.report({
        severity: 'error',
        code: 'flow-list',
        message: 'A flow holds one ordered list and nothing else.',
        mend: 'Write its steps as 1. 2. 3.',
        node: rest.length > 0 && list?.type === 'list' ? (rest[0] ?? node) : (list ?? node),
      });
      return null;
    }
    return {
      type: 'flow',
      steps: list.children.map(({ children }) => {
        const [only, ...more] = children;
        const isLine = only?.type === 'paragraph' && more.length === 0;
        return context.html(isLine ? only.children : children);
      }),
    };
  },
};
