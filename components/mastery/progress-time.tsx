// Decides how time spent is told: by day, by week, by pattern. Blank days are blank; nobody counts them.
import { useTranslations } from 'next-intl';
import { Bars } from '@/components/charts/bars';
import { Calendar } from '@/components/charts/calendar';
import { Chart, TableBehind } from '@/components/charts/chart';
import { useDuration } from '@/components/mastery/duration';
import { shortDateText, shortDayText } from '@/components/mastery/local-days';
import { useDateLocale } from '@/components/mastery/use-date-locale';
import type { DayPractised, Overview } from '@/core/mastery/overview';

/** The calendar comes in parts that stand side by side, or below each other on a phone. */
const PART_WEEKS = 13;
const PARTS = 2;
const PATTERNS_SHOWN = 8;
const FEWEST_WEEKS = 12;

export function ProgressTime({ overview }: { overview: Overview }) {
  const t = useTranslations('progress');
  const duration = useDuration();
  const { days } = overview.activity;
  const sum = (of: 'minutes' | 'answers') => days.reduce((total, day) => total + day[of], 0);
  return (
    <>
      <p className="mt-2 text-muted">
        {t('time.sentence', {
          days: days.length,
          time: duration(sum('minutes')),
          answers: t('answers', { count: sum('answers') }),
        })}
      </p>
      <Days overview={overview} />
      <div className="mt-8 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <Weeks overview={overview} />
        <ByPattern overview={overview} />
      </div>
    </>
  );
}

function Days({ overview: { activity, today } }: { overview: Overview }) {
  const t = useTranslations('progress');
  const locale = useDateLocale();
  const duration = useDuration();
  const days = new Map(activity.days.map((day) => [day.day, day]));
  const titleOf = ({ day, minutes, answers }: DayPractised) =>
    t('time.cell', {
      day: shortDayText(day, locale),
      minutes: duration(minutes),
      answers: t('answers', { count: answers }),
    });
  const parts = Array.from({ length: PARTS }, (_, part) => {
    const from = activity.since + part * PART_WEEKS * 7;
    return { from, to: Math.min(today, from + PART_WEEKS * 7 - 1) };
  });
  // An early part without a single day is left out; the newest is always there.
  const shown = parts.filter(
    ({ from, to }) => to === today || activity.days.some(({ day }) => day >= from && day <= to),
  );
  return (
    <div className="mt-4">
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
        {shown.map(({ from, to }) => {
          return (
            <Calendar
              key={from}
              from={from}
              weeks={PART_WEEKS}
              today={today}
              days={days}
              titleOf={titleOf}
              label={t('time.calendar', {
                from: shortDateText(from, locale),
                to: shortDateText(to, locale),
              })}
              locale={locale}
            />
          );
        })}
      </div>
      <p className="mt-2 text-sm text-muted">
        {t('time.legend')} {t('time.note')}
      </p>
      <TableBehind
        caption={t('time.caption')}
        head={[t('time.day'), t('time.time'), t('time.answers')]}
        numbers
        rows={[...activity.days]
          .reverse()
          .map(({ day, minutes, answers }) => [
            shortDayText(day, locale),
            duration(minutes),
            answers,
          ])}
      />
    </div>
  );
}

function Weeks({ overview: { activity, today } }: { overview: Overview }) {
  const t = useTranslations('progress.time');
  const locale = useDateLocale();
  const duration = useDuration();
  const minutes = new Map<number, number>();
  for (let monday = activity.since; monday <= today; monday += 7) minutes.set(monday, 0);
  for (const day of activity.days) {
    const monday = day.day - ((day.day - activity.since) % 7);
    minutes.set(monday, (minutes.get(monday) ?? 0) + day.minutes);
  }
  const first = [...minutes.values()].findIndex((sum) => sum > 0);
  // A short life fills the drawing better without the empty weeks before it.
  const weeks = [...minutes].slice(Math.min(first, minutes.size - FEWEST_WEEKS));
  return (
    <Chart
      title={t('weeks')}
      table={{
        caption: t('weeksCaption'),
        head: [t('weekHead'), t('time')],
        numbers: true,
        rows: [...weeks].reverse().map(([day, sum]) => [shortDateText(day, locale), duration(sum)]),
      }}
    >
      <Bars
        label={t('weeks')}
        bars={weeks.map(([monday, sum], at) => ({
          key: monday,
          value: sum,
          title: t('week', { day: shortDateText(monday, locale), minutes: duration(sum) }),
          tick: at % Math.ceil(weeks.length / 4) === 1 ? shortDateText(monday, locale) : null,
        }))}
      />
    </Chart>
  );
}

function ByPattern({ overview: { activity, tracks } }: { overview: Overview }) {
  const t = useTranslations('progress.time');
  const duration = useDuration();
  const titles = new Map(
    tracks.flatMap((track) => track.patterns.map(({ id, title }) => [id, title])),
  );
  const most = Math.max(1, ...activity.patterns.map(({ minutes }) => minutes));
  const shown = activity.patterns.slice(0, PATTERNS_SHOWN);
  return (
    <Chart
      title={t('byPattern')}
      note={
        activity.patterns.length > shown.length
          ? t('others', { count: activity.patterns.length - shown.length })
          : undefined
      }
      table={{
        caption: t('patternsCaption'),
        head: [t('pattern'), t('time'), t('answers')],
        numbers: true,
        rows: activity.patterns.map(({ id, minutes, answers }) => [
          titles.get(id) ?? id,
          duration(minutes),
          answers,
        ]),
      }}
    >
      <ul className="space-y-3">
        {shown.map(({ id, minutes }) => (
          <li key={id} className="text-sm">
            <span className="flex justify-between gap-4">
              <span className="min-w-0 truncate">{titles.get(id) ?? id}</span>
              <span className="shrink-0 text-muted">{duration(minutes)}</span>
            </span>
            <svg
              viewBox="0 0 100 6"
              preserveAspectRatio="none"
              aria-hidden="true"
              className="mt-1 block h-1.5 w-full rounded-full bg-line"
            >
              <rect width={(100 * minutes) / most} height="6" className="fill-accent" />
            </svg>
          </li>
        ))}
      </ul>
    </Chart>
  );
}
