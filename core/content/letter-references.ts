// Decides when prose names an option by its letter. Options are shuffled, so a letter names nothing.
import type { RootContent } from 'mdast';
import type { Document } from '@/core/content/document';

const NAMED =
  /\b(?:[Oo]ptions?|[Cc]hoices?|[Aa]nswers?)\s+\(?[A-H]\)?(?=\s*(?:$|[.,;:!?)]|(?:is|are|was|and|or)\b))/;

/** Reports each text that says "option B" or "answer (C)"; code is left alone. */
export function reportLetterReferences(nodes: readonly RootContent[], document: Document): void {
  for (const node of nodes) {
    const found = node.type === 'text' ? NAMED.exec(node.value) : null;
    if (found !== null) {
      document.report({
        severity: 'error',
        code: 'letter-reference',
        message: `"${found[0]}" names an option by a letter, but options are shuffled.`,
        mend: 'Say what the option says.',
        node,
      });
    }
    if ('children' in node) reportLetterReferences(node.children, document);
  }
}
