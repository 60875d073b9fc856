import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abilityWhere, informationAt, itemWeights, knowing, shareKnown, type Item } from './item';

const item = (difficulty: Item['difficulty'], change: Partial<Item> = {}): Item => ({
  id: `t/p/${difficulty}`,
  skill: 't/p#s',
  difficulty,
  guessRate: 0.25,
  ...change,
});

describe('knowing', () => {
  it('is one half where ability meets the level’s mean', () => {
    expect(knowing(item('easy'), -1.3)).toBeCloseTo(0.5, 12);
    expect(knowing(item('medium'), 0)).toBeCloseTo(0.5, 12);
    expect(knowing(item('hard'), 1.2)).toBeCloseTo(0.5, 12);
  });

  it('is sigmoid(a(θ − b)), with learned numbers where there are any', () => {
    expect(knowing(item('medium'), 1)).toBeCloseTo(1 / (1 + Math.exp(-1.2)), 12);
    expect(knowing(item('medium', { a: 2, b: 0.5 }), 1)).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
  });
});

describe('informationAt', () => {
  it('is P′²/(P(1−P)) of the model with guessing and slips', () => {
    // At θ = b: P = 0.25 + 0.72/2 = 0.61, P′ = 0.72·1.2/4 = 0.216.
    expect(informationAt(item('medium'), 0)).toBeCloseTo(0.216 ** 2 / (0.61 * 0.39), 12);
  });

  it('is less where a guess is likelier', () => {
    const typed = informationAt(item('medium', { guessRate: 0.02 }), 1);
    expect(typed).toBeGreaterThan(informationAt(item('medium', { guessRate: 0.5 }), 1));
  });
});

describe('itemWeights', () => {
  it('shares 0.3, 0.4 and 0.3 inside the levels', () => {
    const items = [item('easy'), item('medium'), item('medium'), item('hard')];
    itemWeights(items).forEach((weight, at) =>
      expect(weight).toBeCloseTo([0.3, 0.2, 0.2, 0.3][at] ?? 0, 12),
    );
  });

  it('sums to one whichever levels are there', () => {
    const levels = fc.array(fc.constantFrom<Item['difficulty']>('easy', 'medium', 'hard'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(levels, (difficulties) => {
        const sum = itemWeights(difficulties.map((level) => item(level))).reduce(
          (one, other) => one + other,
        );
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('abilityWhere', () => {
  it('finds the cut of a pattern with all three levels at 1.150', () => {
    const items = [item('easy'), item('medium'), item('hard')];
    const cut = abilityWhere(items);
    const logistic = (b: number) => 1 / (1 + Math.exp(-1.2 * (cut - b)));
    expect(0.3 * logistic(-1.3) + 0.4 * logistic(0) + 0.3 * logistic(1.2)).toBeCloseTo(0.75, 6);
    expect(cut).toBeCloseTo(1.15, 3);
    expect(shareKnown(items, cut)).toBeCloseTo(0.75, 6);
  });
});
