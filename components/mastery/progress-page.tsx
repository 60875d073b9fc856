// Decides how all that someone holds is told: the pattern, how strong, until when, and its tests.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { dateName } from '@/components/questions/days';
import { Ring } from '@/components/mastery/ring';
import { LinkButton } from '@/components/ui/button';
import { stepHref } from '@/components/mastery/step-href';
import type { NextStep, Progress } from '@/core/mastery/progress';

type Told = Progress['patterns'][number];

interface Clock {
  timeZone: string;
  now: Date;
}

export function ProgressPage({
  progress,
  titles,
  ...clock
}: {
  progress: Progress;
  /** Of all patterns, by id. */
  titles: ReadonlyMap<string, string>;
} & Clock) {
  const t = useTranslations('mastery.progress');
  if (progress.patterns.length === 0) return <Nothing />;
  const strong = progress.patterns.filter(
    ({ level }) => level === 'strong' || level === 'lasting',
  ).length;
  return (
    <section aria-labelledby="patterns" className="mt-8">
      <NextLine next={progress.next} titles={titles} />
      <h2 id="patterns" className="mt-10 text-sm font-semibold text-muted">
        {t('touched', { count: progress.patterns.length })} · {t('counts', { strong })}
      </h2>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {progress.patterns.map((told) => (
          <Row key={told.pattern} told={told} title={titles.get(told.pattern)} {...clock} />
        ))}
      </ul>
    </section>
  );
}

function NextLine({
  next,
  titles,
}: {
  next: NextStep | null;
  titles: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('mastery.next');
  const title = next === null ? undefined : titles.get(next.pattern);
  if (next === null || title === undefined) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-2xl border border-line bg-surface p-5">
      <p className="min-w-0">
        <span className="block text-sm font-semibold text-accent">{t(`${next.action}.title`)}</span>
        <span className="font-semibold">{title}</span>
      </p>
      <LinkButton variant="primary" href={stepHref(next)}>
        {t(`${next.action}.button`)}
      </LinkButton>
    </div>
  );
}

function Row({ told, title, ...clock }: { told: Told; title: string | undefined } & Clock) {
  const t = useTranslations('mastery');
  const locale = useTranslations('questions')('dateLocale');
  return (
    <li className="grid gap-x-6 gap-y-3 py-5 sm:grid-cols-[minmax(0,1fr)_13rem]">
      <div>
        <h3 className="text-lg leading-snug font-semibold">
          {title === undefined ? (
            told.pattern
          ) : (
            <Link
              href={`/learn/${told.pattern}`}
              className="underline-offset-4 hover:text-accent hover:underline"
            >
              {title}
            </Link>
          )}
        </h3>
        <p className="mt-0.5 text-sm text-muted">
          {title === undefined
            ? t('progress.gone')
            : t('progress.answers', { count: told.answers })}
          {told.lastAnsweredAt !== null &&
            ` · ${t('progress.last', { date: dateOf(told.lastAnsweredAt, locale, clock) })}`}
        </p>
      </div>
      <div className="flex items-center gap-3 self-start">
        <Ring summary={told} className="size-11" />
        <p className="leading-tight">
          <span className="font-semibold">{t(`level.${told.level}`)}</span>
          {told.strongUntil !== null && (
            <span className="block text-sm text-muted">
              {t('progress.holds', {
                date: dateName(told.strongUntil, clock.now, locale),
              })}
            </span>
          )}
        </p>
      </div>
      {told.tests.length > 0 && (
        <div className="sm:col-start-1">
          <Tests tests={told.tests} {...clock} />
        </div>
      )}
    </li>
  );
}

function Tests({ tests, ...clock }: { tests: Told['tests'] } & Clock) {
  const t = useTranslations('mastery.progress');
  const locale = useTranslations('questions')('dateLocale');
  return (
    <>
      <h4 className="text-sm font-semibold text-muted">{t('tests')}</h4>
      <ul className="text-sm">
        {tests.map((test) => (
          <li key={test.id}>
            <Link
              href={`/tests/${test.id}`}
              className="inline-flex min-h-8 items-center text-accent underline-offset-4 hover:underline"
            >
              {t('test', {
                date: dateOf(test.at, locale, clock),
                verdict: t(`verdict.${test.verdict}`),
                score: Math.round(test.score * 10) / 10,
                asked: test.asked,
              })}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The day of an instant where the viewer is. */
function dateOf(instant: string, locale: string, { timeZone, now }: Clock): string {
  const date = new Date(instant);
  const sameYear = date.getUTCFullYear() === now.getUTCFullYear();
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone,
  }).format(date);
}

function Nothing() {
  const t = useTranslations('mastery.progress.empty');
  return (
    <section className="mt-10 max-w-prose rounded-2xl border border-line bg-surface p-6">
      <h2 className="text-lg font-semibold">{t('title')}</h2>
      <p className="mt-1 text-muted">{t('body')}</p>
      <LinkButton variant="primary" href="/#tracks" className="mt-5">
        {t('action')}
      </LinkButton>
    </section>
  );
}
