// Decides how `:::bottleneck` is read: one short text that names where the time goes.
import type { BlockKind } from '@/core/lessons/block';
import type { Html } from '@/core/questions/question';

export interface BottleneckBlock {
  type: 'bottleneck';
  html: Html;
}

export const bottleneck: BlockKind<BottleneckBlock> = {
  directive: 'bottleneck',
  attributes: [],
  compile(node, context) {
    return { type: 'bottleneck', html: context.html(node.children) };
  },
};
