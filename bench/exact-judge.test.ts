import { describe, expect, it } from 'vitest';
import { randomFrom, shuffled } from '@/core/random';
import { learnerIn, WORLDS } from './verdict-worlds';

const LEARNERS = 1_500;

describe('the exact posterior of a simulated world', () => {
  it.each(WORLDS)('is what comes true in the world %s', (world) => {
    const random = randomFrom(`${world}:exact`);
    const bins = Array.from({ length: 5 }, () => ({ said: 0, true: 0, count: 0 }));
    let [right, rawRight] = [0, 0];
    for (let at = 0; at < LEARNERS; at += 1) {
      const learner = learnerIn(world, 10, random);
      const ten = shuffled(learner.items, random).slice(0, 10);
      const answers = ten.map(({ id }) => learner.answer(id));
      const said = learner.exactStrong(answers);
      const bin = bins[Math.min(4, Math.floor(said * 5))];
      if (bin) {
        bin.said += said;
        bin.true += learner.strong ? 1 : 0;
        bin.count += 1;
      }
      if (said >= 0.5 === learner.strong) right += 1;
      const raw = answers.filter(({ correct }) => correct).length >= 8;
      if (raw === learner.strong) rawRight += 1;
    }
    for (const bin of bins) {
      const error = Math.abs(bin.said - bin.true) / bin.count;
      expect(error).toBeLessThan(4 * Math.sqrt(0.25 / bin.count));
    }
    expect(right).toBeGreaterThan(rawRight);
  });
});
