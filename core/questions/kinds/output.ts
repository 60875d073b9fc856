// Decides predicted output: a fence flagged `run`, then `**Output:**` and a fence with the output.
import type { RootContent } from 'mdast';
import { z } from 'zod';
import { comparableOutput } from '@/core/questions/compare-text';
import { escapeHtml } from '@/core/questions/escape-html';
import { isFlagged } from '@/core/questions/fence';
import { plainText } from '@/core/questions/nodes';
import type { Kind } from '@/core/questions/question';

const body = z.object({ expected: z.string() });
type Body = z.infer<typeof body>;

const response = z.strictObject({ output: z.string().max(10_000) });
type Response = z.infer<typeof response>;

const view = z.object({});
type View = z.infer<typeof view>;

export const output = {
  name: 'output',
  defaultSeconds: 60,
  body,
  response,
  view,

  recognise(blocks, context) {
    const [program, label, expected] = blocks.slice(-3);
    if (expected?.type !== 'code' || !isOutputLabel(label)) return null;
    const report = (code: string, message: string, mend: string, node: RootContent) =>
      context.report({ severity: 'error', code, message, mend, node });
    if (!isFlagged(program, 'run')) {
      report(
        'output-without-run',
        'No program stands straight above this output.',
        'Flag its code fence with "run", after the language.',
        label,
      );
    }
    if (comparableOutput(expected.value) === '') {
      report(
        'empty-output',
        'This program prints nothing that could be typed.',
        'Let it print something.',
        expected,
      );
    }
    if (expected.value.includes('\t')) {
      report(
        'tab-in-output',
        'This output has a tab, which nobody can type into a field.',
        'Let the program print spaces.',
        expected,
      );
    }
    return { stem: blocks.slice(0, -2), body: { expected: expected.value } };
  },

  /** Typed output is hardly ever right by luck. */
  guessRate: () => 0.02,

  arrange: () => [],

  /** Not even the number of lines. */
  present: () => ({}),

  /** Right or wrong as a whole; what of white space counts is comparableOutput's. */
  grade({ expected }, given) {
    if (comparableOutput(given.output) === '') {
      return { outcome: 'incomplete', missing: 'Type what the program prints.' };
    }
    const correct = comparableOutput(given.output) === comparableOutput(expected);
    return { outcome: 'graded', correct, score: correct ? 1 : 0 };
  },

  describeKey: ({ expected }) => ({
    html: `<pre class="shiki" tabindex="0"><code>${escapeHtml(expected)}</code></pre>`,
    options: [],
  }),

  explain({ expected }, given) {
    const note = given === null ? null : noteOn(expected, given.output);
    return { options: [], note };
  },
} satisfies Kind<'output', Body, Response, View>;

function isOutputLabel(block: RootContent | undefined): block is RootContent {
  if (block?.type !== 'paragraph' || block.children[0]?.type !== 'strong') return false;
  return /^output\s*:$/i.test(plainText([block]));
}

function noteOn(expected: string, given: string): string | null {
  const [right, own] = [comparableOutput(expected), comparableOutput(given)];
  if (right === own) return null;
  if (right.replace(/\s/g, '') === own.replace(/\s/g, '')) {
    return 'Only spaces or line breaks differ.';
  }
  if (right.toLowerCase() === own.toLowerCase()) return 'Only capital and small letters differ.';
  const [lines, ownLines] = [right.split('\n'), own.split('\n')];
  const first = ownLines.findIndex((line, index) => line !== lines[index]);
  if (first < 0) return `It prints more: ${lines.length} lines, not ${ownLines.length}.`;
  if (first >= lines.length) {
    return `It prints less: ${count(lines.length)}, not ${ownLines.length}.`;
  }
  return `Line ${first + 1} is the first that differs: <code>${escapeHtml(lines[first] ?? '')}</code>`;
}

function count(lines: number): string {
  return lines === 1 ? '1 line' : `${lines} lines`;
}
