// Decides how a teacher chooses which test to watch. A form of the browser, no script.
import { useTranslations } from 'next-intl';
import { PatternOptions } from '@/components/classes/pattern-options';
import { Button } from '@/components/ui/button';

interface LiveChoiceProps {
  tracks: readonly { title: string; patterns: readonly { id: string; title: string }[] }[];
  chosen: string | null;
}

export function LiveChoice({ tracks, chosen }: LiveChoiceProps) {
  const t = useTranslations('class-page.live');
  return (
    <form method="get" className="mt-4 flex flex-wrap items-end gap-3">
      <label className="flex min-w-0 flex-col gap-1 text-sm text-muted">
        {t('choose')}
        <select
          name="pattern"
          defaultValue={chosen ?? undefined}
          className="min-h-11 max-w-full rounded-lg border border-rule bg-surface px-2.5 text-[0.9375rem] text-ink"
        >
          <PatternOptions tracks={tracks} />
        </select>
      </label>
      <Button type="submit">{t('watch')}</Button>
    </form>
  );
}
