// Decides how `:::verdicts` is read: a table whose last column judges each row in one word.
import type { BlockKind } from '@/core/lessons/block';
import type { Html } from '@/core/questions/question';

const VERDICTS = ['good', 'ok', 'bad'] as const;
type Verdict = (typeof VERDICTS)[number];

export interface VerdictsBlock {
  type: 'verdicts';
  /** Of all columns, the verdict's included. */
  head: Html[];
  /** `cells` are those before the verdict. */
  rows: { cells: Html[]; verdict: Verdict }[];
}

export const verdicts: BlockKind<VerdictsBlock> = {
  directive: 'verdicts',
  attributes: [],
  compile(node, context) {
    const table = context.table(node, 2);
    if (table === null) return null;
    const rows = table.rows.map((cells) => {
      const last = cells.at(-1);
      const word = last === undefined ? '' : context.text(last).trim().toLowerCase();
      const verdict = VERDICTS.find((known) => known === word);
      if (verdict === undefined) {
        context.report({
          severity: 'error',
          code: 'verdict-word',
          message: `The last column of a verdicts table says good, ok or bad, but here it says "${word}".`,
          mend: 'Write one of the three words.',
          node: last ?? node,
        });
      }
      return {
        cells: cells.slice(0, -1).map((cell) => context.html(cell.children)),
        verdict: verdict ?? 'ok',
      };
    });
    return {
      type: 'verdicts',
      head: table.head.map((cell) => context.html(cell.children)),
      rows,
    };
  },
};
