// Decides which local days are days of practice. Kept as bits: bit 0 is Monday, bit 6 Sunday.

export const EVERY_DAY = 127;

/** @returns 1 (Monday) to 7 (Sunday) of a day counted from 1970-01-01, a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function isPracticeDay(practiceDays: number, day: number): boolean {
  return (practiceDays & (1 << (weekdayOf(day) - 1))) !== 0;
}

/** @param days 1 (Monday) to 7 (Sunday) */
export function bitsOf(days: readonly number[]): number {
  return days.reduce((bits, day) => bits | (1 << (day - 1)), 0);
}

/** @returns 1 to 7, rising */
export function daysOf(practiceDays: number): number[] {
  return [1, 2, 3, 4, 5, 6, 7].filter((day) => (practiceDays & (1 << (day - 1))) !== 0);
}

/** How many days of practice there are from `from` to `to`, both counted. */
export function practiceDaysBetween(practiceDays: number, from: number, to: number): number {
  let count = 0;
  for (let day = from; day <= to; day += 1) if (isPracticeDay(practiceDays, day)) count += 1;
  return count;
}
