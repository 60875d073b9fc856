// Decides how wrong ideas that answers gave away are told: open ones with what is true instead.
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { dateText } from '@/components/mastery/local-days';
import { useDateLocale } from '@/components/mastery/use-date-locale';
import { LinkButton } from '@/components/ui/button';
import { Html } from '@/components/ui/html';
import { textLinkClass } from '@/components/ui/text-link';
import type { MisconceptionTold, Overview } from '@/core/mastery/overview';

/** As many as somebody works on in a week; the others open behind them. */
const IN_SIGHT = 5;

export function ProgressBelieved({ overview }: { overview: Overview }) {
  const t = useTranslations('progress.believed');
  const titles = new Map(
    overview.tracks.flatMap(({ patterns }) => patterns.map(({ id, title }) => [id, title])),
  );
  const open = overview.misconceptions.filter((one) => one.open);
  const closed = overview.misconceptions.filter((one) => !one.open);
  if (overview.misconceptions.length === 0) return <p className="mt-2 text-muted">{t('none')}</p>;
  const list = (all: readonly MisconceptionTold[]) => (
    <ul className="mt-3 divide-y divide-line border-y border-line">
      {all.map((one) => (
        <Believed
          key={`${one.pattern} ${one.slug}`}
          one={one}
          title={titles.get(one.pattern) ?? one.pattern}
          today={overview.today}
        />
      ))}
    </ul>
  );
  return (
    <>
      <p className="mt-2 max-w-[65ch] text-muted">{t('lead')}</p>
      <h3 className="mt-4 text-sm font-semibold">
        {open.length === 0 ? t('allClosed') : t('open', { count: open.length })}
      </h3>
      {open.length > 0 && list(open.slice(0, IN_SIGHT))}
      {open.length > IN_SIGHT && (
        <Folded title={t('more', { count: open.length - IN_SIGHT })}>
          {list(open.slice(IN_SIGHT))}
        </Folded>
      )}
      {closed.length > 0 && (
        <Folded title={t('closed', { count: closed.length })}>{list(closed)}</Folded>
      )}
    </>
  );
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="mt-3">
      <summary className={textLinkClass('text-sm sm:min-h-8')}>{title}</summary>
      {children}
    </details>
  );
}

function Believed({ one, title, today }: { one: MisconceptionTold; title: string; today: number }) {
  const t = useTranslations('progress.believed');
  const locale = useDateLocale();
  const skills = one.skills.map((skill) => `skill=${encodeURIComponent(skill)}`).join('&');
  return (
    <li className="grid gap-x-6 gap-y-3 py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <h4 className="font-semibold">
          {one.titleHtml === null ? (
            t('unnamed', { slug: one.slug.replaceAll('-', ' ') })
          ) : (
            <Html html={one.titleHtml} className="compiled" />
          )}
        </h4>
        <p className="mt-0.5 text-sm text-muted">
          {t('seen', {
            falls: one.falls,
            date: dateText(one.lastDay, today, locale),
            pattern: title,
          })}
          {one.open && ` · ${t('since', { count: one.rightSince })}`}
        </p>
        {one.reteach !== null && (
          <details className="mt-1">
            <summary className={textLinkClass('sm:min-h-8 text-sm')}>{t('reteach')}</summary>
            <Html html={one.reteach} className="compiled mt-1 max-w-[65ch]" />
          </details>
        )}
      </div>
      {one.open && one.skills.length > 0 && (
        <LinkButton
          href={`/practice/${one.pattern}?${skills}`}
          className="justify-self-start self-start print:hidden"
        >
          {t('practise')}
        </LinkButton>
      )}
    </li>
  );
}
