import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { question } from '@/core/exchange/exchange';
import { headed, writeQuestion } from '@/core/exchange/markdown-writer';
import { anyQuestions } from '@/core/exchange/testing/arbitrary';
import { compiledAgain } from '@/core/exchange/testing/compile';

it('what is written compiles, and reads back as the same questions', async () => {
  await fc.assert(
    fc.asyncProperty(anyQuestions, async (questions) => {
      const again = await compiledAgain(questions);
      expect(again.map((one) => ({ ...one, line: 0, difficulty: null }))).toEqual(
        questions.map((one) => ({ ...one, difficulty: null })),
      );
    }),
    { numRuns: 20 },
  );
}, 60_000);

describe('the heading', () => {
  it('is the first paragraph in one line', () => {
    expect(headed('One\ntwo\n\nthree')).toEqual({ heading: 'One two', rest: 'three' });
  });

  it('asks a general question where the stem starts with code', () => {
    const stem = '```js\nx\n```';
    expect(headed(stem)).toEqual({ heading: 'What is right here?', rest: stem });
  });

  it('ends where a code block starts without an empty line before it', () => {
    expect(headed('Look:\n```js\nx\n\ny\n```').rest).toBe('```js\nx\n\ny\n```');
  });
});

it('a last word such as ~here stays a word', () => {
  const text = writeQuestion(
    question({
      stem: 'Where?',
      answer: {
        kind: 'single',
        options: [
          { text: 'over ~here', correct: true },
          { text: 'there', correct: false },
        ],
      },
    }),
    'a',
  );
  expect(text).toContain('- [x] over `~here`\n');
});
