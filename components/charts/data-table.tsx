// Decides how the numbers behind a drawing are tabled: long ones scroll in a place of their own.
import type { ReactNode } from 'react';

export interface DataTableProps {
  caption: string;
  head: readonly string[];
  /** The first cell names the row. */
  rows: readonly (readonly ReactNode[])[];
  /** Columns after the first are numbers. */
  numbers?: boolean;
}

export function DataTable({ caption, head, rows, numbers = false }: DataTableProps) {
  const align = numbers ? 'text-end tabular-nums' : 'text-start';
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="mt-2 max-h-96 overflow-auto rounded-lg border border-line print:max-h-none"
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-surface">
          <tr>
            {head.map((name, at) => (
              <th
                key={name}
                scope="col"
                className={`border-b border-line px-3 py-2 font-semibold ${at === 0 ? 'text-start' : align}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row" className="min-w-20 px-3 py-1.5 text-start font-normal">
                    {cell}
                  </th>
                ) : (
                  <td key={at} className={`px-3 py-1.5 ${align}`}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
