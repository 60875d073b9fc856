import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from './parameters';
import { bestRetention, retentionByMinutes } from './simulate-retention';

const LEARNERS = { costs: { right: 25, wrong: 45 }, knownAtFirst: 0.4 };

describe('bestRetention', () => {
  it('is the same for the same seed, and never far from the usual target', () => {
    const target = bestRetention(DEFAULT_PARAMETERS, 5, LEARNERS, 'one');
    expect(bestRetention(DEFAULT_PARAMETERS, 5, LEARNERS, 'one')).toBe(target);
    expect(target).toBeGreaterThanOrEqual(0.775);
    expect(target).toBeLessThanOrEqual(0.875);
  });

  it('aims higher where a miss costs a lot of time', () => {
    const dear = { ...LEARNERS, costs: { right: 10, wrong: 300 } };
    expect(bestRetention(DEFAULT_PARAMETERS, 5, dear, 'one')).toBeGreaterThan(
      bestRetention(DEFAULT_PARAMETERS, 5, LEARNERS, 'one'),
    );
  });
});

describe('retentionByMinutes', () => {
  it('has a target for 5, 10, 15 and 25 minutes', () => {
    const targets = retentionByMinutes(DEFAULT_PARAMETERS, LEARNERS, 'one');
    expect(Object.keys(targets)).toEqual(['5', '10', '15', '25']);
  });
});
