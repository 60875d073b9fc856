// Decides how a performance lesson opens: how much it matters, and to what.
import { useTranslations } from 'next-intl';
import type { Lesson } from '@/core/content/library';

const BARS = { low: 1, medium: 2, high: 3 } as const;

export function PerformanceHead({ impact, affects }: Pick<Lesson, 'impact' | 'affects'>) {
  const t = useTranslations('lessons.performance');
  if (impact === null && affects === null) return null;
  return (
    <dl className="grid max-w-measure gap-x-8 gap-y-3 border-y border-line py-4 sm:grid-cols-[auto_1fr]">
      {impact !== null && (
        <div>
          <dt className="text-sm text-muted">{t('impact')}</dt>
          <dd className="flex items-center gap-2.5 font-semibold">
            <span aria-hidden="true" className="flex items-end gap-0.5">
              {[1, 2, 3].map((bar) => (
                <span
                  key={bar}
                  style={{ height: `${4 + bar * 4}px` }}
                  className={`w-1.5 rounded-sm ${bar <= BARS[impact] ? 'bg-accent' : 'bg-line'}`}
                />
              ))}
            </span>
            {t(impact)}
          </dd>
        </div>
      )}
      {affects !== null && (
        <div>
          <dt className="text-sm text-muted">{t('affects')}</dt>
          <dd>{affects}</dd>
        </div>
      )}
    </dl>
  );
}
