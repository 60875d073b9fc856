// Decides how `:::moments` is read: H3 questions, each with the answer that follows it.
import type { RootContent } from 'mdast';
import type { BlockKind } from '@/core/lessons/block';
import type { Html } from '@/core/questions/question';

export interface MomentsBlock {
  type: 'moments';
  items: { question: Html; answer: Html }[];
}

export const moments: BlockKind<MomentsBlock> = {
  directive: 'moments',
  attributes: [],
  compile(node, context) {
    const pairs: {
      question: RootContent & { type: 'heading' };
      answer: RootContent[];
    }[] = [];
    for (const child of node.children) {
      const last = pairs.at(-1);
      if (child.type === 'heading' && child.depth === 3) {
        pairs.push({ question: child, answer: [] });
      } else if (last !== undefined && child.type !== 'heading') {
        last.answer.push(child);
      } else {
        context.report({
          severity: 'error',
          code: 'moments-shape',
          message: 'Moments are ### questions, each followed by its answer.',
          mend: 'Start each question with ### and write its answer below.',
          node: child,
        });
        return null;
      }
    }
    const empty = pairs.find((pair) => pair.answer.length === 0);
    if (pairs.length === 0 || empty !== undefined) {
      context.report({
        severity: 'error',
        code: 'moments-shape',
        message:
          empty === undefined ? 'These moments hold no question.' : 'This question has no answer.',
        mend: 'Write a ### question with its answer below.',
        node: empty?.question ?? node,
      });
    }
    return {
      type: 'moments',
      items: pairs.map((pair) => ({
        question: context.html(pair.question.children),
        answer: context.html(pair.answer),
      })),
    };
  },
};
