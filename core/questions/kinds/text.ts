// Decides short text: `` **Answer:** `get()` or `get` ``, compared without spelling mercy.
import type { PhrasingContent } from 'mdast';
import { z } from 'zod';
import { readAnswerLine } from '@/core/questions/answer-line';
import { comparableText, sameText } from '@/core/questions/compare-text';
import { plainText } from '@/core/questions/nodes';
import type { Kind } from '@/core/questions/question';

const body = z.object({
  /** Any of these is right. */
  accepted: z.array(z.string()),
  /** Whether letter case matters. */
  strict: z.boolean(),
  /** The answers as the author wrote them, compiled. */
  written: z.string(),
});
type Body = z.infer<typeof body>;

const response = z.strictObject({ text: z.string().max(1000) });
type Response = z.infer<typeof response>;

const view = z.object({});
type View = z.infer<typeof view>;

export const text = {
  name: 'text',
  defaultSeconds: 30,
  body,
  response,
  view,

  recognise(blocks, context) {
    const line = readAnswerLine(blocks);
    if (line === null) return null;
    const stated = context.fields['type'] === 'text';
    if (!stated && line.rest[0]?.type !== 'inlineCode') return null;
    const strict = context.fields['case'] === 'strict';
    const accepted = readAccepted(line.rest, stated);
    if (accepted === null || accepted.some((answer) => comparableText(answer, strict) === '')) {
      context.report({
        severity: 'error',
        code: 'bad-answer',
        message: 'This answer cannot be read.',
        mend: 'Put each accepted answer in `backticks`, with "or" between two.',
        node: line.paragraph,
      });
    }
    return {
      stem: line.stem,
      body: { accepted: accepted ?? [], strict, written: context.html(line.rest) },
    };
  },

  /** A typed word is hardly ever right by luck. */
  guessRate: () => 0.02,

  arrange: () => [],

  present: () => ({}),

  grade(question, given) {
    if (comparableText(given.text, question.strict) === '') {
      return { outcome: 'incomplete', missing: 'Type an answer.' };
    }
    const correct = question.accepted.some((answer) =>
      sameText(answer, given.text, question.strict),
    );
    return { outcome: 'graded', correct, score: correct ? 1 : 0 };
  },

  describeKey: (question) => ({ html: question.written, options: [] }),

  explain(question, given) {
    const matches = (strict: boolean) =>
      given !== null && question.accepted.some((answer) => sameText(answer, given.text, strict));
    const onlyCase = question.strict && !matches(true) && matches(false);
    return { options: [], note: onlyCase ? 'Capital and small letters matter here.' : null };
  },
} satisfies Kind<'text', Body, Response, View>;

/** Inline code parted by "or" or commas; with `type: text` also one bare text. Null: neither. */
function readAccepted(rest: readonly PhrasingContent[], stated: boolean): string[] | null {
  const codes = rest.flatMap((node) => (node.type === 'inlineCode' ? [node.value] : []));
  if (codes.length === 0) return stated && rest.length > 0 ? [plainText(rest)] : null;
  const alternating = rest.every((node, index) => {
    if (index % 2 === 0) return node.type === 'inlineCode';
    return node.type === 'text' && /^(?:\s*,\s*|\s*,?\s+or\s+)$/.test(node.value);
  });
  return alternating && rest.length % 2 === 1 ? codes : null;
}
