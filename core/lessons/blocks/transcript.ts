// Decides how `:::transcript` is read: the whole lesson as plain prose, folded away.
import type { BlockKind } from '@/core/lessons/block';
import type { Html } from '@/core/questions/question';

export interface TranscriptBlock {
  type: 'transcript';
  html: Html;
}

export const transcript: BlockKind<TranscriptBlock> = {
  directive: 'transcript',
  attributes: [],
  compile(node, context) {
    return { type: 'transcript', html: context.html(node.children) };
  },
};
