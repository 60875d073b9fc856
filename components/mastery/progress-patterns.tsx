// Decides how each begun pattern is told: how strong, until when, what to do, and how it went.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { dateText, dayText } from '@/components/mastery/local-days';
import { PatternStory } from '@/components/mastery/pattern-story';
import { Ring } from '@/components/mastery/ring';
import { stepHref } from '@/components/mastery/step-href';
import { useDateLocale } from '@/components/mastery/use-date-locale';
import { LinkButton } from '@/components/ui/button';
import type { Overview, PatternOverview } from '@/core/mastery/overview';

export function ProgressPatterns({ overview }: { overview: Overview }) {
  const t = useTranslations('progress.patterns');
  const all = overview.tracks.flatMap((track) => track.patterns);
  const begun = all.filter(({ answers }) => answers > 0);
  const titles = new Map(all.map(({ id, title }) => [id, title]));
  return (
    <>
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {begun.map((pattern) => (
          <Row key={pattern.id} pattern={pattern} today={overview.today} titles={titles} />
        ))}
        {overview.gone.map((gone) => (
          <Gone key={gone.id} gone={gone} />
        ))}
      </ul>
      {begun.length < all.length && (
        <p className="mt-3 text-sm text-muted">{t('rest', { count: all.length - begun.length })}</p>
      )}
    </>
  );
}

function Row({
  pattern,
  today,
  titles,
}: {
  pattern: PatternOverview;
  today: number;
  titles: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('progress.patterns');
  const shared = useTranslations('progress');
  const level = useTranslations('mastery.level');
  const locale = useDateLocale();
  const { standing, untilDay, lastDay, step } = pattern;
  const last = pattern.turns.at(-1);
  return (
    <li className="grid gap-x-6 gap-y-2 py-4 sm:grid-cols-[minmax(0,1fr)_14rem_9rem]">
      <div className="min-w-0">
        <h3 className="text-lg leading-snug font-semibold">
          <Link
            href={`/learn/${pattern.id}`}
            className="underline-offset-4 hover:text-accent hover:underline"
          >
            {pattern.title}
          </Link>
        </h3>
        <p className="mt-0.5 text-sm text-muted">
          {shared('answers', { count: pattern.answers })}
          {lastDay !== null && ` · ${t('last', { date: dateText(lastDay, today, locale) })}`}
        </p>
      </div>
      <div className="flex items-center gap-3 self-start">
        <Ring summary={standing[0]} className="size-11" />
        <p className="leading-tight">
          <span className="font-semibold">{level(standing[0].level)}</span>
          {untilDay !== null && (
            <span className="block text-sm text-muted">
              {t('holds', { date: dayText(untilDay, today, locale) })}
            </span>
          )}
          {untilDay === null && last?.direction === 'down' && (
            <span className="block text-sm text-muted">
              {t('since', {
                date: dateText(last.day, today, locale),
                reason: t(`reason.${last.reason}`),
              })}
            </span>
          )}
        </p>
      </div>
      {step !== null && (
        <LinkButton
          href={stepHref({ action: step, pattern: pattern.id, testId: null })}
          className="justify-self-start print:hidden sm:justify-self-end"
        >
          {t(`step.${step}`)}
          <span className="sr-only">: {pattern.title}</span>
        </LinkButton>
      )}
      <PatternStory pattern={pattern} today={today} titles={titles} />
    </li>
  );
}

function Gone({ gone }: { gone: Overview['gone'][number] }) {
  const t = useTranslations('progress');
  return (
    <li className="py-5">
      <h3 className="text-lg leading-snug font-semibold">{gone.id}</h3>
      <p className="mt-0.5 text-sm text-muted">
        {t('patterns.gone')} · {t('answers', { count: gone.answers })}
      </p>
    </li>
  );
}
