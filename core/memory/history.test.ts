import { describe, expect, it } from 'vitest';
import { before, knownAtFirst, logLoss, newestFrom, spacedAnswers, type History } from './history';
import { DEFAULT_PARAMETERS, modelOf } from './parameters';

const HISTORIES: History[] = [
  [
    { day: 0, grade: 3 },
    { day: 0, grade: 3 },
    { day: 3, grade: 3 },
    { day: 9, grade: 1 },
  ],
  [
    { day: 2, grade: 1 },
    { day: 4, grade: 3 },
  ],
];

describe('histories', () => {
  it('count only answers on a later day as spaced', () => {
    expect(spacedAnswers(HISTORIES)).toBe(3);
    expect(knownAtFirst(HISTORIES)).toBe(0.5);
  });

  it('find the newest part, and what came before it', () => {
    expect(newestFrom(HISTORIES, 0.3)).toBe(9);
    expect(newestFrom([], 0.2)).toBe(Infinity);
    expect(before(HISTORIES, 3).map((history) => history.length)).toEqual([2, 1]);
  });
});

describe('logLoss', () => {
  it('is the mean of −ln of what was said of what came', () => {
    const { algorithm } = modelOf(DEFAULT_PARAMETERS);
    const state = algorithm.next_state(null, 0, 1);
    const recall = algorithm.forgetting_curve(2, state.stability);
    const loss = logLoss([HISTORIES[1] as History], DEFAULT_PARAMETERS, 0);
    expect(loss).toBeCloseTo(-Math.log(recall), 4);
  });

  it('judges only from a day on, and is NaN where nothing is left to judge', () => {
    expect(logLoss(HISTORIES, DEFAULT_PARAMETERS, 10)).toBeNaN();
    expect(logLoss(HISTORIES, DEFAULT_PARAMETERS, 9)).toBeGreaterThan(1);
  });
});
