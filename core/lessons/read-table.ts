// Decides whether a directive holds the one table that it needs.
import type { TableCell } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Document } from '@/core/content/document';
import type { TableContent } from '@/core/lessons/block';

/** Rows come out as wide as the head; missing cells are empty, surplus ones are reported. */
export function readTable(
  node: ContainerDirective,
  columns: number,
  report: Document['report'],
): TableContent | null {
  const [table, ...rest] = node.children;
  if (table?.type !== 'table' || rest.length > 0) {
    report({
      severity: 'error',
      code: 'directive-table',
      message: `:::${node.name} holds one table and nothing else.`,
      mend: 'Put other text above or below the directive.',
      node: table?.type === 'table' ? (rest[0] ?? node) : (table ?? node),
    });
    return null;
  }
  const [head, ...rows] = table.children;
  if (head === undefined || head.children.length < columns || rows.length === 0) {
    report({
      severity: 'error',
      code: 'directive-table',
      message: `The table of :::${node.name} needs at least ${columns} columns and one row below the head.`,
      mend: 'Add what is missing.',
      node: table,
    });
    return null;
  }
  const width = head.children.length;
  for (const row of rows.filter((row) => row.children.length !== width)) {
    report({
      severity: 'error',
      code: 'table-width',
      message: `This row has ${row.children.length} cells, and the head has ${width}.`,
      mend: 'A bar inside a cell is written \\|.',
      node: row,
    });
  }
  return {
    head: head.children,
    rows: rows.map((row) => padded(row.children, width)),
  };
}

function padded(cells: readonly TableCell[], width: number): TableCell[] {
  return Array.from(
    { length: width },
    (_, index) => cells[index] ?? { type: 'tableCell', children: [] },
  );
}
