// Decides what stands around every chart: its name, the drawing, and the same as a table.
// The drawing is an image to assistive technology; the table says all that it shows.
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DataTable, type DataTableProps } from '@/components/charts/data-table';
import { textLinkClass } from '@/components/ui/text-link';

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
      <summary className={textLinkClass('sm:min-h-8 rounded')}>{t('table')}</summary>
      <DataTable {...table} />
    </details>
  );
}
