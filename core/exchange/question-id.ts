// Decides which id an imported question gets: its own where that is one, else one of its origin or
// content, so that the same question gets the same id in every run.
import { sha256 } from '@/core/content/hash';
import { isSlug, slugOf } from '@/core/content/slug';
import type { ExchangeQuestion } from '@/core/exchange/exchange';
import { headed } from '@/core/exchange/markdown-writer';

const MAX_WORDS = 40;
/** `7`, `q12`, `item-3`: what counts questions of a file, and names none of them in the next. */
const COUNTED = /^[a-z]{0,12}[-_. ]?\d{1,6}$/i;

/**
 * @param ownIds the source's ids are ours
 * @returns a slug
 */
export function idOf(question: ExchangeQuestion, ownIds = false): string {
  const { id } = question;
  if (id === null || id.trim() === '' || (COUNTED.test(id) && !ownIds)) return contentId(question);
  if (isSlug(id)) return id;
  const words = slugOf(id).slice(0, MAX_WORDS).replace(/-+$/, '');
  return `${words === 'section' ? 'question' : words}-${sha256(id).slice(0, 6)}`;
}

/** Made of what it asks and of its key. */
export function contentId({ stem, answer }: ExchangeQuestion): string {
  const hash = sha256(JSON.stringify({ stem, answer })).slice(0, 8);
  const words = slugOf(headed(stem).heading).slice(0, MAX_WORDS).replace(/-+$/, '');
  return `${words === 'section' ? 'question' : words}-${hash}`;
}
