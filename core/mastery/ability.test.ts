import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  evidenceOf,
  GRID,
  massAbove,
  noEvidence,
  posterior,
  priorFor,
  quantile,
  type AbilityEvidence,
} from './ability';

const answer = (change: Partial<AbilityEvidence> = {}): AbilityEvidence => ({
  item: { id: 't/p/q', skill: 't/p#s', difficulty: 'medium', guessRate: 0.25 },
  correct: true,
  skipped: false,
  confidence: null,
  hintsUsed: 0,
  elapsedMs: null,
  medianMs: 30_000,
  pace: 1,
  ...change,
});
const atZero = (evidence: number[]) => Math.exp(evidence[40] ?? 0);

describe('priorFor', () => {
  it('is N(0.5, 1.2) for the first pattern of a track', () => {
    expect(priorFor([])).toEqual({ mean: 0.5, deviation: 1.2 });
  });

  it('moves three quarters of the way to earlier patterns and narrows by 0.85', () => {
    const prior = priorFor([{ mean: 1 }, { mean: 2 }]);
    expect(prior.mean).toBeCloseTo(0.5 + 0.75 * 1, 12);
    expect(prior.deviation).toBeCloseTo(1.02, 12);
  });
});

describe('evidenceOf', () => {
  it('covers 81 abilities from −4 to 4', () => {
    expect(evidenceOf(answer())).toHaveLength(81);
    expect([GRID[0], GRID[40], GRID[80]]).toEqual([-4, 0, 4]);
  });

  it('is know·d + (1 − know)·c for a right answer and know·(1−d) + (1 − know)·(1−c) for a miss', () => {
    expect(atZero(evidenceOf(answer()))).toBeCloseTo(0.5 * 0.97 + 0.5 * 0.25, 12);
    expect(atZero(evidenceOf(answer({ correct: false })))).toBeCloseTo(0.5 * 0.03 + 0.5 * 0.75, 12);
  });

  it('weighs knowing by confidence and by time', () => {
    const sure = atZero(evidenceOf(answer({ confidence: 'sure' })));
    expect(sure).toBeCloseTo(0.5 * 0.97 * 2.5 + 0.5 * 0.25, 12);
    const quick = atZero(evidenceOf(answer({ elapsedMs: 30_000 * Math.exp(-0.3) })));
    expect(quick).toBeCloseTo(0.5 * 0.97 * Math.exp(0.54) + 0.5 * 0.25, 12);
    const unread = atZero(evidenceOf(answer({ elapsedMs: 1_000 })));
    expect(unread).toBeCloseTo(0.5 * 0.97 * 0.4 + 0.5 * 0.25, 12);
  });

  it('hears neither time nor confidence of "I don’t know"', () => {
    const skipped = answer({ correct: false, skipped: true, confidence: 'sure', elapsedMs: 500 });
    expect(evidenceOf(skipped)).toEqual(evidenceOf(answer({ correct: false })));
  });
});

describe('posterior', () => {
  it('is the prior without evidence, and sums to one', () => {
    const ability = posterior({ mean: 0.5, deviation: 0.6 }, noEvidence());
    expect(ability.mean).toBeCloseTo(0.5, 6);
    expect(ability.deviation).toBeCloseTo(0.6, 5);
    expect(ability.weights.reduce((one, other) => one + other)).toBeCloseTo(1, 12);
  });

  it('rises with a right answer and falls with a miss, at any prior', () => {
    const numbers = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.3, max: 1.5, noNaN: true }), (mean, deviation) => {
        const before = posterior({ mean, deviation }, noEvidence());
        const right = posterior({ mean, deviation }, evidenceOf(answer()));
        const wrong = posterior({ mean, deviation }, evidenceOf(answer({ correct: false })));
        expect(right.mean).toBeGreaterThan(before.mean);
        expect(wrong.mean).toBeLessThan(before.mean);
      }),
    );
  });

  it('does not depend on the order of the evidence', () => {
    const [one, other] = [evidenceOf(answer()), evidenceOf(answer({ correct: false }))];
    expect(addEvidence(one, other)).toEqual(addEvidence(other, one));
  });
});

describe('massAbove and quantile', () => {
  const ability = posterior({ mean: 0, deviation: 1 }, noEvidence());

  it('agree with the normal distribution', () => {
    expect(massAbove(ability, 0)).toBeCloseTo(0.5, 6);
    expect(massAbove(ability, 1)).toBeCloseTo(0.1587, 3);
    expect(quantile(ability, 0.1)).toBeCloseTo(-1.2816, 2);
    expect(quantile(ability, 0.9)).toBeCloseTo(1.2816, 2);
  });

  it('fall without a jump as the cut rises', () => {
    const cuts = fc.double({ min: -4.2, max: 4.2, noNaN: true });
    fc.assert(
      fc.property(cuts, (cut) => {
        const drop = massAbove(ability, cut) - massAbove(ability, cut + 0.01);
        expect(drop).toBeGreaterThanOrEqual(0);
        expect(drop).toBeLessThan(0.005);
      }),
    );
  });
});
