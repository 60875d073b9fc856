// Decides what stands where progress will be, as tall as the rows that come.
import { useTranslations } from 'next-intl';

export function ProgressSkeleton() {
  const t = useTranslations('mastery.progress');
  return (
    <div className="mt-10" role="status">
      <span className="sr-only">{t('loading')}</span>
      <div className="h-5 w-48 rounded bg-line" />
      <div className="mt-3 divide-y divide-line border-y border-line">
        {[0, 1, 2].map((row) => (
          <div key={row} className="flex h-24 items-center justify-between gap-6">
            <div className="grid gap-2">
              <div className="h-5 w-56 max-w-full rounded bg-line" />
              <div className="h-4 w-32 rounded bg-line" />
            </div>
            <div className="size-11 rounded-full border-4 border-line" />
          </div>
        ))}
      </div>
    </div>
  );
}
