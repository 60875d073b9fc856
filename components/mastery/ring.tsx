// Decides how mastery is drawn: an arc for how much is held, fading as recall fades.
// Always beside a word; alone it says nothing.
import type { MasterySummary } from '@/core/mastery/progress';

const RADIUS = 13;
const AROUND = 2 * Math.PI * RADIUS;

type Held = Pick<MasterySummary, 'mastery' | 'strength' | 'level'>;

/** `summary` null draws the empty ring that keeps the place. Decorative to assistive technology. */
export function Ring({
  summary,
  className = 'size-8',
}: {
  summary: Held | null;
  className?: string;
}) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={`shrink-0 ${className}`}>
      <RingShapes summary={summary} />
    </svg>
  );
}

/** The same as a part of a larger drawing: 32 units wide and high. */
export function RingShapes({ summary }: { summary: Held | null }) {
  const share = summary === null || summary.level === 'not-started' ? 0 : summary.mastery;
  const holds = summary?.level === 'strong' || summary?.level === 'lasting';
  return (
    <>
      <circle cx="16" cy="16" r={RADIUS} fill="none" strokeWidth="4" className="stroke-line" />
      {share > 0 && (
        <circle
          cx="16"
          cy="16"
          r={RADIUS}
          transform="rotate(-90 16 16)"
          fill="none"
          strokeWidth="4"
          strokeLinecap="round"
          strokeDasharray={`${share * AROUND} ${AROUND}`}
          strokeOpacity={holds ? 0.45 + 0.55 * (summary?.strength ?? 0) : 1}
          className={summary?.level === 'refresh-due' ? 'stroke-warn' : 'stroke-accent'}
        />
      )}
      {holds && (
        <path
          d="m11 16.5 3.5 3.5 7-7.5"
          fill="none"
          strokeWidth="2.75"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-accent"
        />
      )}
    </>
  );
}
