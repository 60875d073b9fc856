// Decides where `~slug` names a misconception: at the very end of a feedback or a mistake.
// "~5 ms", "~ten minutes" in mid-sentence and `~~struck out~~` stay what they are.
import type { RootContent } from 'mdast';
import { trimmedParagraph } from '@/core/questions/nodes';

const LAST_WORD = /(?:^|\s)~([a-z][a-z0-9-]{0,63})\s*$/;

export interface Untied {
  /** The nodes to show: copies where something was cut. */
  nodes: RootContent[];
  /** Every slug found, in the order written. */
  slugs: string[];
}

/** Cuts the misconceptions off the end of the last paragraph. The input is left alone. */
export function takeMisconceptions(nodes: readonly RootContent[]): Untied {
  const kept = [...nodes];
  const slugs: string[] = [];
  for (let last = kept.at(-1); last?.type === 'paragraph'; last = kept.at(-1)) {
    const word = last.children.at(-1);
    const found = word?.type === 'text' ? LAST_WORD.exec(word.value) : null;
    if (word?.type !== 'text' || found?.[1] === undefined) break;
    slugs.unshift(found[1]);
    const rest = { ...word, value: word.value.slice(0, found.index) };
    const shortened = trimmedParagraph({
      ...last,
      children: [...last.children.slice(0, -1), rest],
    });
    kept.pop();
    if (shortened !== null) kept.push(shortened);
  }
  return { nodes: kept, slugs };
}
