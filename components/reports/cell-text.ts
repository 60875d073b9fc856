// Decides how a cell of a report and the head of a column are written for people.
import { useTranslations } from 'next-intl';
import { shortDateText } from '@/components/mastery/local-days';
import { useDateLocale } from '@/components/mastery/use-date-locale';
import type { Cell, Column } from '@/core/reports/report';

type Write = (column: Pick<Column, 'kind'>, cell: Cell) => string;

/** Values alone; what surrounds a measured one is the table's. */
export function useCellText(): Write {
  const t = useTranslations('reports');
  const locale = useTranslations('questions')('dateLocale');
  const dates = useDateLocale();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const written = (column: Pick<Column, 'kind'>, value: number): string => {
    switch (column.kind) {
      case 'share':
        return percent.format(value);
      case 'minutes':
        return value < 60
          ? t('minutes', { minutes: Math.floor(value) })
          : t('hours', { hours: Math.floor(value / 60), minutes: Math.floor(value % 60) });
      case 'day':
        return shortDateText(value, dates);
      case 'factor':
        return t('factor', { value: Math.round(value * 10) / 10 });
      default:
        return number.format(value);
    }
  };
  return (column, cell) => {
    if (cell === null) return t('none');
    if (typeof cell === 'string') return cell;
    return written(column, typeof cell === 'number' ? cell : cell.value);
  };
}

/** @returns writes the head of a column */
export function useHeadText(): (column: Pick<Column, 'title' | 'due'>) => string {
  const t = useTranslations('reports');
  const dates = useDateLocale();
  return ({ title, due }) =>
    due ? t('due', { name: due.name, date: shortDateText(due.day, dates) }) : title;
}
