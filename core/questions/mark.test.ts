import { expect, it } from 'vitest';
import { parse } from '@/core/content/fixtures/questions/parse';
import { markResponse } from '@/core/questions/mark';

const [question] = parse(`## How many?
<!-- id: many -->

**Answer:** 3

### Solution
1. Count.
`).questions;
if (!question) throw new Error('The fixture holds no question.');

it('explains what it marks, right or wrong', () => {
  expect(markResponse(question, { value: '3' })).toMatchObject({
    outcome: 'graded',
    explanation: { correct: true, score: 1, response: { value: '3' } },
  });
  expect(markResponse(question, { skip: true })).toMatchObject({
    outcome: 'graded',
    explanation: { correct: false, solution: ['Count.'] },
  });
});

it('tells nothing of the key where there is nothing to mark', () => {
  expect(Object.keys(markResponse(question, { value: ' ' })).sort()).toEqual([
    'missing',
    'outcome',
  ]);
  expect(Object.keys(markResponse(question, { option: 'a' })).sort()).toEqual([
    'errors',
    'outcome',
  ]);
});
