// Decides how a report is drawn; the table that follows says the same.
import { useTranslations } from 'next-intl';
import { Bars } from '@/components/charts/bars';
import { NamedBars } from '@/components/charts/named-bars';
import { useCellText } from '@/components/reports/cell-text';
import { LearnerBars } from '@/components/reports/learner-bars';
import type { Cell, ChartDescription, Column, Row } from '@/core/reports/report';

/** More lines than anybody compares at a glance. */
const DRAWN = 24;

interface ReportChartProps {
  chart: ChartDescription;
  columns: readonly Column[];
  rows: readonly Row[];
  /** Of a pseudonymous class its id, else null. */
  named: string | null;
}

export function ReportChart({ chart, columns, rows, named }: ReportChartProps) {
  const t = useTranslations('reports');
  const text = useCellText();
  const name = columns.find(({ id }) => id === chart.name);
  const value = columns.find(({ id }) => id === chart.value);
  const drawable = rows.filter(({ cells }) => numberIn(cells[chart.value]) !== null);
  if (!name || !value || drawable.length === 0) return null;
  const drawn = chart.shape === 'steps' ? drawable : drawable.slice(0, DRAWN);
  const marks = drawn.map(({ key, cells }) => {
    const cell = cells[chart.value] ?? null;
    const measured = typeof cell === 'object' ? cell : null;
    return {
      key,
      name: text(name, cells[chart.name] ?? null),
      said: text(value, cell),
      value: numberIn(cell) ?? 0,
      range: measured,
      faint: measured?.unsure ?? false,
    };
  });
  const drawing = {
    label: chart.title,
    bars: marks,
    most: chart.shape === 'ranges' ? 1 : Math.max(...marks.map((mark) => mark.value)),
  };
  return (
    <figure className="mt-6 min-w-0 break-inside-avoid">
      <figcaption className="mb-3 text-sm font-semibold">{chart.title}</figcaption>
      {chart.shape === 'steps' ? (
        <div className="max-w-xl">
          <Bars
            label={chart.title}
            bars={marks.map((mark, at) => ({
              key: at,
              value: mark.value,
              title: `${mark.name}: ${mark.said}`,
              tick: at % Math.ceil(marks.length / 4) === 0 ? mark.name : null,
            }))}
          />
        </div>
      ) : name.learner ? (
        <LearnerBars classId={named} {...drawing} />
      ) : (
        <NamedBars {...drawing} />
      )}
      <p className="mt-2 text-sm text-muted print:hidden">
        {t('drawn', { more: drawable.length - drawn.length })}
      </p>
    </figure>
  );
}

function numberIn(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'object' && cell !== null ? cell.value : null;
}
