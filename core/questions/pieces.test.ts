import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  explainPlaced,
  gradePlaced,
  guessPieces,
  pieceIds,
  puzzleOf,
  type Placed,
} from '@/core/questions/pieces';

function puzzle(key: string, traps = '') {
  const pieces = [...key, ...traps].map((html, index) => ({
    id: `${html}${index}`,
    html,
    feedback: null,
    misconception: null,
  }));
  return puzzleOf(
    pieces,
    pieces.slice(0, key.length).map(({ id }) => ({ id, indent: 0 })),
  );
}

function scoreOf(key: string, traps: string, given: readonly Placed[]) {
  const mark = gradePlaced(puzzle(key, traps), given, 'order');
  if (mark.outcome !== 'graded') throw new Error(mark.outcome);
  return mark;
}

const at = (...ids: string[]): Placed[] => ids.map((id) => ({ id, indent: 0 }));

/** The heaviest common subsequence by trying all: slow and plain. */
function heaviest(given: readonly Placed[], key: readonly Placed[]): number {
  const [one, ...rest] = given;
  const [other, ...others] = key;
  if (one === undefined || other === undefined) return 0;
  const alike = one.id.charAt(0) === other.id.charAt(0);
  const weight = alike ? (one.indent === other.indent ? 1 : 0.5) : 0;
  const both = alike ? weight + heaviest(rest, others) : 0;
  return Math.max(both, heaviest(rest, key), heaviest(given, others));
}

describe('an arrangement', () => {
  it.each([
    [['a0', 'b1', 'c2', 'd3'], 1],
    [['b1', 'c2', 'd3', 'a0'], 2 / 3],
    [['a0', 'b1', 'c2'], 2 / 3],
    [['a0', 'b1', 'c2', 'd3', 'x4'], 3 / 4],
    [['d3', 'c2', 'b1', 'a0'], 0],
    [['a0'], 0],
    [['x4'], 0],
  ])('%j of abcd, with x a trap, is worth %f', (ids, score) => {
    expect(scoreOf('abcd', 'x', at(...ids)).score).toBeCloseTo(score, 12);
  });

  it('is worth the weight of the heaviest common subsequence', () => {
    const key = 'abab';
    const placed = fc.tuple(
      fc.shuffledSubarray(['a0', 'b1', 'a2', 'b3', 'x4'], { minLength: 1 }),
      fc.array(fc.nat({ max: 1 }), { minLength: 5, maxLength: 5 }),
    );
    fc.assert(
      fc.property(placed, ([ids, levels]) => {
        const given = ids.map((id, index) => ({ id, indent: levels[index] ?? 0 }));
        const weight = heaviest(given, puzzle(key).key);
        const most = Math.max(given.length, 4);
        const mark = scoreOf(key, 'x', given);
        expect(mark.score).toBeCloseTo(Math.max(0, (weight - 1) / (most - 1)), 12);
        expect(mark.correct).toBe(mark.score === 1);
        const told = explainPlaced(puzzle(key, 'x'), given).options;
        expect(told.length).toBe(5);
        expect(told.every(({ correct }) => correct)).toBe(mark.correct);
      }),
    );
  });

  it('takes equal pieces for one another', () => {
    expect(scoreOf('aba', '', at('a2', 'b1', 'a0'))).toMatchObject({ correct: true, score: 1 });
  });

  it('pays a line at another indentation half', () => {
    const given = [...at('a0', 'b1'), { id: 'c2', indent: 1 }];
    expect(scoreOf('abc', '', given)).toMatchObject({ correct: false, score: 0.75 });
  });

  it('is incomplete while it is empty, and malformed with pieces that are unknown or twice there', () => {
    expect(gradePlaced(puzzle('ab'), [], 'order').outcome).toBe('incomplete');
    const mark = gradePlaced(puzzle('ab'), at('a0', 'a0', 'z9'), 'order');
    expect(mark.outcome === 'malformed' && mark.errors.map(({ path }) => path)).toEqual([
      'order.1',
      'order.2',
    ]);
  });

  it('says of each piece whether it belongs, and what was left out by mistake', () => {
    const told = explainPlaced(puzzle('abc', 'x'), at('b1', 'x3', 'c2')).options;
    expect(told.map(({ id, correct, html }) => [id, correct, html])).toEqual([
      ['b1', true, null],
      ['x3', false, 'It does not belong here.'],
      ['c2', true, null],
      ['a0', false, 'It belongs in the answer.'],
    ]);
  });
});

it('guesses rightly once in all arrangements of as many pieces', () => {
  expect(guessPieces(puzzle('abc'))).toBeCloseTo(1 / 6);
  expect(guessPieces(puzzle('ab', 'x'))).toBeCloseTo(1 / 6);
  expect(guessPieces(puzzle('aab'))).toBeCloseTo(1 / 3);
});

it('names equal texts by their HTML, never by where they stand', () => {
  const plain = { text: 'a', html: 'a' };
  const marked = { text: 'a', html: '<em>a</em>' };
  const [one, other] = pieceIds([plain, marked]);
  expect(pieceIds([marked, plain])).toEqual([other, one]);
  expect(one).not.toBe(other);
});
