// Decides how words from the message files become sentences in the browser: {names} and plurals,
// nothing more, so that no message library has to be sent. Knows no single sentence.
import type questions from '@/messages/en/questions.json';

export type QuestionWords = typeof questions;
export type CardWords = Pick<QuestionWords, 'card' | 'keys' | 'dateLocale' | 'difficulty'>;
export type PluralWords = { one: string; other: string };

/** Replaces `{name}`; a name without a value stays as it is, so that it is noticed. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Picks the form for `count` by the language's own rule, then fills it. */
export function fillCount(
  words: PluralWords,
  count: number,
  locale: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const form = new Intl.PluralRules(locale).select(count) === 'one' ? words.one : words.other;
  return fill(form, { count, ...values });
}

/** What a question card needs, without the words of the practice page. */
export function cardWords(words: QuestionWords): CardWords {
  const { card, keys, dateLocale, difficulty } = words;
  return { card, keys, dateLocale, difficulty };
}
