import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rate, type RatingEvidence } from './rating';

const evidence = (change: Partial<RatingEvidence> = {}): RatingEvidence => ({
  correct: true,
  recall: null,
  guessRate: 0.25,
  confidence: null,
  hintsUsed: 0,
  elapsedMs: null,
  medianMs: 30_000,
  pace: 1,
  ...change,
});

describe('rate', () => {
  it('takes a first right answer to four options for known with odds of 0.97 to 0.25', () => {
    const { known, grade, lucky } = rate(evidence());
    expect(known).toBeCloseTo(0.97 / (0.97 + 0.25), 12); // 0.795
    expect([grade, lucky]).toEqual([2, false]);
  });

  it('weighs confidence by 2.5 and 0.25', () => {
    expect(rate(evidence({ confidence: 'sure' })).known).toBeCloseTo(9.7 / 10.7, 12);
    expect(rate(evidence({ confidence: 'unsure' })).known).toBeCloseTo(0.97 / 1.97, 12);
    expect(rate(evidence({ confidence: 'guess' }))).toEqual(
      rate(evidence({ confidence: 'unsure' })),
    );
  });

  it('calls an unsure right answer luck and brings it back', () => {
    expect(rate(evidence({ confidence: 'unsure' }))).toMatchObject({ grade: 1, lucky: true });
  });

  it('weighs the usual time by e^0.12 and a very slow one by e^-0.9', () => {
    const odds = (elapsedMs: number) => {
      const { known } = rate(evidence({ elapsedMs }));
      return known / (1 - known);
    };
    expect(odds(30_000)).toBeCloseTo(3.88 * Math.exp(0.12), 9);
    expect(odds(3_000_000)).toBeCloseTo(3.88 * Math.exp(-0.9), 9);
  });

  it('weighs an answer too fast to have been read by 0.7, from e^-1.2 of the usual time on', () => {
    const { known } = rate(evidence({ elapsedMs: 30_000 * Math.exp(-1.21) }));
    expect(known / (1 - known)).toBeCloseTo(3.88 * 0.7, 9);
    const quick = rate(evidence({ elapsedMs: 30_000 * Math.exp(-1.19) }));
    expect(quick.known / (1 - quick.known)).toBeCloseTo(3.88 * Math.exp(0.9), 9);
  });

  it('measures time against the learner’s own pace', () => {
    const slow = rate(evidence({ elapsedMs: 60_000, pace: 2 }));
    expect(slow).toEqual(rate(evidence({ elapsedMs: 30_000 })));
  });

  it('gives hard at best after a hint, with c = 0.5 and a factor of 0.15', () => {
    const { known, grade } = rate(evidence({ recall: 0.95, hintsUsed: 1, confidence: 'sure' }));
    expect(known / (1 - known)).toBeCloseTo(((0.95 * 0.97) / (0.05 * 0.5)) * 2.5 * 0.15, 9);
    expect(grade).toBe(2);
  });

  it('clips recall to 0.05 and 0.97', () => {
    expect(rate(evidence({ recall: 1 }))).toEqual(rate(evidence({ recall: 0.97 })));
    expect(rate(evidence({ recall: 0 }))).toEqual(rate(evidence({ recall: 0.05 })));
  });

  it('gives good from k = 0.8 and easy only to a quick answer above 0.985', () => {
    expect(rate(evidence({ recall: 0.85 })).grade).toBe(3);
    const quick = { recall: 0.97, confidence: 'sure', elapsedMs: 15_000 } as const;
    expect(rate(evidence(quick)).grade).toBe(4);
    expect(rate(evidence({ ...quick, elapsedMs: 30_000 })).grade).toBe(3);
  });

  it('gives again and 0.1 after a miss, whatever else was said', () => {
    const miss = rate(evidence({ correct: false, confidence: 'sure', recall: 0.97 }));
    expect(miss).toEqual({ grade: 1, known: 0.1, lucky: false });
  });

  it('never takes an answer for less known because more recall was predicted', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.integer({ min: 0, max: 200_000 }), (one, other, elapsedMs) => {
        const low = rate(evidence({ recall: Math.min(one, other), elapsedMs }));
        const high = rate(evidence({ recall: Math.max(one, other), elapsedMs }));
        expect(high.known).toBeGreaterThanOrEqual(low.known);
        expect(high.grade).toBeGreaterThanOrEqual(low.grade);
      }),
    );
  });
});
