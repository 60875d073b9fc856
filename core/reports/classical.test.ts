import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf, looksMiskeyed } from './classical';

const ranked = (rests: readonly number[], right: (place: number) => boolean = () => true) =>
  [...rests]
    .sort((one, other) => other - one)
    .map((rest, place) => ({ userId: `u${place}`, correct: right(place), chosen: [], rest }));
const sizes = (rests: readonly number[]) => {
  const { top, bottom } = groupsOf(ranked(rests));
  return [top.length, bottom.length];
};
const times = (count: number, rest: number) => Array.from({ length: count }, () => rest);

describe('groupsOf', () => {
  it('takes 27 % from either end', () => {
    expect(sizes(Array.from({ length: 100 }, (_, nth) => nth / 100))).toEqual([27, 27]);
    expect(sizes([])).toEqual([0, 0]);
  });

  it('takes those who are as good together, on the side that is nearer to 27 %', () => {
    expect(sizes([...times(3, 1), ...times(14, 0.5), ...times(3, 0)])).toEqual([3, 3]);
    expect(sizes([...times(12, 1), ...times(8, 0)])).toEqual([12, 8]);
    expect(sizes(times(30, 0.5))).toEqual([0, 0]);
  });

  it('puts nobody into both, and never the better into the last', () => {
    const rests = fc.array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), { maxLength: 40 });
    fc.assert(
      fc.property(rests, (drawn) => {
        const { top, bottom } = groupsOf(ranked(drawn));
        const least = Math.min(...top.map(({ rest }) => rest));
        const most = Math.max(...bottom.map(({ rest }) => rest));
        expect(top.length === 0 || bottom.length === 0 || least > most).toBe(true);
      }),
    );
  });
});

describe('looksMiskeyed', () => {
  it('says nothing where nobody is better than the others, whatever their order', () => {
    expect(looksMiskeyed(ranked(times(20, 0.5), (place) => place > 14))).toBe(false);
    const wrongForTheBest = (place: number) => place > 9;
    expect(looksMiskeyed(ranked([...times(10, 1), ...times(10, 0)], wrongForTheBest))).toBe(true);
    expect(looksMiskeyed(ranked([...times(9, 1), ...times(10, 0)], wrongForTheBest))).toBe(false);
  });
});
