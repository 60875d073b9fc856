// Decides how one part of a table is printed that has more columns than paper has room for. On a screen
// the whole table stands in its place.
import { useHeadText } from '@/components/reports/cell-text';
import { Written } from '@/components/reports/written';
import type { Column, Row } from '@/core/reports/report';

interface PaperTableProps {
  columns: readonly Column[];
  rows: readonly Row[];
  /** Of a pseudonymous class its id, else null. */
  named: string | null;
}

export function PaperTable({ columns, rows, named }: PaperTableProps) {
  const head = useHeadText();
  return (
    <table className="mt-6 hidden w-full table-fixed border-collapse text-xs print:table [&_span]:whitespace-pre-line">
      <thead>
        <tr className="align-bottom">
          {columns.map((column, at) => (
            <th
              key={column.id}
              scope="col"
              className={`border-b border-line px-1.5 py-1 font-semibold wrap-anywhere ${at === 0 ? 'w-36 text-start' : lookOf(column)}`}
            >
              {head(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map(({ key, cells }) => (
          <tr key={key} className="align-top">
            {columns.map((column, at) => {
              const Cell = at === 0 ? 'th' : 'td';
              return (
                <Cell
                  key={column.id}
                  scope={at === 0 ? 'row' : undefined}
                  className={`px-1.5 py-1 wrap-anywhere ${at === 0 ? 'text-start font-medium' : lookOf(column)}`}
                >
                  <Written column={column} cell={cells[column.id] ?? null} named={named} />
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function lookOf({ kind }: Column): string {
  return kind === 'text' ? 'text-start whitespace-pre-line' : 'text-end tabular-nums';
}
