// Decides how Markdown reads where a format has plain lines only.
import { parseMarkdown } from '@/core/content/parse-markdown';
import { escapedMarkdown } from '@/core/exchange/markdown-text';
import { plainText } from '@/core/questions/nodes';

export interface PlainWords {
  /** Without markup; its blocks each on a line. */
  text: string;
  /** Whether the markup said more than the words do. */
  loses: boolean;
}

export function plainWords(markdown: string): PlainWords {
  const text = plainText(parseMarkdown(markdown).children);
  return { text, loses: escapedMarkdown(text) !== markdown.trim() };
}
