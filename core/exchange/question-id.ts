// Decides which id an imported question gets: its own where that is one, else one of its origin or
// content, so that the same question gets the same id in every run.
import { sha256 } from '@/core/content/hash';
import { isSlug, slugOf } from '@/core/content/slug';
import { clozeText, withBlanks } from '@/core/exchange/cloze-text';
import type { ExchangeAnswer, ExchangeQuestion } from '@/core/exchange/exchange';
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

/** Made of what a learner may see of it, never of its key: ids stand in addresses. */
export function contentId(question: ExchangeQuestion): string {
  const stem = shownStem(question);
  const hash = sha256(JSON.stringify([stem, question.answer.kind, shownParts(question.answer)]));
  const words = slugOf(headed(stem).heading).slice(0, MAX_WORDS).replace(/-+$/, '');
  return `${words === 'section' ? 'question' : words}-${hash.slice(0, 8)}`;
}

function shownStem({ stem, answer }: ExchangeQuestion): string {
  return answer.kind === 'cloze' ? withBlanks(clozeText(stem).text, () => '…') : stem;
}

/** In an order that tells nothing. */
function shownParts(answer: ExchangeAnswer): string[] {
  switch (answer.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return answer.options.map(({ text }) => text).sort();
    case 'ordering':
      return [...answer.steps, ...answer.distractors].map(({ text }) => text).sort();
    case 'parsons':
      return [...answer.lines.map(({ text }) => text), ...answer.distractors].sort();
    case 'matching':
      return [
        ...answer.pairs.map(({ left }) => left),
        ...[...new Set([...answer.pairs.map(({ right }) => right), ...answer.spare])].sort(),
      ];
    case 'output':
      return [answer.program];
    default:
      return [];
  }
}
