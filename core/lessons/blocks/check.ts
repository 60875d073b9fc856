// Decides how `:::check{tool="…"}` is read: how to check, then what to look for.
import type { BlockKind } from '@/core/lessons/block';
import type { Html } from '@/core/questions/question';

export interface CheckBlock {
  type: 'check';
  tool: string;
  how: Html;
  look: Html;
}

export const check: BlockKind<CheckBlock> = {
  directive: 'check',
  attributes: ['tool'],
  compile(node, context) {
    const tool = node.attributes?.['tool']?.trim() ?? '';
    const [how, look, ...rest] = node.children;
    if (tool === '') {
      context.report({
        severity: 'error',
        code: 'check-tool',
        message: 'A check has to name its tool.',
        mend: 'Write :::check{tool="DevTools: Network"}.',
        node,
      });
    }
    if (how === undefined || look === undefined || rest.length > 0) {
      context.report({
        severity: 'error',
        code: 'check-paragraphs',
        message: 'A check holds two paragraphs: how to check, and what to look for.',
        mend: 'Separate the two by an empty line.',
        node: rest[0] ?? node,
      });
      return null;
    }
    return {
      type: 'check',
      tool,
      how: context.html([how]),
      look: context.html([look]),
    };
  },
};
