// Decides which question a flash card makes: what is short enough to be typed and compared is a
// text or a number, all else is refused with the reason.
import { parseMarkdown } from '@/core/content/parse-markdown';
import { textOf, Unusable } from '@/core/exchange/draft';
import type { ExchangeAnswer } from '@/core/exchange/exchange';
import { plainText } from '@/core/questions/nodes';

const MAX_CHARACTERS = 100;
const MAX_WORDS = 12;

/**
 * @param back Markdown
 * @throws Unusable
 */
export function answerOfBack(back: string): ExchangeAnswer {
  const { children } = parseMarkdown(withoutSimpleFormula(back));
  const [only] = children;
  if (only === undefined) throw new Unusable('Its answer is empty.');
  if (/!\[[^\]]*\]\(/.test(back)) {
    throw new Unusable('Its answer is an image, which cannot be typed.');
  }
  if (/\$\$|\$[^$\s][^$]*\$/.test(withoutSimpleFormula(back).replace(/`[^`]*`/g, ''))) {
    throw new Unusable('Its answer is a formula, which cannot be typed and compared.');
  }
  if (children.some(({ type }) => type === 'list')) {
    throw new Unusable(
      'Its answer is a list; ask for one thing, or write it as an order or a choice.',
    );
  }
  const text = (only.type === 'code' ? only.value : plainText(children))
    .replace(/\s+/g, ' ')
    .trim();
  const words = text.split(' ').length;
  if (children.length > 1 || text.length > MAX_CHARACTERS || words > MAX_WORDS) {
    throw new Unusable(
      `Its answer has ${words} words: too long to be typed and compared. Ask for less, or offer options.`,
    );
  }
  if (/^[+-]?(0|[1-9]\d{0,14})(\.\d{1,10})?$/.test(text)) {
    return { kind: 'numeric', low: Number(text), high: Number(text), unit: null };
  }
  const bare = text.replace(/([\p{L}\p{N}])\.$/u, '$1');
  return textOf(bare === text ? [text] : [bare, text]);
}

/** `$0$` and `$$x$$` can be typed as they are. */
function withoutSimpleFormula(text: string): string {
  return text.trim().replace(/^\$\$?\s*([\w.+-]{1,20})\s*\$\$?$/, '$1');
}
