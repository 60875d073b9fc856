// Decides how the coming month is told: reviews a day, and what would fade when.
import { useTranslations } from 'next-intl';
import { Bars } from '@/components/charts/bars';
import { Chart } from '@/components/charts/chart';
import { useDuration } from '@/components/mastery/duration';
import { dayText, shortDateText, shortDayText } from '@/components/mastery/local-days';
import { useDateLocale } from '@/components/mastery/use-date-locale';
import type { Overview } from '@/core/mastery/overview';

const NEXT_DAYS = 7;

export function ProgressAhead({ overview }: { overview: Overview }) {
  return (
    <div className="mt-4 grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <Reviews overview={overview} />
      <Fading overview={overview} />
    </div>
  );
}

function Reviews({ overview: { forecast } }: { overview: Overview }) {
  const t = useTranslations('progress.ahead');
  const locale = useDateLocale();
  const duration = useDuration();
  const { days, minutesADay } = forecast;
  const week = days.slice(0, NEXT_DAYS);
  const sum = (all: typeof days, of: 'reviews' | 'minutes') =>
    all.reduce((total, day) => total + day[of], 0);
  const whole = (reviews: number) => Math.round(reviews);
  const first = days[0];
  if (whole(sum(days, 'reviews')) === 0) return <p className="text-muted">{t('none')}</p>;
  const ahead = t('sentence', {
    reviews: whole(sum(week, 'reviews')),
    minutes: duration(sum(week, 'minutes')),
  });
  const today = t('today', {
    reviews: whole(first?.reviews ?? 0),
    minutes: duration(first?.minutes ?? 0),
  });
  return (
    <Chart
      title={t('chart')}
      note={minutesADay === null ? undefined : t('how', { minutesADay })}
      table={{
        caption: t('caption'),
        head: [t('day'), t('reviews'), t('time')],
        numbers: true,
        rows: days.map(({ day, reviews, minutes }) => [
          shortDayText(day, locale),
          whole(reviews),
          duration(minutes),
        ]),
      }}
    >
      <p className="mb-3">
        {today} {ahead}
      </p>
      <Bars
        label={`${t('chart')}. ${today} ${ahead}`}
        bars={days.map(({ day, reviews, minutes }, at) => ({
          key: day,
          value: reviews,
          title: t('bar', {
            day: shortDayText(day, locale),
            reviews: whole(reviews),
            minutes: duration(minutes),
          }),
          tick: at % NEXT_DAYS === 0 ? shortDateText(day, locale) : null,
        }))}
      />
    </Chart>
  );
}

function Fading({ overview: { forecast, tracks, today } }: { overview: Overview }) {
  const t = useTranslations('progress.ahead');
  const locale = useDateLocale();
  const patterns = tracks.flatMap((track) => track.patterns);
  const titles = new Map(patterns.map(({ id, title }) => [id, title]));
  const anyStrong = patterns.some(({ untilDay }) => untilDay !== null);
  const { fading } = forecast;
  // As far as a week goes; where nothing fades so soon, as far as the first that does.
  const soon = fading.filter(({ day }) => day <= today + NEXT_DAYS);
  const told = soon.length > 0 ? soon : fading.slice(0, 1);
  const count = told.reduce((total, one) => total + one.patterns.length, 0);
  const last = told.at(-1);
  return (
    <div>
      <h3 className="mb-2 text-sm font-semibold">{t('fading')}</h3>
      <p>
        {last
          ? t('fade', { count, day: dayText(last.day, today, locale) })
          : t(anyStrong ? 'noFade' : 'noStrong')}
      </p>
      {fading.length > 0 && (
        <ul className="mt-3 divide-y divide-line border-y border-line text-sm">
          {fading.map(({ day, patterns: ids }) => (
            <li key={day} className="flex flex-wrap justify-between gap-x-6 py-2">
              <span>{ids.map((id) => titles.get(id) ?? id).join(', ')}</span>
              <span className="text-muted">{dayText(day, today, locale)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
