import { describe, expect, it } from 'vitest';
import { questionHealth } from './question-health';

const quiet = {
  answers: 10,
  rightShare: 0.8,
  pointBiserial: null,
  medianMs: null,
  deadOptions: [],
  miskeyed: false,
  weak: false,
  tooEasy: false,
  suggestedDifficulty: null,
};

describe('questionHealth', () => {
  it('tells 8 of 10 as 80 %, 49 to 94 %, and that this is too few', () => {
    const { facility, flags } = questionHealth(quiet, false);
    expect(facility).toMatchObject({ value: 0.8, unsure: true });
    expect(facility?.low).toBeCloseTo(0.49, 2);
    expect(facility?.high).toBeCloseTo(0.943, 3);
    expect(flags).toEqual([]);
  });

  it('gives the correlation with ability its interval', () => {
    // atanh(0.3) = 0.30952, 1.96/√397 = 0.09837
    const { discrimination } = questionHealth(
      { ...quiet, answers: 400, pointBiserial: 0.3 },
      false,
    );
    expect(discrimination?.low).toBeCloseTo(Math.tanh(0.30952 - 0.09837), 4);
    expect(discrimination?.high).toBeCloseTo(Math.tanh(0.30952 + 0.09837), 4);
    expect(discrimination?.unsure).toBe(false);
  });

  it('names what calls for a mend, worst first', () => {
    const ill = {
      ...quiet,
      miskeyed: true,
      weak: true,
      tooEasy: true,
      deadOptions: ['c'],
      suggestedDifficulty: 'hard' as const,
    };
    expect(questionHealth(ill, true)).toMatchObject({
      flags: ['miskeyed', 'weak', 'dead-options', 'too-easy', 'other-level'],
      isOutOfTests: true,
    });
  });
});
