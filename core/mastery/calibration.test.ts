import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calibrationVerdict,
  recallAgreement,
  statedConfidence,
  timesOf,
  wilson,
} from './calibration';

const stated = (counts: Record<string, [number, number]>) =>
  statedConfidence(
    Object.entries(counts).map(([confidence, [came, answers]]) => ({ confidence, came, answers })),
  );

describe('wilson', () => {
  it('gives the published interval of 8 of 10', () => {
    const { low, high } = wilson({ answers: 10, came: 8 });
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });

  it('holds the share, stays within 0 and 1, and says everything of nothing', () => {
    expect(wilson({ answers: 0, came: 0 })).toEqual({ low: 0, high: 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const share = { answers: n, came: Math.round(n * part) };
          const { low, high } = wilson(share);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(share.came / n + 1e-12);
          expect(high).toBeGreaterThanOrEqual(share.came / n - 1e-12);
        },
      ),
    );
  });
});

describe('calibrationVerdict', () => {
  it('says nothing from few answers', () => {
    expect(calibrationVerdict(stated({ sure: [2, 9] }))).toBe('too-few');
    expect(calibrationVerdict(stated({}))).toBe('too-few');
  });

  it('says that "sure" came too easily only beyond what chance explains', () => {
    expect(calibrationVerdict(stated({ sure: [8, 10] }))).toBe('well');
    expect(calibrationVerdict(stated({ sure: [70, 100] }))).toBe('over');
    expect(calibrationVerdict(stated({ sure: [96, 100] }))).toBe('well');
  });

  it('says that guesses that come true were more than guesses', () => {
    expect(calibrationVerdict(stated({ sure: [96, 100], guess: [45, 50] }))).toBe('under');
    expect(calibrationVerdict(stated({ sure: [60, 100], guess: [45, 50] }))).toBe('over');
  });

  it('keeps all three confidences in their order, also those never stated', () => {
    const all = stated({ guess: [1, 3] });
    expect(all.map(({ confidence, answers }) => [confidence, answers])).toEqual([
      ['sure', 0],
      ['unsure', 0],
      ['guess', 3],
    ]);
  });
});

describe('timesOf', () => {
  it('tells small counts as they are and large ones out of 20', () => {
    expect(timesOf({ answers: 7, came: 5 })).toEqual({ came: 5, of: 7 });
    expect(timesOf({ answers: 200, came: 190 })).toEqual({ came: 19, of: 20 });
    expect(timesOf({ answers: 0, came: 0 })).toBeNull();
  });

  it('never rounds to always or never', () => {
    expect(timesOf({ answers: 1000, came: 995 })).toEqual({ came: 19, of: 20 });
    expect(timesOf({ answers: 1000, came: 5 })).toEqual({ came: 1, of: 20 });
    expect(timesOf({ answers: 1000, came: 1000 })).toEqual({ came: 20, of: 20 });
  });
});

describe('recallAgreement', () => {
  it('weighs bins by their answers', () => {
    const told = recallAgreement([
      { predicted: 0.6, answers: 10, came: 6 },
      { predicted: 0.9, answers: 90, came: 81 },
    ]);
    expect(told.predicted).toBeCloseTo(0.87, 12);
    expect(told.remembered).toBeCloseTo(0.87, 12);
    expect(told.verdict).toBe('agrees');
    expect(told.bins[0]?.low).toBeGreaterThan(0.3);
  });

  it('says better or worse only beyond chance, and nothing from few answers', () => {
    const of = (came: number, answers: number) =>
      recallAgreement([{ predicted: 0.85, answers, came }]).verdict;
    expect(of(980, 1000)).toBe('better');
    expect(of(700, 1000)).toBe('worse');
    expect(of(8, 10)).toBe('agrees');
    expect(of(0, 9)).toBe('too-few');
    expect(recallAgreement([]).verdict).toBe('too-few');
  });
});
