// Decides how options and keys that a format tells apart become an answer of ours, and which parts
// of a draft have to be made safe. What cannot be is said in a sentence.
import {
  exchangeQuestion,
  type ExchangeAnswer,
  type ExchangeDraft,
  type ExchangeQuestion,
  type Reading,
  type Refusal,
} from '@/core/exchange/exchange';
import { clozeStem, clozeText, type Blank } from '@/core/exchange/cloze-text';
import { Images } from '@/core/exchange/images';
import { firstWords, tidy } from '@/core/exchange/markdown-text';
import { safeMarkdown } from '@/core/exchange/safe-markdown';

export interface DraftOption {
  text: string;
  correct: boolean;
  feedback?: string | null;
  misconception?: string | null;
  pinned?: boolean;
}

/** Why something that was read makes no question. */
export class Unusable extends Error {}

/** @throws Unusable where nobody could choose or nothing is right. */
export function choiceOf(options: readonly DraftOption[]): ExchangeAnswer {
  if (options.length < 2) throw new Unusable('It has fewer than two options.');
  const right = options.filter(({ correct }) => correct).length;
  if (right === 0) throw new Unusable('It does not say which option is right.');
  const words = options.map(({ text }) => text.trim().toLowerCase()).sort();
  const isTrueFalse = words.length === 2 && words[0] === 'false' && words[1] === 'true';
  const kind = isTrueFalse && right === 1 ? 'true-false' : right === 1 ? 'single' : 'multiple';
  return answer({
    kind,
    options: options.map(({ text, ...rest }) => ({ text: text.trim(), ...rest })),
  });
}

/** @throws Unusable where an answer is empty. */
export function textOf(accepted: readonly string[], strict = false): ExchangeAnswer {
  const texts = [...new Set(accepted.map((text) => text.replace(/\s+/g, ' ').trim()))];
  const some = texts.filter((text) => text !== '');
  if (some.length === 0) throw new Unusable('Its answer is empty.');
  return answer({ kind: 'text', accepted: some, strict });
}

/** @param wrong what else can be picked; nothing where it is typed @throws Unusable where nothing fits. */
export function gapFor(accepted: string[], wrong: string[] = []): Blank {
  if (accepted.length === 0) throw new Unusable('It does not say what fits one of its gaps.');
  return { accepted, wrong: wrong.length === 0 ? null : wrong };
}

function answer(value: unknown): ExchangeAnswer {
  return checked({ stem: '', answer: value as never }).answer;
}

/** @throws Unusable where it is no pattern that could be held against an answer. */
export function patternOf(written: string): ExchangeAnswer {
  const [, pattern = '', flags = ''] = /^\/([^]+)\/(\w*)$/.exec(written.trim()) ?? [];
  if (pattern === '') throw new Unusable('Its pattern cannot be read.');
  return answer({ kind: 'pattern', pattern, flags });
}

type Made = (text: string) => string;

/** Nobody could answer what asks about an image that is neither there nor described. */
const NO_IMAGE = /: it was left out, and had no description\.$/;

/**
 * The draft with every Markdown text made safe, and its images in their new place.
 *
 * @throws Unusable where a text cannot stand inside a question, or there is no stem.
 */
