import { describe, expect, it } from 'vitest';
import { massAbove, noEvidence, posterior } from '@/core/mastery/ability';
import { estimateMastery } from '@/core/mastery/estimate';
import { abilityWhere, shareKnown, type Item } from '@/core/mastery/item';
import { newMastery, type MasteryState, type MasteryView } from '@/core/mastery/state';
import { testPrior } from './prior';
import { DAY_MS } from '@/core/time';

const items: Item[] = (['easy', 'medium', 'hard'] as const).map((difficulty, at) => ({
  id: `t/p/q${at}`,
  skill: `t/p#s${at}`,
  difficulty,
  guessRate: 0.25,
}));
const at = (day: number) => new Date(Date.UTC(2026, 10, day, 12));
const view: MasteryView = {
  items,
  cards: new Map(),
  offset: 0,
  dayOf: (instant) => Math.floor(instant.getTime() / DAY_MS),
};
const tested: MasteryState = {
  ...newMastery({ mean: 1.8, deviation: 0.5 }, at(1)),
  strongSince: at(1),
  lastTestedAt: at(1),
  answers: 10,
};

describe('testPrior', () => {
  it('starts a full test from the track, whatever is believed of the pattern', () => {
    const prior = testPrior({ kind: 'full', mastery: tested, view, earlier: [], now: at(9) });
    expect(prior).toEqual({ mean: 0.5, deviation: 1.2, confirms: false });
  });

  it('starts a check from what should be left, so that pStrong begins near P', () => {
    const prior = testPrior({ kind: 'check', mastery: tested, view, earlier: [], now: at(4) });
    const ability = posterior({ mean: 1.8, deviation: 0.5 }, noEvidence());
    const day = view.dayOf(at(4));
    const now = estimateMastery({ ...view, ability, lastTestedDay: day - 3, day });
    expect(prior.confirms).toBe(true);
    expect(shareKnown(items, prior.mean)).toBeCloseTo(now.mastery, 5);
    const start = massAbove(posterior(prior, noEvidence()), abilityWhere(items));
    expect(Math.abs(start - now.strength)).toBeLessThan(0.05);
  });

  it('believes less with every day since', () => {
    const mean = (day: number) =>
      testPrior({ kind: 'check', mastery: tested, view, earlier: [], now: at(day) }).mean;
    expect(mean(20)).toBeLessThan(mean(10));
    expect(mean(10)).toBeLessThan(mean(2));
  });

  it('has nothing to confirm where no test said strong', () => {
    const never = { ...tested, strongSince: null };
    const ask = { kind: 'check', view, earlier: [], now: at(2) } as const;
    expect(testPrior({ ...ask, mastery: never }).confirms).toBe(false);
    expect(testPrior({ ...ask, mastery: null })).toMatchObject({ mean: 0.5, confirms: false });
  });
});
