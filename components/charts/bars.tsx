// Decides how amounts in a row of equal steps (days, weeks) are drawn: bars from a ground line.
import { scaleBand, scaleLinear } from 'd3-scale';

export interface Bar {
  key: number;
  value: number;
  /** What the bar says when it is pointed at. */
  title: string;
  /** Below the bar; most bars have none. */
  tick: string | null;
  strong?: boolean;
}

const WIDTH = 328;
const HEIGHT = 168;
const LEFT = 30;
const BOTTOM = 20;
const TOP = 10;

/** `label` says to assistive technology what the drawing shows. */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const y = scaleLinear()
    .domain([0, highest])
    .nice(3)
    .range([HEIGHT - BOTTOM, TOP]);
  const x = scaleBand<number>()
    .domain(bars.map(({ key }) => key))
    .range([LEFT, WIDTH])
    .padding(0.25);
  const ground = HEIGHT - BOTTOM;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className="block w-full">
      {/* Half a review is none: only whole amounts are named. */}
      {y
        .ticks(3)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick} transform={`translate(0 ${y(tick)})`}>
            <line x1={LEFT} x2={WIDTH} className={tick === 0 ? 'stroke-rule' : 'stroke-line'} />
            <text x={LEFT - 6} dy="0.32em" textAnchor="end" fontSize="10" className="fill-muted">
              {tick}
            </text>
          </g>
        ))}
      {bars.map(({ key, value, title, tick, strong }) => {
        const left = x(key) ?? 0;
        const top = Math.min(y(value), ground - (value > 0 ? 1.5 : 0));
        return (
          <g key={key}>
            <rect
              x={left}
              y={top}
              width={x.bandwidth()}
              height={ground - top}
              rx="1.5"
              className={strong === false ? 'fill-accent/45' : 'fill-accent'}
            />
            {/* The whole column can be pointed at, however low the bar. */}
            <rect x={left} y={TOP} width={x.step()} height={ground - TOP} fill="transparent">
              <title>{title}</title>
            </rect>
            {tick !== null && (
              <text
                x={left + x.bandwidth() / 2}
                y={HEIGHT - 6}
                textAnchor="middle"
                fontSize="10"
                className="fill-muted"
              >
                {tick}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
