import { expect, it } from 'vitest';
import { nearest, suggestion } from '@/core/content/nearest';

const words = ['flow', 'trace', 'transcript', 'snapshot'];

it.each([
  ['flwo', 'flow'],
  ['Trace', 'trace'],
  ['transcipt', 'transcript'],
  ['snap-shot', 'snapshot'],
  ['quiz', null],
  ['', null],
  ['x'.repeat(1000), null],
])('near "%s" is %s', (word, expected) => {
  expect(nearest(word, words)).toBe(expected);
});

it('suggests the near word, or tells all that are known', () => {
  expect(suggestion('flwo', words)).toBe('Did you mean "flow"?');
  expect(suggestion('quiz', words)).toBe('Known: flow, trace, transcript, snapshot.');
});