export function usable(draft: ExchangeDraft, images = new Images()): ExchangeQuestion {
  const whole = checked(draft);
  const notes = [...whole.notes];
  const safe: Made = (text) => {
    const made = safeMarkdown(text, images);
    if (typeof made === 'string') throw new Unusable(made);
    for (const note of made.notes) if (!notes.includes(note)) notes.push(note);
    return made.text;
  };
  const orNull = (text: string | null): string | null =>
    text === null ? null : safe(text) || null;
  const asks: Made = (text) => {
    const made = safe(text);
    const lost = /!\[\s*\]\(/.test(text) ? notes.find((note) => NO_IMAGE.test(note)) : undefined;
    if (lost !== undefined) throw new Unusable(lost.replace(NO_IMAGE, ', and has no description.'));
    return made;
  };
  const stem = whole.answer.kind === 'cloze' ? safeCloze(whole.stem, asks) : asks(whole.stem);
  if (stem === '' && whole.answer.kind !== 'output') throw new Unusable('It asks nothing.');
  return {
    ...whole,
    stem,
    answer: safeAnswer(whole.answer, asks, orNull),
    hints: whole.hints.map(safe).filter((hint) => hint !== ''),
    solution: orNull(whole.solution),
    quickCheck: orNull(whole.quickCheck),
    mistakes: orNull(whole.mistakes),
    notes,
  };
}

function checked(draft: ExchangeDraft): ExchangeQuestion {
  const read = exchangeQuestion.safeParse(draft);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Unusable(`Its ${issue?.path.join('.') ?? 'form'}: ${issue?.message ?? 'unusable'}.`);
}

function safeCloze(stem: string, safe: Made): string {
  const { text, blanks } = clozeText(stem);
  if (blanks.length === 0) throw new Unusable('It has no blank to fill.');
  if (blanks.some(({ accepted }) => accepted.length === 0 || accepted.some((one) => one === ''))) {
    throw new Unusable('One of its blanks has no answer.');
  }
  return clozeStem({ text: safe(text), blanks });
}

function safeAnswer(
  own: ExchangeAnswer,
  safe: Made,
  orNull: (text: string | null) => string | null,
): ExchangeAnswer {
  const some = (text: string, what: string) => {
    const made = safe(text);
    if (made === '') throw new Unusable(`${what} is empty.`);
    return made;
  };
  const told = <One extends { text: string; feedback: string | null }>(one: One, what: string) => ({
    ...one,
    text: some(one.text, what),
    feedback: orNull(one.feedback),
  });
  const cell = (text: string, what: string) => {
    const line = some(text, what).replace(/\s*\n\s*/g, ' ');
    if (/^(```|~~~|[-*+] |>)/.test(line)) throw new Unusable(`${what} is more than a line.`);
    return line;
  };
  switch (own.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return {
        ...own,
        options: own.options.map((one) => told(one, 'One of its options')),
      } as ExchangeAnswer;
    case 'ordering':
      return {
        ...own,
        steps: own.steps.map((one) => told(one, 'One of its steps')),
        distractors: own.distractors.map((one) => told(one, 'One of its steps')),
      };
    case 'matching':
      return {
        ...own,
        heads: [
          safe(own.heads[0]).replace(/\s*\n\s*/g, ' '),
          safe(own.heads[1]).replace(/\s*\n\s*/g, ' '),
        ],
        pairs: own.pairs.map(({ left, right }) => ({
          left: cell(left, 'One of its pairs'),
          right: cell(right, 'One of its pairs'),
        })),
        spare: own.spare.map((text) => cell(text, 'One of its choices')),
      };
    default:
      return own;
  }
}

/** Counts every question once: taken, or refused with the reason that `read` threw. */
export class Tally {
  private readonly questions: ExchangeQuestion[] = [];
  private readonly refused: Refusal[] = [];
  private found = 0;

  /** @param images what the source shows */
  constructor(private readonly images = new Images()) {}

  /** @param what its words, for a refusal */
  take(line: number, what: string, read: () => ExchangeDraft): void {
    this.found += 1;
    try {
      this.questions.push(usable({ line, ...read() }, this.images));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      this.refused.push({ line, what: firstWords(tidy(what)), why: error.message });
    }
  }

  reading(): Reading {
    return {
      questions: this.questions,
      refused: this.refused,
      found: this.found,
      images: this.images.files,
    };
  }
}

/** The text of a UTF-8 file with `\n` line ends. @throws Unusable where it is none. */
export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true })
      .decode(bytes)
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
  } catch {
    throw new Unusable('This file is not UTF-8 text.');
  }
}
