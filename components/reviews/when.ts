// Decides how it is said when something comes: a time today, a weekday, a date. Reads no clock.
import type { ReviewHead } from '@/core/memory/review-head';
import { dateLocaleHere } from '@/components/questions/date-locale';
import { dayName, daysUntil } from '@/components/questions/days';
import { fill } from '@/components/questions/words';
import type { ReviewWords } from '@/components/reviews/words';

/** "today at 18:40", "tomorrow", "on Thursday" */
export function whenText(
  { day, at }: NonNullable<ReviewHead['nextDue']>,
  now: Date,
  { review: { when }, questions: { dateLocale } }: ReviewWords,
): string {
  const away = daysUntil(day, now);
  if (away > 1) return fill(when.on, { day: dayName(day, now, dateLocale) });
  if (away === 1) return when.tomorrow;
  const time = new Intl.DateTimeFormat(dateLocaleHere(dateLocale), {
    hour: '2-digit',
    minute: '2-digit',
  });
  return fill(when.today, { time: time.format(new Date(at)) });
}

/** "comes back on Thursday" */
export function backText(
  due: string,
  now: Date,
  { review: { summary }, questions: { dateLocale } }: ReviewWords,
): string {
  const away = daysUntil(due, now);
  if (away <= 0) return summary.today;
  if (away === 1) return summary.tomorrow;
  return fill(summary.on, { day: dayName(due, now, dateLocale) });
}
