// Decides where a typed answer's key stands: a last paragraph that starts with `**Answer:**`.
// Refuses to know what may follow it; the kinds do.
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { plainText, trimmedParagraph } from '@/core/questions/nodes';

export interface AnswerLine {
  /** Everything above the line. */
  stem: RootContent[];
  paragraph: Paragraph;
  /** What follows `**Answer:**`, trimmed; empty where nothing does. */
  rest: PhrasingContent[];
}

/** The answer line that ends the blocks (`**Answer:**` or `**Answer**:`); null where none does. */
export function readAnswerLine(blocks: readonly RootContent[]): AnswerLine | null {
  const paragraph = blocks.at(-1);
  if (paragraph?.type !== 'paragraph') return null;
  const [label, ...rest] = paragraph.children;
  if (label?.type !== 'strong') return null;
  const word = plainText([label]).toLowerCase();
  const [next] = rest;
  const colonAfter = word === 'answer' && next?.type === 'text' && next.value.startsWith(':');
  if (word !== 'answer:' && !colonAfter) return null;
  if (colonAfter) rest[0] = { ...next, value: next.value.slice(1) };
  return {
    stem: blocks.slice(0, -1),
    paragraph,
    rest: trimmedParagraph({ ...paragraph, children: rest })?.children ?? [],
  };
}
