// Decides how `:::bad{cost="…"}` is read: the worse half of a pair.
import type { BlockKind, PairBlock } from '@/core/lessons/block';

export const bad: BlockKind<PairBlock> = {
  directive: 'bad',
  attributes: ['cost'],
  compile(node, context) {
    if (!node.children.some((child) => child.type === 'code')) {
      context.report({
        severity: 'error',
        code: 'pair-code',
        message: 'This example has no code.',
        mend: 'Put a code fence and a sentence between :::bad and :::.',
        node,
      });
    }
    const cost = node.attributes?.['cost']?.trim() ?? '';
    return {
      type: 'pair',
      bad: {
        cost: cost === '' ? null : cost,
        html: context.html(node.children),
      },
      good: null,
    };
  },
};
