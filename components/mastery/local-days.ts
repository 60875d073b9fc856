// Decides how a local day, counted from 1970-01-01, is written. Reads no clock.
const DAY_MS = 86_400_000;
const NEAR_DAYS = 7;

/** @returns whole days since 1970-01-01 of `YYYY-MM-DD` */
export function dayOfIso(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);
}

function written(day: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
    new Date(day * DAY_MS),
  );
}

/** "3 March", with the year where it is another one than today's. */
export function dateText(day: number, today: number, locale: string): string {
  const year = (one: number) => new Date(one * DAY_MS).getUTCFullYear();
  return written(day, locale, {
    day: 'numeric',
    month: 'long',
    ...(year(day) === year(today) ? {} : { year: 'numeric' }),
  });
}

/** "today", "tomorrow", "Friday" within the coming week, else the date. */
export function dayText(day: number, today: number, locale: string): string {
  const ahead = day - today;
  if (Math.abs(ahead) < 2) {
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(ahead, 'day');
  }
  if (ahead > 0 && ahead < NEAR_DAYS) return written(day, locale, { weekday: 'long' });
  return dateText(day, today, locale);
}

/** "Tue 3 Mar" */
export function shortDayText(day: number, locale: string): string {
  return written(day, locale, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** "3 Mar" */
export function shortDateText(day: number, locale: string): string {
  return written(day, locale, { day: 'numeric', month: 'short' });
}

/** "Mar" */
export function monthText(day: number, locale: string): string {
  return written(day, locale, { month: 'short' });
}

/** Day of the month, 1 to 31. */
export function dayOfMonth(day: number): number {
  return new Date(day * DAY_MS).getUTCDate();
}

/** One letter for a day of the week; 0 is Monday. */
export function weekdayLetter(weekday: number, locale: string): string {
  // Day 4 was a Monday.
  return written(4 + weekday, locale, { weekday: 'narrow' });
}
