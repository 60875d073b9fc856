// Decides what a lesson block kind must be able to do: one container directive, one compiled shape.
// Refuses to know any single kind: blocks/ holds those, registry.ts lists them.
import type { RootContent, TableCell } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { HighlightedCode, Problem } from '@/core/content/document';
import type { Html } from '@/core/questions/question';

/** A code fence with a name, rendered line by line. */
export interface NamedCode extends HighlightedCode {
  /** Null where a fence without a name stands directly above its trace. */
  name: string | null;
}

/** Ordinary Markdown between two directives. */
export interface ProseBlock {
  type: 'prose';
  html: Html;
}

/** A fence with a `name` that no trace runs: shown with its name as a caption. */
export interface CodeBlock extends HighlightedCode {
  type: 'code';
  name: string | null;
}

/** A better and a worse way; one side is null where its partner is not next to it. */
export interface PairBlock {
  type: 'pair';
  good: { gain: string | null; html: Html } | null;
  bad: { cost: string | null; html: Html } | null;
}

/** A table as its author wrote it; every row has as many cells as the head. */
export interface TableContent {
  head: TableCell[];
  rows: TableCell[][];
}

/** What a block kind may ask for while it compiles. */
export interface BlockContext {
  /** Sanitised HTML of blocks or inline nodes; '' for none. */
  html(nodes: readonly RootContent[]): Html;
  /** A node's words without markup. */
  text(node: RootContent): string;
  report(problem: Problem): void;
  /**
   * The one table that a directive holds, with at least `columns` columns and one row; otherwise
   * null, after saying what was expected.
   */
  table(node: ContainerDirective, columns: number): TableContent | null;
  /** The HTML of a whole table. */
  tableHtml(node: ContainerDirective): Html;
  /** The fence of this lesson with that name, above or below; it is then shown by the asker alone. */
  fence(name: string): NamedCode | null;
  /** Names of all fences of the lesson that have one. */
  fenceNames(): readonly string[];
  /** The name that was meant, where one is near; for mends. */
  nearest(word: string, words: readonly string[]): string | null;
  /** Types of the blocks above this one, nearest last. */
  above(): readonly string[];
  /** Compiles the questions in a directive (H3, parts H4) and gives their whole ids. */
  quiz(node: ContainerDirective): string[];
}

/**
 * One kind of block.
 *
 * `compile` gets a directive that stands at the lesson's top level and is closed. It reports what is
 * wrong at the node concerned and may still return a block, so that all problems are told at once;
 * null leaves the block out.
 */
export interface BlockKind<Block extends { type: string } = { type: string }> {
  /** The word after `:::`. */
  directive: string;
  /** Attributes that it takes; any other is an error. */
  attributes: readonly string[];
  compile(node: ContainerDirective, context: BlockContext): Block | null;
}
