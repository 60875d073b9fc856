'use client';
// Decides what a page says of the viewer's hold on one pattern. Its place is kept before it is known.
import { Ring } from '@/components/mastery/ring';
import { useProgress } from '@/components/mastery/progress-store';
import type { MasteryWords } from '@/components/mastery/words';
import { dateName } from '@/components/questions/days';
import { fill } from '@/components/questions/words';
import type { MasterySummary } from '@/core/mastery/progress';

const NOTHING: Pick<MasterySummary, 'mastery' | 'strength' | 'level' | 'strongUntil'> = {
  mastery: 0,
  strength: 0,
  level: 'not-started',
  strongUntil: null,
};

/** `pattern` is `track/pattern`. */
export function MasteryBadge({ pattern, words }: { pattern: string; words: MasteryWords }) {
  const { status, progress } = useProgress();
  const summary =
    progress === null
      ? null
      : (progress.patterns.find((one) => one.pattern === pattern) ?? NOTHING);
  return (
    <div className="flex h-10 w-40 shrink-0 items-center gap-2.5" aria-busy={status === 'waiting'}>
      <Ring summary={summary} />
      <p className="text-sm leading-tight">
        {summary !== null && <Held summary={summary} words={words} />}
        {status === 'away' && <span className="text-xs text-muted">{words.away}</span>}
      </p>
    </div>
  );
}

function Held({ summary, words }: { summary: typeof NOTHING; words: MasteryWords }) {
  const started = summary.level !== 'not-started';
  return (
    <>
      <span className={started ? 'font-semibold' : 'text-muted'}>{words.level[summary.level]}</span>
      {summary.strongUntil !== null && (
        <span className="block text-xs text-muted">
          {fill(words.until, {
            date: dateName(summary.strongUntil, new Date(), words.locale),
          })}
        </span>
      )}
    </>
  );
}
