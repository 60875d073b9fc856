// Decides how predictions and what happened are drawn against each other: on the line they agree.
import { scaleLinear, scaleSqrt } from 'd3-scale';
import type { RecallBin } from '@/core/mastery/calibration';

const SIZE = 328;
const HEIGHT = 240;
const LEFT = 38;
const BOTTOM = 34;
const TOP = 10;
const RIGHT = 12;

export function Agreement({
  bins,
  titleOf,
  label,
  axes,
  percent,
}: {
  bins: readonly RecallBin[];
  titleOf: (bin: RecallBin) => string;
  label: string;
  axes: { x: string; y: string };
  percent: (share: number) => string;
}) {
  // Where nothing is predicted or happens below a half there is nothing to see there.
  const least = Math.min(
    0.5,
    ...bins.map((bin) => Math.floor(Math.min(bin.predicted, bin.came / bin.answers) * 4) / 4),
  );
  const x = scaleLinear()
    .domain([least, 1])
    .range([LEFT, SIZE - RIGHT]);
  const y = scaleLinear()
    .domain([least, 1])
    .range([HEIGHT - BOTTOM, TOP]);
  const most = Math.max(1, ...bins.map(({ answers }) => answers));
  const size = scaleSqrt().domain([0, most]).range([2.5, 9]);
  return (
    <svg viewBox={`0 0 ${SIZE} ${HEIGHT}`} role="img" aria-label={label} className="block w-full">
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={SIZE - RIGHT} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text
            x={LEFT - 6}
            y={y(tick)}
            dy="0.32em"
            textAnchor="end"
            fontSize="10"
            className="fill-muted"
          >
            {percent(tick)}
          </text>
          <text
            x={x(tick)}
            y={HEIGHT - BOTTOM + 14}
            textAnchor="middle"
            fontSize="10"
            className="fill-muted"
          >
            {percent(tick)}
          </text>
        </g>
      ))}
      <text x={SIZE - RIGHT} y={HEIGHT - 4} textAnchor="end" fontSize="10" className="fill-muted">
        {axes.x}
      </text>
      <text x={LEFT + 6} y={TOP + 8} fontSize="10" className="fill-muted">
        {axes.y}
      </text>
      <line
        x1={x(least)}
        y1={y(least)}
        x2={x(1)}
        y2={y(1)}
        strokeDasharray="4 4"
        className="stroke-rule"
      />
      {bins.map((bin) => (
        <g key={bin.predicted}>
          <title>{titleOf(bin)}</title>
          <line
            x1={x(bin.predicted)}
            x2={x(bin.predicted)}
            y1={y(Math.max(least, bin.low))}
            y2={y(bin.high)}
            strokeWidth="3"
            strokeLinecap="round"
            className="stroke-accent/35"
          />
          <circle
            cx={x(bin.predicted)}
            cy={y(bin.came / bin.answers)}
            r={size(bin.answers)}
            className="fill-accent stroke-surface"
          />
        </g>
      ))}
    </svg>
  );
}
