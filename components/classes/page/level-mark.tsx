// Decides how a level looks in a small cell: a mark for the eye, a tint beside it, never the tint alone.
import type { Level } from '@/core/mastery/progress';

export const CELL_LOOKS: Record<Level, string> = {
  'not-started': 'text-muted',
  learning: 'bg-paper text-ink',
  'getting-there': 'bg-accent-soft/60 text-ink',
  'refresh-due': 'bg-warn-soft text-ink',
  strong:
    'bg-[color-mix(in_oklab,var(--color-accent)_26%,var(--color-surface))] text-ink font-semibold',
  lasting: 'bg-accent text-accent-ink font-semibold',
};

/** What is too unsure to go by is grey, whatever its level. */
export const UNSURE_LOOK = 'border border-dashed border-rule/60 text-muted';

const PATHS: Record<Level, string | null> = {
  'not-started': null,
  learning: 'M3 9.5 6 6.5',
  'getting-there': 'M2.5 9.5 6 6l1.5 1.5L10 4',
  'refresh-due': 'M9.8 6a3.8 3.8 0 1 1-1.2-2.8M9.8 1.6v2.2H7.6',
  strong: 'm2.5 6.5 2.5 2.5 5-5.5',
  lasting: 'm1 6.5 2.3 2.5 4-5M6 8.3l.8.7 4.2-5',
};

export function LevelMark({ level, isUnsure }: { level: Level; isUnsure: boolean }) {
  const path = isUnsure ? null : PATHS[level];
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3.5 shrink-0">
      {path === null ? (
        isUnsure && (
          <circle
            cx="6"
            cy="6"
            r="2.6"
            fill="none"
            stroke="currentColor"
            strokeDasharray="2 1.6"
            strokeWidth="1.2"
          />
        )
      ) : (
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
