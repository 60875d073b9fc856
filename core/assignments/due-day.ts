// Decides on which day something is due, where the class is: the day at whose end it is too late.
// Never reads the clock, nor the zone of this machine.
import { isoDay, localDay } from '@/core/time';

export interface DueDay {
  /** The last local day on which it is in time. */
  dueDay: string;
  /** Whole days from the class's today to it, negative once it has gone by. */
  dueInDays: number;
}

/** @param dueAt the first instant that is too late */
export function dueDayOf(dueAt: Date, timeZone: string, now: Date): DueDay {
  const day = lastDay(dueAt, timeZone);
  return { dueDay: isoDay(day), dueInDays: day - localDay(now, timeZone, 0) };
}

/** @returns whole days since 1970-01-01 */
export function lastDay(dueAt: Date, timeZone: string): number {
  return localDay(new Date(dueAt.getTime() - 1), timeZone, 0);
}
