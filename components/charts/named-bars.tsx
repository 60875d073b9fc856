// Decides how amounts or shares by name are drawn: a name, below it a bar or a range, one below the other.

export interface NamedBar {
  key: string;
  name: string;
  said: string;
  value: number;
  /** Null draws a bar from nothing; else a mark in its range. */
  range: { low: number; high: number } | null;
  faint: boolean;
}

const ROW = 38;
/** Percent of the width; the rest is for what is said of a bar: "15 h 7 min" on a phone. */
const PLOT = 76;
/** About as many letters as fit above a bar on a phone. */
const LONGEST_NAME = 46;

export interface NamedBarsProps {
  bars: readonly NamedBar[];
  /** Says to assistive technology what the drawing shows. */
  label: string;
  /** Ends the scale. */
  most: number;
}

export function NamedBars({ bars, label, most }: NamedBarsProps) {
  const at = (value: number) => `${(value / Math.max(most, 1e-9)) * PLOT}%`;
  return (
    <svg
      height={bars.length * ROW}
      role="img"
      aria-label={label}
      className="block w-full max-w-2xl"
    >
      {bars.map(({ key, name, said, value, range, faint }, place) => (
        <g key={key} transform={`translate(0 ${place * ROW})`}>
          <title>{`${name}: ${said}`}</title>
          <text y="12" fontSize="13" className="fill-ink">
            {name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name}
          </text>
          <line x1="0" x2={`${PLOT}%`} y1="25" y2="25" className="stroke-line" />
          {range === null ? (
            <rect y="20" height="10" rx="2" width={at(value)} className="fill-accent" />
          ) : (
            <>
              <line
                x1={at(range.low)}
                x2={at(range.high)}
                y1="25"
                y2="25"
                strokeWidth="8"
                strokeLinecap="round"
                className={faint ? 'stroke-muted/35' : 'stroke-accent/35'}
              />
              <circle
                cx={at(value)}
                cy="25"
                r="6"
                className={faint ? 'fill-muted' : 'fill-accent'}
              />
            </>
          )}
          <text x="100%" y="30" textAnchor="end" fontSize="12" className="fill-muted">
            {said}
          </text>
        </g>
      ))}
    </svg>
  );
}
