import { describe, expect, it } from 'vitest';
import { randomFrom } from '@/core/random';
import { takeTest } from './take-test';
import { learnerIn, type World } from './verdict-worlds';

const LEARNERS = 400;

/** Share of right decisions when everyone is decided, and of right words "strong". */
function judged(world: World) {
  const random = randomFrom(`${world}:watch`);
  let [right, strong, strongRight] = [0, 0, 0];
  for (let at = 0; at < LEARNERS; at += 1) {
    const learner = learnerIn(world, 10, random);
    const { judgement } = takeTest(learner, `watch:${at}`, 20_000);
    if (judgement.pStrong >= 0.5 === learner.strong) right += 1;
    if (judgement.verdict !== 'strong') continue;
    strong += 1;
    if (learner.strong) strongRight += 1;
  }
  return { accuracy: right / LEARNERS, strongRight: strongRight / strong };
}

// Below the demands by two standard errors of so few learners: a regression falls well below.
describe('the verdict in simulated worlds', () => {
  it('is right in most cases where one ability decides', () => {
    const { accuracy, strongRight } = judged('2pl');
    expect(accuracy).toBeGreaterThan(0.81);
    expect(strongRight).toBeGreaterThan(0.82);
  });

  it('is right in most cases where ten facets decide', () => {
    const { accuracy, strongRight } = judged('facets');
    expect(accuracy).toBeGreaterThan(0.89);
    expect(strongRight).toBeGreaterThan(0.93);
  });
});
