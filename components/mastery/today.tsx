'use client';
// Decides how a day is told: minutes practised of those planned, what is due within them, what comes
// next. Only for somebody who was here before; the place is kept while it is asked for.
import Link from 'next/link';
import type { ReviewHead } from '@/core/memory/review-head';
import { useProgress } from '@/components/mastery/progress-store';
import { minutesText, type HomeWords } from '@/components/mastery/proposal';
import { dayName, daysUntil } from '@/components/questions/days';
import { fill, fillCount } from '@/components/questions/words';
import { textLinkClass } from '@/components/ui/text-link';

export function Today({ words }: { words: HomeWords }) {
  const { progress } = useProgress();
  const { today } = words.home;
  const head = progress?.review ?? null;
  return (
    <div className="awaits-progress flex min-h-40 flex-col items-start gap-3">
      <h2 className="text-sm font-semibold text-muted">{today.title}</h2>
      {head && <Minutes head={head} words={words} />}
      {head && <Due head={head} words={words} />}
      <Link href="/settings" className={textLinkClass('mt-auto -mb-2.5 text-sm')}>
        {today.plan}
      </Link>
    </div>
  );
}

function Minutes({ head: { minutes }, words: { home } }: { head: ReviewHead; words: HomeWords }) {
  const done = Math.round(minutes.done);
  if (minutes.planned === 0 && done === 0) return <p>{home.today.doneRest}</p>;
  const planned = Math.round(minutes.planned);
  return (
    <div className="w-full">
      <p>{fill(home.today.done, { done, planned })}</p>
      <div aria-hidden="true" className="mt-2 h-1 overflow-hidden rounded-full bg-line">
        <div
          className="h-full rounded-full bg-accent"
          style={{
            width: `${Math.min(100, (100 * minutes.done) / Math.max(1, minutes.planned))}%`,
          }}
        />
      </div>
    </div>
  );
}

function Due({ head, words }: { head: ReviewHead; words: HomeWords }) {
  const { home, locale } = words;
  const { today, todayMinutes, due, backlog, nextDue } = head;
  if (due === 0)
    return (
      <p>
        {home.today.nothing}{' '}
        {nextDue && (
          <span className="text-muted">
            {fillCount(home.today.next, nextDue.count, locale, {
              when: whenOf(nextDue.day, new Date(), words),
            })}
          </span>
        )}
      </p>
    );
  return (
    <p>
      {today > 0 &&
        fillCount(home.today.due, today, locale, { minutes: minutesText(todayMinutes, words) })}
      {due > today && (
        <span className="block text-muted">
          {backlog
            ? fillCount(home.today.spread, backlog.days, locale, { perDay: backlog.perDay })
            : fillCount(home.today.beyond, due - today, locale)}
        </span>
      )}
    </p>
  );
}

function whenOf(day: string, now: Date, { home, locale }: HomeWords): string {
  const away = daysUntil(day, now);
  if (away <= 0) return home.today.when.today;
  if (away === 1) return home.today.when.tomorrow;
  return fill(home.today.when.on, { day: dayName(day, now, locale) });
}
