import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dayOfIso, dayStart, isoDay, isTimeZone, localDay, mondayOf } from './time';

const dayOf = (instant: string, zone: string, rollover = 4) =>
  isoDay(localDay(new Date(instant), zone, rollover));

describe('localDay', () => {
  it('keeps the small hours in the day before, until the rollover hour', () => {
    expect(dayOf('2026-11-21T02:59:59.999Z', 'Europe/Paris')).toBe('2026-11-20');
    expect(dayOf('2026-11-21T03:00:00Z', 'Europe/Paris')).toBe('2026-11-21');
    expect(dayOf('2026-11-20T23:00:00Z', 'Europe/Paris', 0)).toBe('2026-11-21');
  });

  it('rolls over at 04:00 on the wall clock in the night in which Paris springs forward', () => {
    expect(dayOf('2026-03-29T00:59:59Z', 'Europe/Paris')).toBe('2026-03-28'); // 01:59:59
    expect(dayOf('2026-03-29T01:59:59Z', 'Europe/Paris')).toBe('2026-03-28'); // 03:59:59
    expect(dayOf('2026-03-29T02:00:00Z', 'Europe/Paris')).toBe('2026-03-29'); // 04:00
  });

  it('rolls over at 04:00 on the wall clock in the night in which Paris falls back', () => {
    expect(dayOf('2026-10-25T00:30:00Z', 'Europe/Paris')).toBe('2026-10-24'); // 02:30, first time
    expect(dayOf('2026-10-25T01:30:00Z', 'Europe/Paris')).toBe('2026-10-24'); // 02:30, again
    expect(dayOf('2026-10-25T02:59:59Z', 'Europe/Paris')).toBe('2026-10-24'); // 03:59:59
    expect(dayOf('2026-10-25T03:00:00Z', 'Europe/Paris')).toBe('2026-10-25');
  });

  it('follows New York through both of its nights', () => {
    expect(dayOf('2026-03-08T07:59:59Z', 'America/New_York')).toBe('2026-03-07');
    expect(dayOf('2026-03-08T08:00:00Z', 'America/New_York')).toBe('2026-03-08');
    expect(dayOf('2026-11-01T08:59:59Z', 'America/New_York')).toBe('2026-10-31');
    expect(dayOf('2026-11-01T09:00:00Z', 'America/New_York')).toBe('2026-11-01');
  });

  it('skips the day that Samoa skipped', () => {
    const before = localDay(new Date('2011-12-30T09:59:00Z'), 'Pacific/Apia', 0);
    const after = localDay(new Date('2011-12-30T10:01:00Z'), 'Pacific/Apia', 0);
    expect([isoDay(before), isoDay(after)]).toEqual(['2011-12-29', '2011-12-31']);
  });

  it('counts the half hour of Kolkata and the three quarters of Kathmandu', () => {
    expect(dayOf('2026-06-01T22:29:59Z', 'Asia/Kolkata')).toBe('2026-06-01');
    expect(dayOf('2026-06-01T22:30:00Z', 'Asia/Kolkata')).toBe('2026-06-02');
    expect(dayOf('2026-06-01T22:14:59Z', 'Asia/Kathmandu')).toBe('2026-06-01');
    expect(dayOf('2026-06-01T22:15:00Z', 'Asia/Kathmandu')).toBe('2026-06-02');
  });

  it('knows the leap day and its neighbours', () => {
    const days = ['2028-02-28', '2028-02-29', '2028-03-01'].map((day) =>
      localDay(new Date(`${day}T12:00:00Z`), 'UTC', 4),
    );
    expect(days).toEqual([21242, 21243, 21244]);
    expect(days.map(isoDay)).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(dayOf('2100-03-01T12:00:00Z', 'UTC')).toBe('2100-03-01');
  });

  it('puts five minutes around midnight into one day when days begin at 4', () => {
    const late = localDay(new Date('2026-11-21T22:55:00Z'), 'Europe/Paris', 4);
    expect(localDay(new Date('2026-11-21T23:05:00Z'), 'Europe/Paris', 4)).toBe(late);
  });

  it('gives the same day whether or not another instant was asked before', () => {
    const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });
    const zone = fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    fc.assert(
      fc.property(zone, instant, instant, (timeZone, first, second) => {
        const alone = localDay(new Date(first), timeZone, 4);
        localDay(new Date(second), timeZone, 4);
        expect(localDay(new Date(first), timeZone, 4)).toBe(alone);
        const [early, late] = [Math.min(first, second), Math.max(first, second)];
        expect(localDay(new Date(early), timeZone, 4)).toBeLessThanOrEqual(
          localDay(new Date(late), timeZone, 4),
        );
      }),
    );
  });

  it('finds the Monday of a week, also before 1970', () => {
    // 1970-01-01 was a Thursday, 1969-12-29 a Monday; 2026-11-22 is a Sunday.
    expect([0, -3, -4].map(mondayOf)).toEqual([-3, -3, -10]);
    expect(isoDay(mondayOf(dayOfIso('2026-11-22')))).toBe('2026-11-16');
  });

  it('refuses a zone that does not exist', () => {
    expect(() => localDay(new Date(0), 'Europe/Nowhere', 4)).toThrow(RangeError);
  });
});

describe('isTimeZone', () => {
  it('tells places from everything else', () => {
    expect(['Europe/Paris', 'UTC', 'Asia/Kolkata'].map(isTimeZone)).toEqual([true, true, true]);
    expect(['Mars/Olympus', '', '+02:00', 'Europe/Paris; DROP'].map(isTimeZone)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('dayStart', () => {
  const startOf = (iso: string, zone: string, hour = 4) =>
    dayStart(dayOfIso(iso), zone, hour).toISOString();

  it('is four in the morning by the wall clock, also after the clock was moved', () => {
    expect(startOf('2026-03-28', 'Europe/Paris')).toBe('2026-03-28T03:00:00.000Z');
    expect(startOf('2026-03-29', 'Europe/Paris')).toBe('2026-03-29T02:00:00.000Z');
    expect(startOf('2026-10-25', 'Europe/Paris')).toBe('2026-10-25T03:00:00.000Z');
    expect(startOf('2024-02-29', 'Asia/Kathmandu')).toBe('2024-02-28T22:15:00.000Z');
    expect(startOf('2026-06-01', 'Pacific/Kiritimati')).toBe('2026-05-31T14:00:00.000Z');
    expect(startOf('2026-06-01', 'Pacific/Pago_Pago')).toBe('2026-06-01T15:00:00.000Z');
  });

  it('is the first instant of its day where the hour itself is left out or comes twice', () => {
    // In Paris it is never half past two on the 29th of March, and twice on the 25th of October.
    for (const day of ['2026-03-29', '2026-10-25']) {
      const start = dayStart(dayOfIso(day), 'Europe/Paris', 2);
      expect(localDay(start, 'Europe/Paris', 2)).toBe(dayOfIso(day));
      const before = new Date(start.getTime() - 1);
      expect(localDay(before, 'Europe/Paris', 2)).toBe(dayOfIso(day) - 1);
    }
  });

  it('begins each day where the day before ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 18_000, max: 25_000 }),
        fc.constantFrom('Europe/Paris', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Tokyo'),
        (day, zone) => {
          const start = dayStart(day, zone, 4);
          expect(localDay(start, zone, 4)).toBe(day);
          expect(localDay(new Date(start.getTime() - 1), zone, 4)).toBe(day - 1);
        },
      ),
    );
  });
});
