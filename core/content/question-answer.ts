// Decides which kind of question the blocks under a heading are, and says what to mend where none.
// Refuses to know the shapes; each kind knows its own.
import type { Heading, RootContent } from 'mdast';
import type { Document } from '@/core/content/document';
import type { QuestionFields } from '@/core/content/question-fields';
import { hasBlanks } from '@/core/questions/blanks';
import { isFlagged } from '@/core/questions/fence';
import { plainText } from '@/core/questions/nodes';
import type { Recognised } from '@/core/questions/question';
import { kinds } from '@/core/questions/registry';

/**
 * Asks the kinds in turn, or the one that `type` names.
 *
 * @returns null, reported, where none takes the blocks.
 */
export function recogniseAnswer(
  heading: Heading,
  blocks: readonly RootContent[],
  fields: QuestionFields,
  document: Document,
): { kind: string; recognised: Recognised<unknown> } | null {
  const stem: RootContent = {
    type: 'paragraph',
    children: heading.children,
    ...(heading.position === undefined ? {} : { position: heading.position }),
  };
  const context = {
    html: (nodes: readonly RootContent[]) => document.html(nodes),
    source: (node: RootContent) => document.source(node),
    fields: fields.written,
    report: (problem: Parameters<Document['report']>[0]) => document.report(problem),
  };
  const candidates = Object.values(kinds).filter(
    (kind) => fields.type === null || kind.name === fields.type,
  );
  for (const kind of candidates) {
    const recognised = kind.recognise([stem, ...blocks], context);
    if (recognised === null) continue;
    reportSecondAnswer(recognised.stem, document);
    return { kind: kind.name, recognised };
  }
  reportNoAnswer(heading, blocks, fields, document);
  return null;
}

function reportNoAnswer(
  heading: Heading,
  blocks: readonly RootContent[],
  fields: QuestionFields,
  document: Document,
): void {
  const isAnswer = answerTest(document);
  const early = blocks.slice(0, -1).find(isAnswer);
  const last = blocks.at(-1);
  if (early !== undefined && (last === undefined || !isAnswer(last))) {
    document.report({
      severity: 'error',
      code: 'answer-not-last',
      message: 'Something follows this answer, so it does not count as the answer.',
      mend: 'Move what follows above it, or into a part such as "Solution".',
      node: early,
    });
  } else if (last !== undefined && isAnswer(last)) {
    document.report({
      severity: 'error',
      code: fields.type === null ? 'bad-answer' : 'no-answer-group',
      message:
        fields.type === null
          ? 'This answer is neither a number, a text in backticks nor a /pattern/.'
          : `This is no answer of the type "${fields.type}".`,
      mend: 'Write **Answer:** 42, or **Answer:** `text`, and leave `type` out.',
      node: last,
    });
  } else {
    document.report({
      severity: 'error',
      code: 'no-answer-group',
      message: 'This question has no answer to grade by.',
      mend: 'End it, before its first part, with a task list (`- [x] …`), **Answer:**, an ordered list, a two-column table or a flagged fence, or put [[blanks]] into it.',
      node: last?.type === 'list' ? last : heading,
    });
  }
}

/**
 * An answer that stayed in the stem would show its key to everybody. Mostly a list fell apart:
 * another bullet sign, or a line that is not indented.
 */
function reportSecondAnswer(stem: readonly RootContent[], document: Document): void {
  const second = stem.find(answerTest(document));
  if (second === undefined) return;
  document.report({
    severity: 'error',
    code: 'two-answers',
    message: 'This looks like an answer, but another one follows below.',
    mend: 'Keep one. If they are one list: use one bullet sign, and indent what belongs to an option by two spaces. Put [[ ]] that is no blank into backticks.',
    node: second,
  });
}

function answerTest(document: Document): (block: RootContent) => boolean {
  const source = (node: RootContent) => document.source(node);
  return (block) => isAnswer(block) || hasBlanks([block], source);
}

function isAnswer(block: RootContent): boolean {
  if (block.type === 'list') {
    return block.children.some(
      (item) => (item.checked ?? null) !== null || /^\[[ xX]?\]/.test(plainText(item.children)),
    );
  }
  if (block.type === 'code') return isFlagged(block, 'parsons') || isFlagged(block, 'cloze');
  if (block.type !== 'paragraph') return false;
  const [first] = block.children;
  if (first?.type === 'strong') return /^(?:answer|output)\s*(?::|$)/i.test(plainText([first]));
  return first?.type === 'text' && /^answer:\s/i.test(first.value);
}
