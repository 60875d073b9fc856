// Decides what a parsed Markdown file offers to whoever reads questions or lessons out of it.
// Refuses to know what the blocks mean.
import type { Root, RootContent } from 'mdast';
import type { Html, RecogniseContext } from '@/core/questions/question';

/** The shape of one reported problem; the place is the node's. */
export type Problem = Parameters<RecogniseContext['report']>[0];

/** A code fence, highlighted. */
export interface HighlightedCode {
  /** As the author wrote it, lower-cased; null for none. */
  language: string | null;
  /** Inner HTML of each line, in order. */
  lines: Html[];
  /** The whole `<pre>`. */
  html: Html;
}

/** One Markdown file, parsed. Every position is relative to the whole file, front matter included. */
export interface Document {
  /** Path inside the content folder, with forward slashes. */
  file: string;
  /** The file's text with `\n` line ends and without a byte-order mark. */
  text: string;
  /** The body: front matter is left out. */
  root: Root;
  /**
   * Compiles nodes (blocks or inline) to sanitised, highlighted HTML. The result depends on the
   * nodes' words only, never on where in the file they stand. Authors' comments are left out.
   */
  html(nodes: readonly RootContent[]): Html;
  /** Highlights code that is no node of the file. */
  highlight(code: string, language: string | null): HighlightedCode;
  /** The author's words between the node's first and last character; '' for a node without a place. */
  source(node: { position?: RootContent['position'] }): string;
  report(problem: Problem): void;
}
