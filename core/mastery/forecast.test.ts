import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryCard } from '@/core/memory/card';
import { bitsOf, EVERY_DAY, isPracticeDay } from '@/core/plan/practice-days';
import { fadingWithin, forecastReviews, type ForecastInput } from './forecast';

const today = 20_778;
const card = (change: Partial<MemoryCard> = {}): MemoryCard => ({
  stability: 10,
  difficulty: 5,
  known: 0.9,
  reps: 2,
  lapses: 0,
  lastAnsweredAt: new Date(Date.UTC(2026, 10, 21, 12)),
  lastLocalDay: today,
  dueDay: today + 5,
  parameterVersion: 'fsrs-6-default',
  ...change,
});
const forecast = (cards: readonly MemoryCard[], change: Partial<ForecastInput> = {}) =>
  forecastReviews({
    cards: cards.map((one) => ({ card: one, retention: 0.85 })),
    today,
    days: 30,
    offset: 0,
    perDay: null,
    seed: 'test',
    ...change,
  });
const total = (days: readonly { reviews: number }[]) =>
  days.reduce((sum, { reviews }) => sum + reviews, 0);

describe('forecastReviews', () => {
  it('tells of every day, and of no review, where there is no card', () => {
    const days = forecast([]);
    expect(days).toHaveLength(30);
    expect(days[0]).toEqual({ day: today, reviews: 0 });
    expect(total(days)).toBe(0);
  });

  it('asks for a card first on the day on which it is due, and for an overdue one today', () => {
    const days = forecast([card(), card({ dueDay: today - 40, lastLocalDay: today - 60 })]);
    expect(days[0]?.reviews).toBe(1);
    expect(days.slice(1, 3).every(({ reviews }) => reviews < 1)).toBe(true);
    expect(days[5]?.reviews).toBeGreaterThanOrEqual(1);
  });

  it('brings a young card back more often than an old one', () => {
    const young = total(forecast([card({ stability: 1, dueDay: today })]));
    const old = total(forecast([card({ stability: 200, dueDay: today })]));
    expect(young).toBeGreaterThan(old);
    expect(old).toBeGreaterThanOrEqual(1);
  });

  it('brings cards back more often for who forgets faster than the model', () => {
    const cards = Array.from({ length: 40 }, () => card({ dueDay: today }));
    const slow = total(forecast(cards, { offset: -1 }));
    expect(slow).toBeGreaterThan(total(forecast(cards, { offset: 1 })));
  });

  it('lets reviews wait where a day holds no more, best held first, and loses none', () => {
    const cards = Array.from({ length: 25 }, () => card({ stability: 300, dueDay: today }));
    const days = forecast(cards, { perDay: 10 }).map(({ reviews }) => reviews);
    expect(days.slice(0, 2)).toEqual([10, 10]);
    expect(days[2]).toBeGreaterThanOrEqual(5);
    expect(Math.max(...days)).toBeLessThanOrEqual(10);
  });

  it('asks for nothing on days without practice: what was due then waits for the next of them', () => {
    const weekend = bitsOf([6, 7]);
    const cards = Array.from({ length: 12 }, (_, at) => card({ dueDay: today + (at % 6) }));
    const days = forecast(cards, { practiceDays: weekend });
    for (const { day, reviews } of days) if (!isPracticeDay(weekend, day)) expect(reviews).toBe(0);
    const first = days.find(({ day }) => isPracticeDay(weekend, day) && day >= today + 5);
    expect(total(days.filter(({ day }) => day <= (first?.day ?? 0)))).toBeGreaterThanOrEqual(12);
    expect(total(forecast(cards, { practiceDays: EVERY_DAY }))).toBeCloseTo(total(forecast(cards)));
  });

  it('says the same of the same cards, and never asks for less than is due on the first day', () => {
    const days = fc.array(
      fc.record({ stability: fc.double({ min: 0.1, max: 300, noNaN: true }), due: fc.nat(40) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(days, (drawn) => {
        const cards = drawn.map(({ stability, due }) => card({ stability, dueDay: today + due }));
        const told = forecast(cards);
        expect(forecast(cards)).toEqual(told);
        expect(told[0]?.reviews).toBeCloseTo(drawn.filter(({ due }) => due === 0).length, 6);
        expect(total(told)).toBeGreaterThan(drawn.filter(({ due }) => due < 30).length - 1e-6);
      }),
      { numRuns: 20 },
    );
  });
});

describe('fadingWithin', () => {
  it('tells by day what fades within the time, soonest first', () => {
    const strong = [
      { pattern: 't/late', untilDay: today + 9 },
      { pattern: 't/a', untilDay: today + 2 },
      { pattern: 't/far', untilDay: today + 90 },
      { pattern: 't/b', untilDay: today + 2 },
      { pattern: 't/over', untilDay: today },
    ];
    expect(fadingWithin(strong, today, 30)).toEqual([
      { day: today + 2, patterns: ['t/a', 't/b'] },
      { day: today + 9, patterns: ['t/late'] },
    ]);
  });
});
