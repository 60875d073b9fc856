// Decides what stands around every chart: its name, the drawing, and the same as a table.
// The drawing is an image to assistive technology; the table says all that it shows.
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DataTable, type DataTableProps } from '@/components/charts/data-table';

export function Chart({
  title,
  children,
  note,
  table,
  className = '',
}: {
  title: ReactNode;
  children: ReactNode;
  note?: ReactNode;
  table: DataTableProps;
  className?: string;
}) {
  return (
    <figure className={`min-w-0 ${className}`}>
      <figcaption className="mb-2 text-sm font-semibold">{title}</figcaption>
      {children}
      {note !== undefined && <p className="mt-2 text-sm text-muted">{note}</p>}
      <TableBehind {...table} />
    </figure>
  );
}

/** The table of a drawing, folded. */
export function TableBehind(table: DataTableProps) {
  const t = useTranslations('progress');
  return (
    <details className="mt-2 text-sm">
      <summary className="inline-flex min-h-11 sm:min-h-8 items-center rounded text-accent underline-offset-4 hover:underline">
        {t('table')}
      </summary>
      <DataTable {...table} />
    </details>
  );
}
