// Decides how a local day is told: today, tomorrow, a weekday, a date. The learner's day turns
// at 04:00, as it does where days are counted. Reads no clock: `now` comes from the caller.
import { dateLocaleHere } from '@/components/questions/date-locale';

const ROLLOVER_HOURS = 4;
const DAY_MS = 86_400_000;

/** Whole days from the learner's today to `isoDay` (`YYYY-MM-DD`), negative when past. */
export function daysUntil(isoDay: string, now: Date): number {
  const shifted = new Date(now.getTime() - ROLLOVER_HOURS * 3_600_000);
  const today = Date.UTC(shifted.getFullYear(), shifted.getMonth(), shifted.getDate());
  return Math.round((Date.parse(`${isoDay}T00:00:00Z`) - today) / DAY_MS);
}

/** The learner's today as `YYYY-MM-DD`, where this device is. */
export function todayHere(now: Date): string {
  const shifted = new Date(now.getTime() - ROLLOVER_HOURS * 3_600_000);
  const day = Date.UTC(shifted.getFullYear(), shifted.getMonth(), shifted.getDate());
  return new Date(day).toISOString().slice(0, 10);
}

/** "Thursday" within the next six days, else "3 March", with the year where it is another one. */
export function dayName(isoDay: string, now: Date, locale: string): string {
  const day = new Date(`${isoDay}T00:00:00Z`);
  const away = daysUntil(isoDay, now);
  if (away > 0 && away < 7) return format(day, locale, { weekday: 'long' });
  return dateName(isoDay, now, locale);
}

/** "3 March", or "3 March 2028" where the year is another one. */
export function dateName(isoDay: string, now: Date, locale: string): string {
  const day = new Date(`${isoDay}T00:00:00Z`);
  const sameYear = day.getUTCFullYear() === now.getFullYear();
  return format(day, locale, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

function format(day: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(dateLocaleHere(locale), {
    ...options,
    timeZone: 'UTC',
  }).format(day);
}
