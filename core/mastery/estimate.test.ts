import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryCard } from '@/core/memory/card';
import { recallAfter } from '@/core/memory/schedule';
import { noEvidence, posterior, type Ability } from './ability';
import {
  estimateMastery,
  estimateOn,
  normalBelow,
  outlookOf,
  strongUntilDay,
  type EstimateInput,
} from './estimate';
import { itemWeights, knowing, shareKnown, type Item } from './item';

const DAY = 20_778;
const LEVELS = ['easy', 'medium', 'hard'] as const;
const items: Item[] = Array.from({ length: 12 }, (_, at) => ({
  id: `t/p/q${at}`,
  skill: `t/p#s${at % 6}`,
  difficulty: LEVELS[at % 3] ?? 'easy',
  guessRate: 0.25,
}));
/** All belief on one point of the grid, so that ability adds no variance. */
const certain = (point: number): Ability => ({
  mean: 0,
  deviation: 0,
  weights: Array.from({ length: 81 }, (_, at) => (at === point ? 1 : 0)),
});
const card = (change: Partial<MemoryCard> = {}): MemoryCard => ({
  stability: 10,
  difficulty: 5,
  known: 0.95,
  reps: 3,
  lapses: 0,
  lastAnsweredAt: new Date('2026-11-21T12:00:00Z'),
  lastLocalDay: DAY,
  dueDay: DAY + 10,
  parameterVersion: 'fsrs-6-default',
  ...change,
});
const input = (change: Partial<EstimateInput> = {}): EstimateInput => ({
  items,
  cards: new Map(),
  ability: posterior({ mean: 1.5, deviation: 0.5 }, noEvidence()),
  offset: 0,
  lastTestedDay: null,
  ...change,
});
const allCards = (change: Partial<MemoryCard> = {}) =>
  new Map(items.map(({ skill }) => [skill, card(change)]));

