import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COHORT, type AbilityEvidence } from '@/core/mastery/ability';
import type { Item } from '@/core/mastery/item';
import { shareAtLeast, shareBelief, shareQuantile, wholeSkillsAfter } from './share-belief';

const LEVELS = ['easy', 'medium', 'hard'] as const;

/** Ten skills with an easy, a medium and a hard question each. */
const items: Item[] = Array.from({ length: 30 }, (_, at) => ({
  id: `t/p/${at}`,
  skill: `t/p#${Math.floor(at / 3)}`,
  difficulty: LEVELS[at % 3] ?? 'medium',
  guessRate: 0.25,
}));

const answer = (at: number, correct: boolean): AbilityEvidence => ({
  item: items[at] as Item,
  correct,
  skipped: false,
  confidence: null,
  hintsUsed: 0,
  elapsedMs: null,
  medianMs: 30_000,
  pace: 1,
});
/** One question of each skill, from easy to hard in turn. */
const marks = (correct: (skill: number) => boolean) =>
  Array.from({ length: 10 }, (_, skill) => answer(3 * skill + (skill % 3), correct(skill)));

describe('shareBelief', () => {
  it('is a distribution, whatever was answered', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(29), fc.boolean()), { maxLength: 15 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (given, wholeSkills) => {
          const answers = given.map(([at, correct]) => answer(at, correct));
          const belief = shareBelief(items, answers, COHORT, wholeSkills);
          const total = belief.weights.reduce((sum, weight) => sum + weight, 0);
          expect(total).toBeCloseTo(1, 9);
          expect(shareAtLeast(belief, 0)).toBeCloseTo(1, 9);
          expect(shareQuantile(belief, 0.1)).toBeLessThanOrEqual(shareQuantile(belief, 0.9));
          for (const known of belief.skills.values()) {
            expect(known).toBeGreaterThanOrEqual(0);
            expect(known).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never believes less in the whole after one more right answer', () => {
    for (const wholeSkills of [0, 0.5, 1]) {
      const strong = (right: number) =>
        shareAtLeast(
          shareBelief(
            items,
            marks((skill) => skill < right),
            COHORT,
            wholeSkills,
          ),
        );
      for (let right = 1; right <= 10; right += 1) {
        expect(strong(right)).toBeGreaterThanOrEqual(strong(right - 1));
      }
    }
  });

  it('knows of a whole skill from one answer, and of its siblings with it', () => {
    const known = (wholeSkills: number) =>
      shareBelief(items, [answer(0, false)], COHORT, wholeSkills).skills.get('t/p#0') ?? 1;
    expect(known(1)).toBeLessThan(known(0));
  });

  it('takes right and wrong answers within one skill as a sign against whole skills', () => {
    const same = [0, 1, 2]
      .map((at) => answer(at, true))
      .concat([3, 4, 5].map((at) => answer(at, false)));
    const mixed = [0, 4, 2]
      .map((at) => answer(at, true))
      .concat([3, 1, 5].map((at) => answer(at, false)));
    const said = (answers: AbilityEvidence[]) => shareBelief(items, answers, COHORT).wholeEvidence;
    expect(said(same)).toBeGreaterThan(said(mixed));
  });
});

describe('wholeSkillsAfter', () => {
  it('starts at a quarter and never gets quite sure', () => {
    expect(wholeSkillsAfter(0)).toBeCloseTo(0.25, 12);
    expect(wholeSkillsAfter(1e3)).toBe(0.98);
    expect(wholeSkillsAfter(-1e3)).toBeCloseTo(0.02, 12);
  });
});
