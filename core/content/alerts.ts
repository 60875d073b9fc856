// Decides how GitHub's alerts are read: a quote that starts with [!TIP] says its word aloud.
import type { Blockquote, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Document } from '@/core/content/document';
import { suggestion } from '@/core/content/nearest';

const WORDS: Readonly<Record<string, string>> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

/** Turns alerts of the tree, in place, into a `div.alert` whose first paragraph is the word. */
export function markAlerts(root: Root, document: Pick<Document, 'report'>): void {
  visit(root, 'blockquote', (quote) => {
    const mark = takeMark(quote);
    if (mark === null) return;
    const word = WORDS[mark];
    if (word === undefined) {
      document.report({
        severity: 'warning',
        code: 'unknown-alert',
        message: `"${mark.toUpperCase()}" is no alert.`,
        mend: suggestion(
          mark.toUpperCase(),
          Object.keys(WORDS).map((known) => known.toUpperCase()),
        ),
        node: quote,
      });
      return;
    }
    quote.data = {
      ...quote.data,
      hName: 'div',
      hProperties: { className: ['alert', `alert-${mark}`] },
    };
    quote.children.unshift({
      type: 'paragraph',
      data: { hProperties: { className: ['alert-word'] } },
      children: [{ type: 'text', value: word }],
    });
  });
}

/** Removes `[!WORD]` from the quote's start and gives it in lower case; null where there is none. */
function takeMark(quote: Blockquote): string | null {
  const paragraph = quote.children[0];
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (paragraph?.type !== 'paragraph' || text?.type !== 'text') return null;
  const mark = /^\[!([A-Za-z]{1,20})\][ \t]*(?:\n|$)/.exec(text.value);
  if (mark?.[1] === undefined) return null;
  text.value = text.value.slice(mark[0].length);
  if (text.value === '') paragraph.children.shift();
  if (paragraph.children[0]?.type === 'break') paragraph.children.shift();
  if (paragraph.children.length === 0) quote.children.shift();
  return mark[1].toLowerCase();
}