describe('estimateMastery', () => {
  it('is the share that ability knows where nothing was answered, with the floor of variance', () => {
    const { mastery, variance, strength } = estimateMastery({
      ...input({ ability: certain(55) }), // θ = 1.5
      day: DAY,
    });
    expect(mastery).toBeCloseTo(shareKnown(items, 1.5), 9);
    expect(variance).toBeCloseTo(0.004, 9);
    expect(strength).toBeCloseTo(normalBelow((mastery - 0.75) / Math.sqrt(0.004)), 9);
  });

  it('fades unanswered skills by the geometric mean of the stability of those that were answered', () => {
    // k of one half and a first answer: the cards say nothing of what is known, only how it fades.
    const silent = (stability: number) => card({ stability, known: 0.5, reps: 1 });
    const cards = new Map([
      ['t/p#s0', silent(4)],
      ['t/p#s1', silent(9)],
    ]);
    const { mastery } = estimateMastery({
      ...input({ ability: certain(55), cards }),
      day: DAY + 8,
    });
    const weights = itemWeights(items);
    const expected = items.reduce((sum, item, at) => {
      const stability = cards.get(item.skill)?.stability ?? 6;
      return sum + (weights[at] ?? 0) * knowing(item, 1.5) * recallAfter(stability, 8, 0);
    }, 0);
    expect(mastery).toBeCloseTo(expected, 9);
  });

  it('fades unanswered skills from the day of the test, with five days of stability', () => {
    const tested = input({ ability: certain(55), lastTestedDay: DAY });
    const { mastery, variance } = estimateMastery({ ...tested, day: DAY + 5 });
    expect(mastery).toBeCloseTo(shareKnown(items, 1.5) * 0.9, 9);
    const squares = 12 * (0.3 / 4) ** 2 - 4 * (0.3 / 4) ** 2 + 4 * (0.4 / 4) ** 2;
    expect(variance).toBeCloseTo(0.004 + 0.00004 * 5 + squares * 1.5 * 0.9 * 0.1, 9);
  });

  it('moves the log odds of a skill by 0.3 of logit k after its first answer', () => {
    const one: Item = { id: 't/p/q', skill: 't/p#s', difficulty: 'medium', guessRate: 0.25 };
    const first = input({
      items: [one],
      ability: certain(50), // θ = 1, log odds 1.2
      cards: new Map([['t/p#s', card({ reps: 1, known: 0.8 })]]),
    });
    const odds = 1.2 + 0.3 * Math.log(4);
    expect(estimateMastery({ ...first, day: DAY }).mastery).toBeCloseTo(
      1 / (1 + Math.exp(-odds)),
      9,
    );
  });

  it('hears the cards more and ability less with every answer to a skill', () => {
    const low = posterior({ mean: -1, deviation: 0.3 }, noEvidence());
    const at = (reps: number) =>
      estimateMastery({ ...input({ ability: low, cards: allCards({ reps }) }), day: DAY }).mastery;
    expect(at(2)).toBeGreaterThan(at(1));
    expect(at(20)).toBeGreaterThan(0.9);
  });

  it('counts fading from the test where a skill was answered before it', () => {
    const cards = allCards({ lastLocalDay: DAY - 20, reps: 1 });
    const tested = input({ cards, ability: certain(55), lastTestedDay: DAY });
    const onTheDay = estimateMastery({ ...tested, day: DAY }).mastery;
    const fresh = estimateMastery({
      ...input({ cards: allCards({ reps: 1 }), ability: certain(55) }),
      day: DAY,
    }).mastery;
    expect(onTheDay).toBeCloseTo(fresh, 9);
    const later = estimateMastery({ ...tested, day: DAY + 10 }).mastery;
    expect(later / onTheDay).toBeCloseTo(recallAfter(10, 30, 0) / recallAfter(10, 20, 0), 9);
  });

  describe('after a test', () => {
    const found = (change: Partial<MemoryCard>) => {
      const tested = input({
        cards: allCards({ known: 0.5, reps: 1, ...change }),
        ability: certain(55),
        lastTestedDay: DAY,
      });
      const { mastery } = estimateMastery({ ...tested, day: DAY + 30 });
      return mastery / estimateMastery({ ...tested, day: DAY }).mastery;
    };

    it('fades what it found by 10 days at least, since nobody knows when that was learned', () => {
      expect(found({ stability: 2.3 })).toBeCloseTo(recallAfter(10, 30, 0), 9);
      expect(found({ stability: 0.2, known: 0.1 })).toBeCloseTo(recallAfter(10, 30, 0), 9);
    });

    it('believes half of the logarithm of what is longer than 10 days', () => {
      expect(found({ stability: 40 })).toBeCloseTo(recallAfter(20, 30, 0), 9);
      expect(found({ stability: 40, lapses: 1, reps: 5 })).toBeCloseTo(recallAfter(20, 30, 0), 9);
    });

    it('keeps to that while nothing is missed, however often it is practised', () => {
      const once = found({ stability: 2.3 });
      expect(found({ stability: 5, reps: 2, known: 0.95 })).toBeGreaterThanOrEqual(once - 1e-9);
      expect(found({ stability: 8, reps: 4, known: 0.95 })).toBeGreaterThanOrEqual(once - 1e-9);
    });

    it('fades a skill that was missed again by its own stability, by 5 days at least', () => {
      const missed = (stability: number) => found({ stability, reps: 4, lapses: 1 });
      expect(missed(1)).toBeCloseTo(recallAfter(5, 30, 0), 9);
      expect(missed(7)).toBeCloseTo(recallAfter(7, 30, 0), 9);
    });

    it('fades a skill by its own stability where it was last answered before', () => {
      const cards = allCards({ stability: 2.3, reps: 1, lastLocalDay: DAY - 1 });
      const tested = input({ cards, ability: certain(55), lastTestedDay: DAY });
      const [now, then] = [DAY, DAY + 30].map((day) => estimateMastery({ ...tested, day }).mastery);
      const left = recallAfter(2.3, 31, 0) / recallAfter(2.3, 1, 0);
      expect((then ?? 0) / (now ?? 1)).toBeCloseTo(left, 9);
    });
  });

  const anyInput = fc.record({
    mean: fc.double({ min: -3, max: 3, noNaN: true }),
    deviation: fc.double({ min: 0.2, max: 1.2, noNaN: true }),
    offset: fc.double({ min: -1.2, max: 1.2, noNaN: true }),
    tested: fc.option(fc.integer({ min: -60, max: 0 }), { nil: null }),
    cards: fc.array(
      fc.record({
        known: fc.double({ min: 0.05, max: 1, noNaN: true }),
        stability: fc.double({ min: 0.05, max: 300, noNaN: true }),
        age: fc.integer({ min: 0, max: 200 }),
        reps: fc.integer({ min: 1, max: 20 }),
      }),
      { maxLength: 6 },
    ),
  });
  const made = (from: typeof anyInput extends fc.Arbitrary<infer Made> ? Made : never) =>
    input({
      ability: posterior({ mean: from.mean, deviation: from.deviation }, noEvidence()),
      offset: from.offset,
      lastTestedDay: from.tested === null ? null : DAY + from.tested,
      cards: new Map(
        from.cards.map(({ age, ...rest }, at) => [
          `t/p#s${at}`,
          card({ ...rest, lastLocalDay: DAY - age }),
        ]),
      ),
    });

  it('keeps M and P within 0 and 1, and M never rises while nobody practises', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 0, max: 400 }), (from, days) => {
        const outlook = outlookOf(made(from));
        const [now, then] = [estimateOn(outlook, DAY), estimateOn(outlook, DAY + days)];
        for (const { mastery, strength, variance } of [now, then]) {
          expect(mastery).toBeGreaterThanOrEqual(0);
          expect(mastery).toBeLessThanOrEqual(1);
          expect(strength).toBeGreaterThanOrEqual(0);
          expect(strength).toBeLessThanOrEqual(1);
          expect(variance).toBeGreaterThan(0);
        }
        expect(then.mastery).toBeLessThanOrEqual(now.mastery + 1e-12);
      }),
    );
  });

  it('finds the first day on which P is below 0.60, as a search day by day would', () => {
    fc.assert(
      fc.property(anyInput, (from) => {
        const outlook = outlookOf(made({ ...from, mean: Math.abs(from.mean) }));
        const found = strongUntilDay(outlook, DAY);
        let day = DAY;
        while (day < DAY + 365 && estimateOn(outlook, day).strength >= 0.6) day += 1;
        expect(found).toBe(day);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps a firmer memory strong for longer', () => {
    const until = (stability: number) =>
      strongUntilDay(outlookOf(input({ cards: allCards({ stability, reps: 6 }) })), DAY);
    expect(until(5)).toBeGreaterThan(DAY);
    expect(until(20)).toBeGreaterThan(until(5));
    expect(until(10_000)).toBe(DAY + 365);
  });
});

describe('normalBelow', () => {
  it('agrees with the tables', () => {
    expect(normalBelow(0)).toBeCloseTo(0.5, 6);
    expect(normalBelow(1.2816)).toBeCloseTo(0.9, 4);
    expect(normalBelow(-1.96)).toBeCloseTo(0.025, 4);
  });
});
