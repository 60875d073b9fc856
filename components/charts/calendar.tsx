// Decides how minutes a day are drawn over weeks: a column a week, shade and number alike.
// Days without practice are left blank; nothing is said of them.
import type { DayPractised } from '@/core/mastery/overview';
import { dayOfMonth, monthText, weekdayLetter } from '@/components/mastery/local-days';

const STEP = 24;
const CELL = 22;
const LEFT = 16;
const TOP = 16;

export interface CalendarProps {
  /** A Monday. */
  from: number;
  weeks: number;
  /** The last day that is drawn. */
  today: number;
  days: ReadonlyMap<number, DayPractised>;
  titleOf: (day: DayPractised) => string;
  label: string;
  locale: string;
}

export function Calendar({ from, weeks, today, days, titleOf, label, locale }: CalendarProps) {
  const all = Array.from({ length: weeks * 7 }, (_, at) => from + at).filter((day) => day <= today);
  return (
    <svg
      viewBox={`0 0 ${LEFT + weeks * STEP} ${TOP + 7 * STEP}`}
      role="img"
      aria-label={label}
      className="block w-full"
    >
      {[0, 2, 4, 6].map((weekday) => (
        <text
          key={weekday}
          x={LEFT - 6}
          y={TOP + weekday * STEP + CELL / 2}
          dy="0.35em"
          textAnchor="end"
          fontSize="9"
          className="fill-muted"
        >
          {weekdayLetter(weekday, locale)}
        </text>
      ))}
      {all.map((day) => {
        const [column, row] = [Math.floor((day - from) / 7), (day - from) % 7];
        const [x, y] = [LEFT + column * STEP, TOP + row * STEP];
        const begins = dayOfMonth(day) === 1;
        return (
          <g key={day}>
            {begins && (
              <text x={x} y={TOP - 6} fontSize="9" className="fill-muted">
                {monthText(day, locale)}
              </text>
            )}
            <Cell x={x} y={y} practised={days.get(day)} titleOf={titleOf} isToday={day === today} />
          </g>
        );
      })}
    </svg>
  );
}

const SHADES = [
  { from: 30, fill: 'fill-accent', ink: 'fill-accent-ink' },
  {
    from: 10,
    fill: 'fill-[color-mix(in_oklab,var(--color-accent)_38%,var(--color-surface))]',
    ink: 'fill-ink',
  },
  { from: 0, fill: 'fill-accent-soft', ink: 'fill-ink' },
] as const;

function Cell({
  x,
  y,
  practised,
  titleOf,
  isToday,
}: {
  x: number;
  y: number;
  practised: DayPractised | undefined;
  titleOf: (day: DayPractised) => string;
  isToday: boolean;
}) {
  const minutes = Math.round(practised?.minutes ?? 0);
  const shade = SHADES.find(({ from }) => minutes >= from) ?? SHADES[2];
  const edge = isToday ? 'stroke-ink' : practised ? 'stroke-none' : 'stroke-line';
  return (
    <>
      <rect
        x={x + 0.5}
        y={y + 0.5}
        width={CELL - 1}
        height={CELL - 1}
        rx="4"
        className={`${practised ? shade.fill : 'fill-none'} ${edge}`}
      >
        {practised && <title>{titleOf(practised)}</title>}
      </rect>
      {practised && (
        <text
          x={x + CELL / 2}
          y={y + CELL / 2}
          dy="0.35em"
          textAnchor="middle"
          fontSize={minutes > 99 ? 8.5 : 10}
          className={`pointer-events-none tabular-nums ${shade.ink}`}
        >
          {minutes === 0 ? '<1' : minutes}
        </text>
      )}
    </>
  );
}
