// Decides how the story of one pattern is told: its tests, its ups and downs, each with its reason.
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { dateText } from '@/components/mastery/local-days';
import { useDateLocale } from '@/components/mastery/use-date-locale';
import { textLinkClass } from '@/components/ui/text-link';
import type { PatternOverview } from '@/core/mastery/overview';

type Turn = PatternOverview['turns'][number];

export function PatternStory({
  pattern,
  today,
  titles,
}: {
  pattern: PatternOverview;
  today: number;
  titles: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('progress.patterns');
  const locale = useDateLocale();
  const { turns, tests, credits } = pattern;
  if (turns.length + tests.length + credits.length === 0) return null;
  return (
    <details className="text-sm sm:col-span-3">
      <summary className={textLinkClass('sm:min-h-8')}>
        {t('story')}
        <span className="sr-only">: {pattern.title}</span>
      </summary>
      <div className="grid gap-x-12 gap-y-4 pt-2 sm:grid-cols-2">
        <ol className="space-y-1.5">
          {[...turns].reverse().map((turn, at) => (
            <li key={at} className="flex gap-2">
              <Arrow direction={turn.direction} />
              <TurnLine turn={turn} earlier={turns.slice(0, turns.length - 1 - at)} today={today} />
            </li>
          ))}
          {credits.map(({ day, from, skills }) => (
            <li key={`${day} ${from}`} className="flex gap-2">
              <Arrow direction="up" />
              {t('credit', {
                date: dateText(day, today, locale),
                skills,
                from: titles.get(from) ?? from,
              })}
            </li>
          ))}
        </ol>
        {tests.length > 0 && <Tests tests={tests} today={today} />}
      </div>
    </details>
  );
}

function TurnLine({
  turn,
  earlier,
  today,
}: {
  turn: Turn;
  earlier: readonly Turn[];
  today: number;
}) {
  const t = useTranslations('progress.patterns');
  const level = useTranslations('mastery.level');
  const locale = useDateLocale();
  const again = turn.direction === 'down' && earlier.some(({ to }) => to === turn.to);
  const what = t(again ? 'again' : `turn.${turn.direction}`, {
    date: dateText(turn.day, today, locale),
    to: level(turn.to),
  });
  return <span>{t('turnLine', { what, reason: t(`reason.${turn.reason}`) })}</span>;
}

function Tests({ tests, today }: { tests: PatternOverview['tests']; today: number }) {
  const t = useTranslations('progress.patterns');
  const locale = useDateLocale();
  return (
    <div>
      <h4 className="font-semibold text-muted">{t('tests')}</h4>
      <ul>
        {tests.map((test) => (
          <li key={test.id}>
            <Link href={`/tests/${test.id}`} className={textLinkClass('sm:min-h-8')}>
              {t('test', {
                date: dateText(test.day, today, locale),
                verdict: t(`verdict.${test.verdict}`),
                score: Math.round(test.score * 10) / 10,
                asked: test.asked,
              })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Arrow({ direction }: { direction: Turn['direction'] }) {
  const up = direction === 'up';
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="mt-1 size-3 shrink-0">
      <path
        d={up ? 'M6 10V2M2.5 5.5 6 2l3.5 3.5' : 'M6 2v8M2.5 6.5 6 10l3.5-3.5'}
        fill="none"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        className={up ? 'stroke-accent' : 'stroke-muted'}
      />
    </svg>
  );
}
