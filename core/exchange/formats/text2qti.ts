// Decides how text2qti's plain text is read: numbered questions, `a)` and `*b)`, `[*]`, `* answer`,
// `= 42 +- 1`, and what is said after `...`. Programs in it are never run.
import {
  choiceOf,
  decoded,
  Tally,
  textOf,
  Unusable,
  type DraftOption,
} from '@/core/exchange/draft';
import type { ExchangeAnswer, ExchangeDraft, Format } from '@/core/exchange/exchange';
import { Images } from '@/core/exchange/images';

const START = /^\d{1,4}\.(?:\s+|$)(.*)$/;
const CHOICE = /^(\*?)([a-zA-Z])\)\s+(.*)$/;
const BOX = /^\[( |\*)\]\s+(.*)$/;
const SHORT = /^\*\s+(.*)$/;
const NUMBER = /^=\s+(.*)$/;
const SAID = /^(\.\.\.|\+|-)\s+(.*)$/;
const HEAD =
  /^(quiz title|quiz description|quiz|title|points|text title|text|pick|points per question|solutions per [a-z]+|shuffle answers|show correct answers|one question at a time|can't go back|feedback is solution|solutions sample groups|solutions randomize groups):/i;

/** @see https://github.com/gpoore/text2qti */
export const text2qti: Format = {
  name: 'text2qti',
  endings: ['txt', 'md'],

  detect(_fileName, bytes) {
    const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
    const isAsked = /^\d{1,4}\.\s/m.test(text);
    const isAnswered =
      /^\*[a-zA-Z]\)\s/m.test(text) || /^\[\*\]\s/m.test(text) || /^=\s+[[\d.+-]/m.test(text);
    if (!isAsked) return 0;
    return isAnswered
      ? /^quiz title:/im.test(text)
        ? 0.98
        : 0.94
      : /^quiz title:/im.test(text)
        ? 0.9
        : 0;
  },

  async read(bytes, _fileName, aids) {
    const tally = new Tally(new Images(aids.neighbour));
    for (const block of blocksOf(decoded(bytes))) {
      tally.take(block.line, block.lines[0] ?? '', () => draftOf(block.lines));
    }
    return tally.reading();
  },
};

interface Block {
  line: number;
  /** The first without its number. */
  lines: string[];
}

/** What stands before a question's number, such as its title, is not its. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let skipsTo: string | null = null;
  text.split('\n').forEach((raw, index) => {
    const line = raw.replace(/\s+$/, '');
    if (skipsTo !== null) {
      if (line.trim() === skipsTo) skipsTo = null;
      return;
    }
    if (line === 'COMMENT') skipsTo = 'END_COMMENT';
    if (/^(%|COMMENT$|GROUP$|END_GROUP$)/.test(line)) return;
    const start = START.exec(line);
    if (start !== null) blocks.push((open = { line: index + 1, lines: [start[1] ?? ''] }));
    else if (HEAD.test(line)) open = null;
    else open?.lines.push(line);
  });
  return blocks;
}

/** A line that starts with none of the signs goes on with what stands above it. */
function draftOf(lines: readonly string[]): ExchangeDraft {
  const stem: string[] = [lines[0] ?? ''];
  const solution: string[] = [];
  const incorrect: string[] = [];
  const options: DraftOption[] = [];
  const typed: string[] = [];
  let number: string | null = null;
  let isMany = false;
  let refused: string | null = null;
  let goOn: (line: string) => void = (line) => stem.push(line);
  const into = (target: string[], text: string) => {
    target.push(text);
    goOn = (line) => target.push(line);
  };
  const option = (text: string, correct: boolean) => {
    const own: DraftOption = { text, correct };
    options.push(own);
    goOn = (line) => (own.text += `\n${line}`);
  };
  for (const line of lines.slice(1)) {
    const [choice, box, said] = [CHOICE.exec(line), BOX.exec(line), SAID.exec(line)];
    const [short, equal] = [SHORT.exec(line), NUMBER.exec(line)];
    if (choice !== null) option(choice[3] ?? '', choice[1] === '*');
    else if (box !== null) {
      isMany = true;
      option(box[2] ?? '', box[1] === '*');
    } else if (said !== null) {
      const last = options.at(-1);
      if (last === undefined || said[1] !== '...') {
        into(said[1] === '-' ? incorrect : solution, said[2] ?? '');
      } else {
        last.feedback = said[2] ?? '';
        goOn = (more) => (last.feedback = `${last.feedback ?? ''}\n${more}`);
      }
    } else if (short !== null) typed.push(short[1] ?? '');
    else if (equal !== null) number = equal[1] ?? '';
    else if (/^_{3,}$/.test(line)) refused = 'It asks for an essay, which cannot be graded.';
    else if (/^\^{3,}$/.test(line)) refused = 'It asks for a file, which cannot be graded.';
    else goOn(line.replace(/^ {1,4}|^\t/, ''));
  }
  if (refused !== null) throw new Unusable(refused);
  const text = joined(stem);
  if (/^```[^\n]*\{[^}\n]*\.run/m.test(text)) {
    throw new Unusable('A program would have to be run to write it.');
  }
  const notes = incorrect.length === 0 ? [] : ['What is said to every wrong answer was left out.'];
  return {
    stem: ours(text),
    answer: answerOf({ options, isMany, typed, number }),
    solution: solution.length === 0 ? null : ours(joined(solution)),
    notes,
  };
}

function joined(lines: readonly string[]): string {
  return lines.join('\n').trim();
}

/** Formulas stand between single dollars there. */
function ours(text: string): string {
  return text
    .split(/(```[^]*?```|`[^`\n]*`)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/(?<![\\$])\$(?![\s$])([^$\n]+?)(?<![\s\\])\$(?![\d$])/g, '$$$$$1$$$$'),
    )
    .join('');
}

function answerOf({
  options,
  isMany,
  typed,
  number,
}: {
  options: DraftOption[];
  isMany: boolean;
  typed: string[];
  number: string | null;
}): ExchangeAnswer {
  if (number !== null) return numberOf(number);
  if (typed.length > 0) return textOf(typed);
  const answer = choiceOf(
    options.map((one) => ({
      ...one,
      text: ours(one.text.trim()),
      feedback: one.feedback === undefined || one.feedback === null ? null : ours(one.feedback),
    })),
  );
  return isMany && answer.kind === 'single' ? { ...answer, kind: 'multiple' } : answer;
}

const SIGNED = String.raw`([+-]?[\d_]*\.?\d+(?:e[+-]?\d+)?)`;

function numberOf(written: string): ExchangeAnswer {
  const text = written.replace(/[−–]/g, '-').trim();
  const between = new RegExp(`^\\[\\s*${SIGNED}\\s*,\\s*${SIGNED}\\s*\\]$`, 'i').exec(text);
  const around = new RegExp(`^${SIGNED}\\s*(?:(?:\\+-|\\+/-|±)\\s*${SIGNED}(%?))?$`, 'i').exec(
    text,
  );
  if (between === null && around === null) throw new Unusable(`"${text}" is no number.`);
  const [first, second] = [
    number(between?.[1] ?? around?.[1]),
    number(between?.[2] ?? around?.[2]),
  ];
  if (between !== null) return { kind: 'numeric', low: first, high: second, unit: null };
  const width = around?.[3] === '%' ? (Math.abs(first) * second) / 100 : second;
  return { kind: 'numeric', low: first - width, high: first + width, unit: null };
}

function number(text: string | undefined): number {
  return Number((text ?? '0').replaceAll('_', ''));
}
