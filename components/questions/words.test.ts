import { expect, it } from 'vitest';
import { fill, fillCount } from '@/components/questions/words';

it('puts every value where its name stands, and leaves a name without one to be noticed', () => {
  expect(fill('{a} of {b}, {a} again, {none}', { a: 1, b: 'two' })).toBe(
    '1 of two, 1 again, {none}',
  );
});

it('does not read names out of the values', () => {
  expect(fill('{a} {b}', { a: '{b}', b: 'x' })).toBe('{b} x');
});

it('takes the form of the language’s own plural rule', () => {
  const words = { one: '{count} question', other: '{count} questions' };
  expect([0, 1, 2].map((count) => fillCount(words, count, 'en'))).toEqual([
    '0 questions',
    '1 question',
    '2 questions',
  ]);
  expect(fillCount(words, 0, 'fr')).toBe('0 question');
});
