// Decides how a cell of a report stands in a table: what is unsure is grey and says so.
import { useTranslations } from 'next-intl';
import { ShownName } from '@/components/classes/names/shown-name';
import { useCellText } from '@/components/reports/cell-text';
import type { Cell, Column } from '@/core/reports/report';

interface WrittenProps {
  column: Pick<Column, 'kind' | 'learner'>;
  cell: Cell;
  /** Id of a class by nicknames, whose opened names are shown in place. */
  named?: string | null;
}

/** A cell as it is read; a measured one with its range, and grey where that rests on too few answers. */
export function Written({ column, cell, named = null }: WrittenProps) {
  const t = useTranslations('reports');
  const text = useCellText();
  if (cell === null) return <span className="text-muted">{t('none')}</span>;
  if (column.learner && typeof cell === 'string')
    return (
      <span className="wrap-anywhere">
        <ShownName classId={named} shownAs={cell} />
      </span>
    );
  if (typeof cell === 'string' && cell.includes('\n')) return <Lines text={cell} />;
  if (typeof cell !== 'object') return <span className="wrap-anywhere">{text(column, cell)}</span>;
  const range = t('range', {
    low: text(column, cell.low),
    high: text(column, cell.high),
  });
  return (
    <span className={cell.unsure ? 'text-muted' : ''}>
      <span className={cell.unsure ? '' : 'font-semibold'}>{text(column, cell)}</span>
      <span className="block text-xs whitespace-nowrap text-muted">{range}</span>
      {cell.unsure && <span className="block text-xs whitespace-nowrap">{t('few')}</span>}
    </span>
  );
}

/** On a phone, where a row would fill the screen, they wait until somebody asks. */
function Lines({ text }: { text: string }) {
  const t = useTranslations('reports');
  return (
    <>
      <details className="sm:hidden print:hidden">
        <summary className="min-h-11 py-2.5 whitespace-nowrap">
          {t('lines', { count: text.split('\n').length })}
        </summary>
        <span className="wrap-anywhere">{text}</span>
      </details>
      <span className="hidden wrap-anywhere sm:inline print:inline">{text}</span>
    </>
  );
}
