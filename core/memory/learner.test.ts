import { describe, expect, it } from 'vitest';
import { movedOffset, movedPace, NEW_LEARNER, paceOf } from './learner';

describe('movedOffset', () => {
  it('moves by 0.02 times the surprise, within 1.2', () => {
    expect(movedOffset(0, true, 0.8)).toBeCloseTo(0.004, 12);
    expect(movedOffset(0.1, false, 0.8)).toBeCloseTo(0.084, 12);
    expect(movedOffset(1.2, true, 0)).toBe(1.2);
    expect(movedOffset(-1.2, false, 1)).toBe(-1.2);
  });
});

describe('paceOf', () => {
  it('is 1 for a new learner and shrunk by ten usual answers', () => {
    expect(paceOf(NEW_LEARNER)).toBe(1);
    const once = movedPace(NEW_LEARNER, 60_000, 30_000);
    expect(paceOf(once)).toBeCloseTo(2 ** (1 / 11), 12);
    let slow = NEW_LEARNER;
    for (let answer = 0; answer < 990; answer += 1) slow = movedPace(slow, 60_000, 30_000);
    expect(paceOf(slow)).toBeCloseTo(2 ** 0.99, 9);
  });

  it('hears no more than four and a half times the median from a tab left open', () => {
    expect(movedPace(NEW_LEARNER, 86_400_000, 30_000).paceSum).toBe(1.5);
  });
});
