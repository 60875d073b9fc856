// Decides how a viewer says what a report is about: a form that asks again, with or without JavaScript.
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

export interface ReportChoicesProps {
  pattern: { chosen: string | null; all: readonly { id: string; title: string }[] } | null;
  weeks: { chosen: number; all: readonly number[] } | null;
}

const FIELD =
  'min-h-11 max-w-full rounded-lg border border-rule bg-surface px-3 text-[0.9375rem] text-ink';

export function ReportChoices({ pattern, weeks }: ReportChoicesProps) {
  const t = useTranslations('reports');
  if (weeks === null && (pattern === null || pattern.all.length === 0)) return null;
  return (
    <form method="get" className="mt-5 flex flex-wrap items-end gap-3 print:hidden">
      {pattern !== null && (
        <label className="grid max-w-full gap-1 text-sm font-medium">
          {t('pattern')}
          <select name="pattern" defaultValue={pattern.chosen ?? undefined} className={FIELD}>
            {pattern.all.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {weeks !== null && (
        <label className="grid max-w-full gap-1 text-sm font-medium">
          {t('weeks')}
          <select name="weeks" defaultValue={weeks.chosen} className={FIELD}>
            {weeks.all.map((count) => (
              <option key={count} value={count}>
                {t('lastWeeks', { count })}
              </option>
            ))}
          </select>
        </label>
      )}
      <Button type="submit">{t('choose')}</Button>
    </form>
  );
}
