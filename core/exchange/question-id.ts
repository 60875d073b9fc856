// Decides which id an imported question gets: its own where that is one, else one of its content,
// so that the same question gets the same id in every run.
import { sha256 } from '@/core/content/hash';
import { isSlug, slugOf } from '@/core/content/slug';
import type { ExchangeQuestion } from '@/core/exchange/exchange';
import { headed } from '@/core/exchange/markdown-writer';

const MAX_WORDS = 40;

/** @returns a slug */
export function idOf(question: ExchangeQuestion): string {
  if (question.id !== null && isSlug(question.id)) return question.id;
  const { stem, answer } = question;
  const hash = sha256(JSON.stringify({ stem, answer })).slice(0, 8);
  const words = slugOf(headed(stem).heading).slice(0, MAX_WORDS).replace(/-+$/, '');
  return `${words === 'section' ? 'question' : words}-${hash}`;
}
