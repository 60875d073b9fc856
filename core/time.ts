// Decides which local day an instant belongs to, in any zone and with any hour at which days begin.
// Never reads the clock: instants come from the caller.

/** A day of 24 hours. */
export const DAY_MS = 86_400_000;
/** Zones change their offset only on quarters of an hour (true of every zone since 1972). */
const MS_PER_QUARTER = 900_000;

interface Zone {
  clock: Intl.DateTimeFormat;
  /** Local wall time at the start of a quarter, written as if it were UTC. */
  walls: Map<number, number>;
}

/** Far above the number of places; spellings in other cases must not fill the memory. */
const ZONES_KEPT = 2_000;
/** A class of thousands asks for the same few instants: when each assignment begins and is due. */
const QUARTERS_KEPT = 128;
const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const zone = {
    clock: new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    }),
    walls: new Map<number, number>(),
  };
  if (zones.size >= ZONES_KEPT) zones.clear();
  zones.set(timeZone, zone);
  return zone;
}

/** Reads the wall clock at the start of a quarter; keeps the last ones, since reading it is slow. */
function wallMs(zone: Zone, quarter: number): number {
  const known = zone.walls.get(quarter);
  if (known !== undefined) return known;
  const part: Record<string, number> = {};
  for (const { type, value } of zone.clock.formatToParts(quarter * MS_PER_QUARTER)) {
    part[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  if (zone.walls.size >= QUARTERS_KEPT) zone.walls.clear();
  zone.walls.set(quarter, wall);
  return wall;
}

/**
 * The learner's day of an instant, by the wall clock: at 03:59 it is still yesterday when days
 * begin at 4, also on the nights on which the clock is moved.
 *
 * @param timeZone IANA name; ask `isTimeZone` before trusting one.
 * @param rolloverHour 0 to 23, the local hour at which a day begins.
 * @returns whole days since 1970-01-01.
 * @throws RangeError when the zone does not exist.
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function localDay(instant: Date, timeZone: string, rolloverHour: number): number {
  const time = instant.getTime();
  const quarter = Math.floor(time / MS_PER_QUARTER);
  const wall = wallMs(zoneOf(timeZone), quarter) + (time - quarter * MS_PER_QUARTER);
  return Math.floor((wall - rolloverHour * 3_600_000) / DAY_MS);
}

/** @returns the Monday of the day's week; both in days since 1970-01-01, a Thursday */
export function mondayOf(day: number): number {
  return day - ((((day - 4) % 7) + 7) % 7);
}

/**
 * The instant at which a local day begins. Where the clock is set back over that hour, the first.
 *
 * @param day whole days since 1970-01-01.
 */
export function dayStart(day: number, timeZone: string, rolloverHour: number): Date {
  const middleOfSearch = day * DAY_MS + rolloverHour * 3_600_000;
  // No zone is more than 15 hours from UTC.
  let [before, from] = [
    Math.floor(middleOfSearch / MS_PER_QUARTER) - 60,
    Math.ceil(middleOfSearch / MS_PER_QUARTER) + 60,
  ];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (localDay(new Date(middle * MS_PER_QUARTER), timeZone, rolloverHour) >= day) from = middle;
    else before = middle;
  }
  return new Date(from * MS_PER_QUARTER);
}

/** @returns whole days since 1970-01-01 of `YYYY-MM-DD`. */
export function dayOfIso(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);
}

/** @returns `YYYY-MM-DD` of a day counted from 1970-01-01. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Whether this machine knows the zone; names are IANA's, such as `Europe/Paris`. */
export function isTimeZone(text: string): boolean {
  // Offsets such as "+02:00" are zones to Intl but no place: they know nothing of summer time.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    zoneOf(text);
    return true;
  } catch {
    return false;
  }
}
