import { expect, it } from 'vitest';
import { headingAt, headingsIn } from '@/components/author/question-headings';

it('finds the headings of questions, and none inside a fence or of another level', () => {
  const text =
    '# A\n## One?\n### Hint\n```md\n## not one\n```\n  ## Two?\n~~~~\n```\n## no\n~~~~\n##\n##x';
  expect(headingsIn(text)).toEqual([2, 7, 12]);
});

it('takes everything after a fence that never ends for code', () => {
  expect(headingsIn('## One?\n```\n## Two?')).toEqual([1]);
});

it('places a line below the heading above it, and lines above all below the first', () => {
  expect([1, 3, 4, 6, 7, 99].map((line) => headingAt([3, 7], line))).toEqual([0, 0, 0, 0, 1, 1]);
  expect(headingAt([], 5)).toBe(0);
});
