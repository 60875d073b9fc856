import fc from 'fast-check';
import { default_w, FSRSAlgorithm } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import type { MemoryCard } from './card';
import {
  dueDayFor,
  intervalDays,
  recallAfter,
  recallOf,
  reviewCard,
  type Review,
} from './schedule';

const day = 20_778;
const review = (change: Partial<Review> = {}): Review => ({
  grade: 3,
  known: 0.9,
  at: new Date('2026-11-21T12:00:00Z'),
  day,
  offset: 0,
  retention: 0.85,
  load: new Map(),
  ...change,
});
const later = (days: number) => new Date(Date.UTC(2026, 10, 21 + days, 12));

describe('recallAfter', () => {
  it('is 1 on the day itself, 0.9 after S days, and FSRS-6 beyond', () => {
    expect(recallAfter(10, 0, 0)).toBe(1);
    expect(recallAfter(10, 10, 0)).toBeCloseTo(0.9, 12);
    const factor = 0.9 ** (-1 / 0.1542) - 1;
    expect(recallAfter(2.3065, 30, 0)).toBeCloseTo((1 + (factor * 30) / 2.3065) ** -0.1542, 12);
    expect(recallAfter(2.3065, 3, 0)).toBeCloseTo(
      new FSRSAlgorithm({}).forgetting_curve(3, 2.3065),
      6,
    );
  });

  it('adds the offset to the logit', () => {
    // logit 0.9 = ln 9; with 1 more the odds are 9e.
    expect(recallAfter(10, 10, 1)).toBeCloseTo((9 * Math.E) / (1 + 9 * Math.E), 12);
  });

  it('never rises with time and never falls with stability', () => {
    const days = fc.integer({ min: 0, max: 1000 });
    const stability = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(stability, stability, days, days, (one, other, early, late) => {
        const [first, last] = [Math.min(early, late), Math.max(early, late)];
        expect(recallAfter(one, last, 0.3)).toBeLessThanOrEqual(recallAfter(one, first, 0.3));
        const [weak, firm] = [Math.min(one, other), Math.max(one, other)];
        expect(recallAfter(firm, late, 0)).toBeGreaterThanOrEqual(recallAfter(weak, late, 0));
      }),
    );
  });
});

describe('intervalDays', () => {
  it('is S at a target of 0.9, within 1 to 365 days', () => {
    expect(intervalDays(10, 0.9, 0)).toBe(10);
    expect(intervalDays(0.2, 0.9, 0)).toBe(1);
    expect(intervalDays(5000, 0.9, 0)).toBe(365);
  });

  it('ends on the first day on which recall, offset included, is near the target', () => {
    for (const offset of [-0.8, 0, 0.8]) {
      const days = intervalDays(20, 0.85, offset);
      expect(recallAfter(20, days - 1, offset)).toBeGreaterThan(0.85);
      expect(recallAfter(20, days + 1, offset)).toBeLessThan(0.85);
    }
  });
});

describe('dueDayFor', () => {
  it('keeps the interval when every day is as loaded', () => {
    expect(dueDayFor(100, 10, new Map())).toBe(110);
  });

  it('moves to the least loaded day of the fuzz range, the nearest of equals', () => {
    // ±(1 + 0.15·4.5 + 0.1·3) = ±1.975: days 8 to 12.
    const load = new Map([8, 9, 10, 11, 12].map((days) => [100 + days, 5]));
    load.set(112, 2);
    expect(dueDayFor(100, 10, load)).toBe(112);
    load.set(109, 2);
    expect(dueDayFor(100, 10, load)).toBe(109);
    load.set(107, 0).set(113, 0);
    expect(dueDayFor(100, 10, load)).toBe(109);
  });

  it('leaves intervals below two and a half days alone', () => {
    expect(dueDayFor(100, 2, new Map([[102, 99]]))).toBe(102);
    expect(dueDayFor(100, 1, new Map([[101, 99]]))).toBe(101);
  });
});

describe('reviewCard', () => {
  it('starts a skill at the parameters of its grade', () => {
    const card = reviewCard(null, review());
    expect(card.stability).toBeCloseTo(default_w[2] ?? 0, 6);
    expect(card).toMatchObject({ reps: 1, lapses: 0, lastLocalDay: day, known: 0.9 });
    expect(card.dueDay).toBe(day + intervalDays(card.stability, 0.85, 0));
  });

  it('counts days by the local day, so five minutes over midnight are none', () => {
    const first = reviewCard(null, review({ at: new Date('2026-11-21T23:55:00Z') }));
    const soon = reviewCard(first, review({ at: new Date('2026-11-22T00:05:00Z') }));
    const nextDay = reviewCard(
      first,
      review({ at: new Date('2026-11-22T00:05:00Z'), day: day + 1 }),
    );
    expect(nextDay.stability).toBeGreaterThan(soon.stability * 1.3);
    const short = new FSRSAlgorithm({}).next_state(
      { stability: first.stability, difficulty: first.difficulty },
      0,
      3,
    );
    expect(soon.stability).toBe(short.stability);
  });

  it('comes back sooner after a miss and counts a lapse', () => {
    const known = reviewCard(reviewCard(null, review()), review({ day: day + 3, at: later(3) }));
    const missed = reviewCard(
      known,
      review({ day: day + 12, at: later(12), grade: 1, known: 0.1 }),
    );
    expect(missed.dueDay - (day + 12)).toBeLessThan((known.dueDay - (day + 3)) / 3);
    expect(reviewCard(null, review({ grade: 1 })).dueDay).toBe(day + 1);
    expect(missed).toMatchObject({ lapses: 1, reps: 3, known: 0.1 });
    expect(missed.stability).toBeLessThan(known.stability);
  });

  it('never goes back in time when an answer arrives late', () => {
    const card = reviewCard(null, review());
    const late = reviewCard(card, review({ day: day - 2, at: later(-2) }));
    expect(late.lastLocalDay).toBe(day);
    expect(late.lastAnsweredAt).toEqual(card.lastAnsweredAt);
  });

  it('keeps stability and difficulty in their ranges whatever is answered when', () => {
    const step = fc.record({
      grade: fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4),
      gap: fc.integer({ min: 0, max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        let card: MemoryCard | null = null;
        let today = day;
        for (const { grade, gap } of steps) {
          today += gap;
          card = reviewCard(card, review({ grade, day: today, at: later(today - day) }));
          expect(card.stability).toBeGreaterThan(0);
          expect(card.difficulty).toBeGreaterThanOrEqual(1);
          expect(card.difficulty).toBeLessThanOrEqual(10);
          expect(card.dueDay - today).toBeGreaterThanOrEqual(1);
          expect(card.dueDay - today).toBeLessThanOrEqual(365);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('takes a skill never answered for even odds', () => {
    expect(recallOf(null, day, 0.4)).toBe(0.5);
  });
});
