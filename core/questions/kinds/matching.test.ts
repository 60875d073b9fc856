import { describe, expect, it } from 'vitest';
import { parseOne } from '@/core/content/fixtures/questions/parse';
import { matching } from '@/core/questions/kinds/matching';

function bodyOf(...rows: string[]) {
  const table = ['| Call | Effect |', '|---|---|', ...rows].join('\n');
  const question = parseOne(`## What does each do?\n<!-- id: a -->\n\n${table}\n`);
  expect(question.kind).toBe('matching');
  return matching.body.parse(question.body);
}

type Body = ReturnType<typeof bodyOf>;

function pairs(body: Body, ...chosen: string[]) {
  return {
    pairs: Object.fromEntries(
      body.left.map(({ id }, index) => [
        id,
        body.right.find(({ text }) => text === chosen[index])?.id ?? '',
      ]),
    ),
  };
}

describe('matching', () => {
  const body = bodyOf('| `a` | one |', '| b | two |', '| c | one |', '| | spare |');

  it('shows each choice once, in an order that tells nothing', () => {
    expect(body.right.map(({ text }) => text).sort()).toEqual(['one', 'spare', 'two']);
    expect(body.right.map(({ id }) => id)).toEqual(body.right.map(({ id }) => id).sort());
    expect(body.left.map(({ html }) => html)).toEqual(['<code>a</code>', 'b', 'c']);
  });

  it('pays the share of right pairs', () => {
    expect(matching.grade(body, pairs(body, 'one', 'two', 'one'))).toMatchObject({ correct: true });
    expect(matching.grade(body, pairs(body, 'one', 'spare', 'one'))).toMatchObject({
      correct: false,
      score: 2 / 3,
    });
  });

  it('is incomplete while a row is open, and malformed with ids of neither side', () => {
    expect(matching.grade(body, pairs(body, 'one', 'two'))).toMatchObject({
      outcome: 'incomplete',
    });
    expect(matching.grade(body, { pairs: {} }).outcome).toBe('incomplete');
    expect(matching.grade(body, { pairs: { nobody: '' } }).outcome).toBe('malformed');
    expect(matching.grade(body, { pairs: { [body.left[0]?.id ?? '']: 'none' } }).outcome).toBe(
      'malformed',
    );
  });

  it('lets left sides that read alike change their choices', () => {
    const twins = bodyOf('| a | one |', '| a | two |', '| b | three |');
    for (const chosen of [
      ['one', 'two', 'three'],
      ['two', 'one', 'three'],
    ]) {
      expect(matching.grade(twins, pairs(twins, ...chosen))).toMatchObject({ correct: true });
    }
    expect(matching.grade(twins, pairs(twins, 'one', 'one', 'three'))).toMatchObject({
      score: 2 / 3,
    });
  });

  it('tells the right choice of each row that was missed', () => {
    const told = matching.explain(body, pairs(body, 'one', 'spare', 'one')).options;
    expect(told.map(({ correct, html }) => [correct, html])).toEqual([
      [true, null],
      [false, 'two'],
      [true, null],
    ]);
  });

  it('has a guess rate of one in all ways to pair', () => {
    expect(matching.guessRate(bodyOf('| a | one |', '| b | two |'))).toBeCloseTo(1 / 2);
    expect(matching.guessRate(body)).toBeCloseTo(1 / 6);
  });
});
