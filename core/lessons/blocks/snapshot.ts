// Decides how `:::snapshot` is read: a short list worth keeping, shown as a card.
import type { BlockKind } from '@/core/lessons/block';
import type { Html } from '@/core/questions/question';

export interface SnapshotBlock {
  type: 'snapshot';
  html: Html;
}

export const snapshot: BlockKind<SnapshotBlock> = {
  directive: 'snapshot',
  attributes: [],
  compile(node, context) {
    return { type: 'snapshot', html: context.html(node.children) };
  },
};
