// Decides how the rows of a report are tabled: every column sorts by a link.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useHeadText } from '@/components/reports/cell-text';
import { Written } from '@/components/reports/written';
import type { Column, Row } from '@/core/reports/report';

export interface Sorting {
  column: string | null;
  way: 'up' | 'down';
  /** Where a click on that column's head leads. */
  hrefOf: (column: string, way: 'up' | 'down') => string;
}

interface ReportTableProps {
  title: string;
  /** Without those whose text stands apart. */
  columns: readonly Column[];
  rows: readonly Row[];
  sorting: Sorting;
  /** Of a pseudonymous class its id, else null. */
  named: string | null;
  /** False where paper gets it in parts. */
  isPrinted: boolean;
}

export function ReportTable(props: ReportTableProps) {
  const { title, columns, rows, sorting, named, isPrinted } = props;
  const t = useTranslations('reports');
  const caption = t('table', { title });
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className={`mt-4 overflow-x-auto rounded-lg border border-line bg-surface ${isPrinted ? 'print:overflow-visible print:border-0' : 'print:hidden'}`}
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <Head key={column.id} column={column} isFirst={at === 0} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ key, cells }) => (
            <tr key={key} className="break-inside-avoid align-top">
              {columns.map((column, at) => {
                const cell = cells[column.id] ?? null;
                return at === 0 ? (
                  <th
                    key={column.id}
                    scope="row"
                    className={`px-3 py-2 font-medium ${firstLook(column)}`}
                  >
                    <Written column={column} cell={cell} named={named} />
                  </th>
                ) : (
                  <td key={column.id} className={`px-3 py-2 ${alignOf(column)}`}>
                    <Written column={column} cell={cell} named={named} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  column: Column;
  /** Names the rows. */
  isFirst: boolean;
  sorting: Sorting;
}

function Head({ column, isFirst, sorting }: HeadProps) {
  const t = useTranslations('reports');
  const { id, kind } = column;
  const head = useHeadText()(column);
  const isSorted = sorting.column === id;
  const first = kind === 'text' ? 'up' : 'down';
  const other = sorting.way === 'up' ? 'down' : 'up';
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sorting.way === 'up' ? 'ascending' : 'descending') : undefined}
      className={`border-b border-line px-3 py-1 font-semibold ${isFirst ? firstLook(column) : alignOf(column)}`}
    >
      <Link
        href={sorting.hrefOf(id, isSorted ? other : first)}
        scroll={false}
        prefetch={false}
        title={t('sortBy', { column: head })}
        className="inline-flex min-h-11 sm:min-h-9 items-center gap-1 underline-offset-4 hover:text-accent hover:underline print:no-underline"
      >
        {head}
        {isSorted && <span aria-hidden="true">{sorting.way === 'up' ? '↑' : '↓'}</span>}
      </Link>
    </th>
  );
}

/**
 * It stays in sight while a wide table is moved sideways, where there is room for that. Sentences need
 * their width on a phone, too, or a row fills the screen.
 */
function firstLook({ kind, learner = false }: Column): string {
  const width = kind === 'text' && !learner ? 'min-w-64 sm:min-w-40' : 'min-w-40';
  return `${width} print:min-w-28 bg-surface text-start sm:sticky sm:left-0`;
}

function alignOf({ kind, wide = false }: Column): string {
  return kind === 'text'
    ? `${wide ? 'min-w-80 print:min-w-40' : 'min-w-28 print:min-w-0'} max-w-96 text-start whitespace-pre-line`
    : 'text-end tabular-nums whitespace-nowrap';
}
