// Decides how options and keys that a format tells apart become an answer of ours, and which parts
// of a draft have to be made safe. What cannot be is said in a sentence.
import {
  question,
  type ExchangeAnswer,
  type ExchangeDraft,
  type ExchangeQuestion,
  type Reading,
  type Refusal,
} from '@/core/exchange/exchange';
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

function answer(value: unknown): ExchangeAnswer {
  return question({ stem: '', answer: value as never }).answer;
}

/**
 * The draft with every Markdown text made safe.
 *
 * @throws Unusable where a text cannot stand inside a question, or there is no stem.
 */
export function usable(draft: ExchangeDraft): ExchangeQuestion {
  const whole = question(draft);
  const notes = [...whole.notes];
  const safe = (text: string): string => {
    const made = safeMarkdown(text);
    if (typeof made === 'string') throw new Unusable(made);
    for (const note of made.notes) if (!notes.includes(note)) notes.push(note);
    return made.text;
  };
  const orNull = (text: string | null): string | null =>
    text === null ? null : safe(text) || null;
  const stem = safe(whole.stem);
  if (stem === '' && whole.answer.kind !== 'output') throw new Unusable('It asks nothing.');
  const own =
    'options' in whole.answer
      ? {
          ...whole.answer,
          options: whole.answer.options.map((option) => ({
            ...option,
            text: safe(option.text),
            feedback: orNull(option.feedback),
          })),
        }
      : whole.answer;
  if ('options' in own && own.options.some(({ text }) => text === '')) {
    throw new Unusable('One of its options is empty.');
  }
  return {
    ...whole,
    stem,
    answer: own as ExchangeAnswer,
    hints: whole.hints.map(safe).filter((hint) => hint !== ''),
    solution: orNull(whole.solution),
    quickCheck: orNull(whole.quickCheck),
    mistakes: orNull(whole.mistakes),
    notes,
  };
}

/** Counts every question once: taken, or refused with the reason that `read` threw. */
export class Tally {
  private readonly questions: ExchangeQuestion[] = [];
  private readonly refused: Refusal[] = [];
  private found = 0;

  /** @param what its words, for a refusal */
  take(line: number, what: string, read: () => ExchangeDraft): void {
    this.found += 1;
    try {
      this.questions.push(usable({ line, ...read() }));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      this.refused.push({ line, what: firstWords(tidy(what)), why: error.message });
    }
  }

  reading(): Reading {
    return { questions: this.questions, refused: this.refused, found: this.found };
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
