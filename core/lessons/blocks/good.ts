// Decides how `:::good{gain="…"}` is read: the better half of a pair.
import type { BlockKind, PairBlock } from '@/core/lessons/block';

export const good: BlockKind<PairBlock> = {
  directive: 'good',
  attributes: ['gain'],
  compile(node, context) {
    if (!node.children.some((child) => child.type === 'code')) {
      context.report({
        severity: 'error',
        code: 'pair-code',
        message: 'This example has no code.',
        mend: 'Put a code fence and a sentence between :::good and :::.',
        node,
      });
    }
    const gain = node.attributes?.['gain']?.trim() ?? '';
    return {
      type: 'pair',
      good: {
        gain: gain === '' ? null : gain,
        html: context.html(node.children),
      },
      bad: null,
    };
  },
};
