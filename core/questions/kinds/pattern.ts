// Decides pattern questions: `**Answer:** /colou?r/i`, matched against the whole answer in time
// linear in its length, whatever the pattern. An example may follow, for learners to be told.
import { RE2JS } from 're2js';
import { z } from 'zod';
import { readAnswerLine } from '@/core/questions/answer-line';
import { comparableText, visibleText } from '@/core/questions/compare-text';
import { escapeHtml } from '@/core/questions/escape-html';
import type { Kind } from '@/core/questions/question';

const body = z.object({
  /** RE2 syntax, without the slashes. */
  pattern: z.string(),
  /** Some of `imsu`, each once. */
  flags: z.string(),
  /** An answer that fits, as it is told to learners; missing where the author gave none. */
  example: z.string().optional(),
});
type Body = z.infer<typeof body>;

const response = z.strictObject({ text: z.string().max(500) });
type Response = z.infer<typeof response>;

const view = z.object({});
type View = z.infer<typeof view>;

/** Repetition makes a compiled pattern longer than it is written. */
const MAX_PATTERN = 200;
/** No honest answer is any of these. */
const NONSENSE = ['zq', 'Zq 7#', '0', 'x_0-Z, "q"; ~'];
const MEND =
  'Write **Answer:** /pattern/ or /pattern/i, then such as `one that fits`; put a text in `backticks`.';

export const pattern = {
  name: 'pattern',
  defaultSeconds: 30,
  body,
  response,
  view,

  recognise(blocks, context) {
    const line = readAnswerLine(blocks);
    if (line === null) return null;
    const stated = context.fields['type'] === 'pattern';
    const written = writtenPattern(context.source(line.paragraph));
    if (!stated && !withoutTicks(written).startsWith('/')) return null;
    const read = readPattern(written);
    if (typeof read === 'string') {
      const problem = { severity: 'error', code: 'bad-pattern', mend: MEND } as const;
      context.report({ ...problem, message: read, node: line.paragraph });
      return { stem: line.stem, body: { pattern: '', flags: '' } };
    }
    if (NONSENSE.every((text) => matches(read, text))) {
      context.report({
        severity: 'warning',
        code: 'wide-pattern',
        message: 'This pattern takes any answer whatever.',
        mend: 'Say what the answer must have; a pattern is held against the whole answer.',
        node: line.paragraph,
      });
    }
    return { stem: line.stem, body: read };
  },

  /** A typed word is hardly ever right by luck. */
  guessRate: () => 0.02,

  arrange: () => [],

  present: () => ({}),

  grade(question, { text }) {
    if (visibleText(text) === '') return { outcome: 'incomplete', missing: 'Type an answer.' };
    const correct = matches(question, text);
    return { outcome: 'graded', correct, score: correct ? 1 : 0 };
  },

  describeKey: ({ pattern: source, flags, example }) => ({
    html: `<code>${escapeHtml(example ?? `/${source}/${flags}`)}</code>`,
    options: [],
  }),

  explain(question, given) {
    const matching = (flags: string) =>
      given !== null && matches({ ...question, flags: `${question.flags}${flags}` }, given.text);
    const onlyCase = !question.flags.includes('i') && !matching('') && matching('i');
    return { options: [], note: onlyCase ? 'Capital and small letters matter here.' : null };
  },
} satisfies Kind<'pattern', Body, Response, View>;

/** What follows `**Answer:**`, from the source: Markdown would eat backslashes and stars. */
function writtenPattern(source: string): string {
  return source.replace(/^\s*(\*\*|__)answer\s*(?::\1|\1\s*:)/i, '').trim();
}

function withoutTicks(text: string): string {
  return /^(`+)([^]*)\1$/.exec(text)?.[2]?.trim() ?? text;
}

/** @returns a sentence where it cannot be compiled. */
function readPattern(whole: string): Body | string {
  const [, before = whole, example] = /^([^]*\S)\s+such as\s+(`+[^`]+`+)$/.exec(whole) ?? [];
  const written = withoutTicks(before);
  const [, source = '', flags = ''] = /^\/([^]+)\/(\w*)$/.exec(written) ?? [];
  if (source === '') return `"${written}" is no pattern between two slashes.`;
  if (!/^(?!.*(.).*\1)[imsu]*$/.test(flags)) {
    return `The flags "${flags}" cannot be read; there are i, m, s and u, each once.`;
  }
  if (source.length > MAX_PATTERN) {
    return `This pattern has ${source.length} characters; the limit is ${MAX_PATTERN}.`;
  }
  try {
    compile({ pattern: source, flags });
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const told = reason.replace(/^error parsing regexp: /, '').slice(0, 120);
    return `This pattern cannot be compiled to run in linear time: ${told}.`;
  }
  if (example === undefined) return { pattern: source, flags };
  const body = { pattern: source, flags, example: withoutTicks(example) };
  return matches(body, body.example)
    ? body
    : `The example "${body.example}" does not fit the pattern.`;
}

/**
 * The whole answer, either as it reads (NFKC, trimmed, without what is invisible) or as typed texts
 * are compared (white space folded, curls and dashes straightened, backticks off).
 */
function matches(question: Body, text: string): boolean {
  const compiled = compile(question);
  return [visibleText(text), comparableText(text, true)].some((form) => compiled.matches(form));
}

function compile({ pattern: source, flags }: Body): RE2JS {
  const bits =
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0);
  return RE2JS.compile(source, bits);
}
