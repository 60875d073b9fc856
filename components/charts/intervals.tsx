// Decides how shares with their likely ranges are drawn, one below the other on one scale.
import { scaleLinear } from 'd3-scale';

export interface IntervalRow {
  name: string;
  /** Said at the end of the row. */
  said: string;
  title: string;
  /** Each 0 to 1; null where there is nothing to draw. */
  range: { share: number; low: number; high: number } | null;
}

const WIDTH = 328;
const ROW = 34;
const LEFT = 66;
const RIGHT = 74;
const BOTTOM = 20;

/** `percent` writes a share. */
export function Intervals({
  rows,
  label,
  percent,
}: {
  rows: readonly IntervalRow[];
  label: string;
  percent: (share: number) => string;
}) {
  const height = rows.length * ROW + BOTTOM;
  const x = scaleLinear()
    .domain([0, 1])
    .range([LEFT, WIDTH - RIGHT]);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label} className="block w-full">
      {[0, 0.5, 1].map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} 0)`}>
          <line y1="4" y2={height - BOTTOM} className="stroke-line" />
          <text y={height - 6} textAnchor="middle" fontSize="10" className="fill-muted">
            {percent(tick)}
          </text>
        </g>
      ))}
      {rows.map(({ name, said, title, range }, at) => (
        <g key={name} transform={`translate(0 ${at * ROW + ROW / 2})`}>
          <title>{title}</title>
          <text dy="0.35em" fontSize="12" className="fill-ink font-semibold">
            {name}
          </text>
          {range !== null && (
            <>
              <line
                x1={x(range.low)}
                x2={x(range.high)}
                strokeWidth="6"
                strokeLinecap="round"
                className="stroke-accent/35"
              />
              <circle cx={x(range.share)} r="5" className="fill-accent" />
            </>
          )}
          <text x={WIDTH} dy="0.35em" textAnchor="end" fontSize="11" className="fill-muted">
            {said}
          </text>
        </g>
      ))}
    </svg>
  );
}
