// Decides numeric questions: `**Answer:** 42`, `3.14 ± 0.01`, `42 ± 5%`, `[1.41, 1.42]`, with a unit.
import { z } from 'zod';
import { readAnswerLine } from '@/core/questions/answer-line';
import { escapeHtml } from '@/core/questions/escape-html';
import { plainText } from '@/core/questions/nodes';
import type { Kind } from '@/core/questions/question';
import { readNumber, type ReadNumber } from '@/core/questions/read-number';

const body = z.object({
  /** Smallest and largest right number, both included. */
  low: z.number(),
  high: z.number(),
  unit: z.string().nullable(),
  /** The answer as the author wrote it, compiled. */
  written: z.string(),
});
type Body = z.infer<typeof body>;

const response = z.strictObject({ value: z.string().max(200) });
type Response = z.infer<typeof response>;

const view = z.object({ unit: z.string().nullable() });
type View = z.infer<typeof view>;

export const numeric = {
  name: 'numeric',
  defaultSeconds: 45,
  body,
  response,
  view,

  recognise(blocks, context) {
    const line = readAnswerLine(blocks);
    if (line === null) return null;
    const stated = context.fields['type'] === 'numeric';
    const text = plainText(line.rest);
    const plain = line.rest.every((node) => node.type === 'text');
    if (!stated && !(plain && /^(?:\[|[+\-−–]?\s*\.?\d)/.test(text))) return null;
    const range = readRange(text);
    if (typeof range === 'string') {
      context.report({
        severity: 'error',
        code: 'bad-number',
        message: range,
        mend: 'Write 42, 3.14 ± 0.01, 42 ± 5% or [1.41, 1.42], then a unit without spaces if there is one; put a text in `backticks`.',
        node: line.paragraph,
      });
      return { stem: line.stem, body: { low: 0, high: 0, unit: null, written: '' } };
    }
    return { stem: line.stem, body: { ...range, written: context.html(line.rest) } };
  },

  /** A typed number is hardly ever right by luck. */
  guessRate: () => 0.02,

  arrange: () => [],

  present: (question) => ({ unit: question.unit }),

  grade(question, { value }) {
    const typed = readNumber(value);
    if (typed === null)
      return { outcome: 'incomplete', missing: 'Type a number, such as 42 or 1.5.' };
    if (typed.unit !== null && question.unit === null) {
      return { outcome: 'incomplete', missing: 'Type the number alone, without a unit.' };
    }
    const correct = rightReading(question, typed) !== null && unitFits(question, typed);
    return { outcome: 'graded', correct, score: correct ? 1 : 0 };
  },

  describeKey: (question) => ({ html: question.written, options: [] }),

  explain(question, given) {
    const typed = given === null ? null : readNumber(given.value);
    return { options: [], note: typed === null ? null : noteOn(question, typed) };
  },
} satisfies Kind<'numeric', Body, Response, View>;

const NUMBER = String.raw`[+-]?(?:\d+(?:_\d+)*(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?`;
const UNIT = String.raw`(?:\s*([\p{L}\p{Sc}%‰°′″]\S*))?`;
const EXACT = new RegExp(`^(${NUMBER})${UNIT}$`, 'u');
const AROUND = new RegExp(
  String.raw`^(${NUMBER})\s*(?:±|\+-|\+/-)\s*(${NUMBER})\s*(%?)${UNIT}$`,
  'u',
);
const BETWEEN = new RegExp(String.raw`^\[\s*(${NUMBER})\s*[,;]\s*(${NUMBER})\s*\]${UNIT}$`, 'u');

/**
 * The author's notation. A percentage after ± is a share of the number (`200 ± 5%` is 190 to 210);
 * a percent sign anywhere else is the unit.
 *
 * @returns a sentence where it cannot be read.
 */
function readRange(written: string): Pick<Body, 'low' | 'high' | 'unit'> | string {
  const text = written.replace(/[−–]/g, '-').trim();
  if (/^[+-]?0[xob]/i.test(text)) return `"${written}" is not a decimal number.`;
  const between = BETWEEN.exec(text);
  const around = between === null ? AROUND.exec(text) : null;
  const exact = between === null && around === null ? EXACT.exec(text) : null;
  const found = between ?? around ?? exact;
  if (found === null) return `"${written}" is no number, tolerance or range that can be read.`;
  const first = numberOf(found[1]);
  const second = exact === null ? numberOf(found[2]) : 0;
  if (!Number.isFinite(first) || !Number.isFinite(second)) return `"${written}" is out of range.`;
  if (exact !== null) {
    return tooExact(found[1])
      ? `"${written}" has more digits than a number is graded by (15).`
      : { low: first, high: first, unit: found[2] ?? null };
  }
  if (between !== null) {
    return first > second
      ? `The range "${written}" starts above its end.`
      : { low: first, high: second, unit: found[3] ?? null };
  }
  if (second < 0) return `The tolerance in "${written}" is below zero.`;
  const width = found[3] === '%' ? (Math.abs(first) * second) / 100 : second;
  return { low: first - width, high: first + width, unit: found[4] ?? null };
}

function numberOf(text: string | undefined): number {
  return Number((text ?? '').replace(/_/g, ''));
}

function tooExact(text: string | undefined): boolean {
  const digits = (text ?? '')
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
  return digits.replace(/0+$/, '').length > 15;
}

/**
 * The reading that lies in the range. The bounds give way by four units in the last place of a
 * double, since 0.7 + 0.1 is a little less than 0.8.
 */
function rightReading(question: Body, typed: ReadNumber): number | null {
  const slack = 4 * Number.EPSILON * Math.max(Math.abs(question.low), Math.abs(question.high));
  const fits = (value: number) => value >= question.low - slack && value <= question.high + slack;
  return typed.values.find(fits) ?? null;
}

/** No unit typed is fine: the question shows it. A wrong one is wrong. */
function unitFits(question: Body, typed: ReadNumber): boolean {
  if (typed.unit === null || question.unit === null) return true;
  return comparableUnit(typed.unit) === comparableUnit(question.unit);
}

/** m/s², m/s^2 and "m / s2" are one unit; mW and MW are two. */
function comparableUnit(unit: string): string {
  return unit
    .normalize('NFKC')
    .replace(/[\s^·⋅*]/g, '')
    .replace(/^deg(?=[CF]$)/, '°');
}

function noteOn(question: Body, typed: ReadNumber): string | null {
  const right = rightReading(question, typed);
  if (!unitFits(question, typed)) {
    const unit = `<strong>${escapeHtml(question.unit ?? '')}</strong>`;
    return right === null
      ? `The answer is asked in ${unit}.`
      : `The number fits, but the unit is ${unit}.`;
  }
  if (typed.values.length > 1) return `Read as ${right ?? typed.values.join(' or as ')}.`;
  return null;
}
