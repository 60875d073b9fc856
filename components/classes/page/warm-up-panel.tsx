// Decides how a warm-up is begun from the class page, and how earlier ones are found again.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { textLinkClass } from '@/components/ui/text-link';

interface WarmUpPanelProps {
  classId: string;
  /** Of the warm-up to come; the same for a double click. */
  freshId: string;
  action: (form: FormData) => Promise<void>;
  earlier: readonly { id: string; createdAt: Date }[];
  /** It was asked for, and there was nothing to build it from. */
  foundNothing: boolean;
  locale: string;
  /** Of the class. */
  timeZone: string;
}

export function WarmUpPanel(props: WarmUpPanelProps) {
  const { classId, freshId, action, earlier, foundNothing, locale, timeZone } = props;
  const t = useTranslations('class-page.warmUp');
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone });
  return (
    <section
      id="warm-up"
      aria-labelledby="warm-up-title"
      className="mt-8 flex scroll-mt-4 flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-2xl border border-line bg-surface p-5 print:hidden"
    >
      <div className="min-w-0">
        <h2 id="warm-up-title" className="font-semibold">
          {t('title')}
        </h2>
        <p className="text-muted">{t('about')}</p>
        {foundNothing && (
          <p role="status" className="mt-1 font-semibold">
            {t('none')}
          </p>
        )}
        {earlier.length > 0 && (
          <details className="mt-1 text-sm">
            <summary className="min-h-11 sm:min-h-8 py-1 text-accent">{t('earlier')}</summary>
            <ul className="flex flex-wrap gap-x-4">
              {earlier.map(({ id, createdAt }) => (
                <li key={id}>
                  <Link
                    href={`/classes/${classId}/warm-ups/${id}`}
                    className={textLinkClass('sm:min-h-8')}
                  >
                    {t('made', { date: date.format(createdAt) })}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <form action={action}>
        <input type="hidden" name="class" value={classId} />
        <input type="hidden" name="id" value={freshId} />
        <Button type="submit" variant="primary">
          {t('button')}
        </Button>
      </form>
    </section>
  );
}
