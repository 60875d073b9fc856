import { describe, expect, it } from 'vitest';
import { randomFrom, type Random } from '@/core/random';
import { itemStatistics, type FirstTry, type QuestionFacts } from './item-statistics';

const FACTS: QuestionFacts = {
  difficulty: 'medium',
  guessRate: 0.25,
  options: ['a', 'b', 'c', 'd'],
};

const normal = (random: Random) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

interface Shape {
  a?: number;
  b?: number;
  /** The key is another option than the one that those who know choose. */
  miskeyed?: boolean;
  /** Answers do not depend on ability. */
  flat?: number;
}

function triesOf(count: number, shape: Shape, seed: string): FirstTry[] {
  const random = randomFrom(seed);
  const { a = 1.2, b = 0, miskeyed = false, flat } = shape;
  return Array.from({ length: count }, () => {
    const ability = 0.5 + 1.2 * normal(random);
    const know = flat ?? 1 / (1 + Math.exp(-a * (ability - b)));
    const knows = random() < know;
    const said =
      knows && random() < 0.97 ? 'a' : (['a', 'b', 'c', 'd'][Math.floor(random() * 4)] ?? 'a');
    const correct = said === (miskeyed ? 'b' : 'a');
    return {
      correct,
      chosen: [said],
      ability: { mean: 0.5 + 0.8 * (ability - 0.5) + 0.4 * normal(random), deviation: 0.6 },
      elapsedMs: 20_000 + Math.floor(random() * 1_000),
    };
  });
}

const part = <Item>(items: readonly Item[], test: (item: Item) => boolean) =>
  items.filter(test).length / items.length;
const many = (count: number, shape: Shape, rounds = 100) =>
  Array.from({ length: rounds }, (_, at) =>
    itemStatistics(triesOf(count, shape, `round ${at}`), FACTS),
  );

describe('itemStatistics', () => {
  it('stays at the level until answers say otherwise', () => {
    const none = itemStatistics([], FACTS);
    expect(none.b).toBeCloseTo(0, 2);
    expect(none).toMatchObject({
      answers: 0,
      a: null,
      medianMs: null,
      miskeyed: false,
      weak: false,
    });
    expect(itemStatistics([], { ...FACTS, difficulty: 'hard' }).b).toBeCloseTo(1.2, 2);
  });

  it('finds the difficulty within 0.45 from 400 answers, four times in five', () => {
    for (const b of [-1.5, 0, 1.5]) {
      const found = many(400, { b }, 20);
      expect(part(found, (one) => Math.abs(one.b - b) < 0.45)).toBeGreaterThan(0.8);
    }
  });

  it('frees the discrimination from 300 answers, within 0.6 and 2', () => {
    expect(itemStatistics(triesOf(299, {}, 'x'), FACTS).a).toBeNull();
    const steep = itemStatistics(triesOf(600, { a: 2.5 }, 'x'), FACTS).a ?? 0;
    const shallow = itemStatistics(triesOf(600, { a: 0.4 }, 'x'), FACTS).a ?? 0;
    expect(shallow).toBeLessThan(steep);
    expect(shallow).toBeGreaterThanOrEqual(0.6);
    expect(steep).toBeLessThanOrEqual(2);
  });

  it('finds nearly every wrong key at 40 answers, and seldom doubts a right one', () => {
    expect(part(many(40, { miskeyed: true }), ({ miskeyed }) => miskeyed)).toBeGreaterThan(0.95);
    expect(part(many(40, { b: 0.3 }), ({ miskeyed }) => miskeyed)).toBeLessThan(0.05);
    expect(itemStatistics(triesOf(19, { miskeyed: true }, 'x'), FACTS).miskeyed).toBe(false);
  });

  it('finds most questions that measure nothing, and seldom doubts one that does', () => {
    expect(part(many(250, { flat: 0.4 }), ({ weak }) => weak)).toBeGreaterThan(0.75);
    expect(part(many(250, {}), ({ weak }) => weak)).toBeLessThan(0.08);
    expect(itemStatistics(triesOf(99, { flat: 0.4 }, 'x'), FACTS).weak).toBe(false);
  });

  it('names options that nobody takes, from 100 answers', () => {
    const tries = triesOf(100, {}, 'x').map((one) =>
      one.chosen[0] === 'd' ? { ...one, chosen: ['c'] } : one,
    );
    expect(itemStatistics(tries, FACTS).deadOptions).toEqual(['d']);
    expect(itemStatistics(tries.slice(1), FACTS).deadOptions).toEqual([]);
  });

  it('suggests the level where a question belongs', () => {
    const easy = itemStatistics(triesOf(300, { b: -2 }, 'x'), FACTS);
    expect(easy.suggestedDifficulty).toBe('easy');
    expect(itemStatistics(triesOf(300, {}, 'x'), FACTS).suggestedDifficulty).toBeNull();
  });

  it('takes the median time of right answers from 20 on', () => {
    const tries = triesOf(60, { b: -1 }, 'x').filter(({ correct }) => correct);
    expect(itemStatistics(tries.slice(0, 19), FACTS).medianMs).toBeNull();
    expect(itemStatistics(tries.slice(0, 20), FACTS).medianMs).toBeGreaterThan(19_999);
  });

  it('shows the correlation with ability only from 200 answers', () => {
    expect(itemStatistics(triesOf(199, {}, 'x'), FACTS).pointBiserial).toBeNull();
    expect(itemStatistics(triesOf(400, {}, 'x'), FACTS).pointBiserial).toBeGreaterThan(0.2);
  });
});
