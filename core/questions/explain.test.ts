import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseOne } from '@/core/content/fixtures/questions/parse';
import { explanation } from '@/core/questions/answer';
import { explainQuestion } from '@/core/questions/explain';

const folder = new URL('../content/fixtures/questions/kinds/', import.meta.url);
const question = parseOne(readFileSync(new URL('single.md', folder), 'utf8'));

describe('an explanation', () => {
  it('tells the key, every feedback, the solution and the mistakes', () => {
    const { options } = question.body as { options: { id: string }[] };
    const response = { option: options[1]?.id };
    const told = explainQuestion(question, response, {
      outcome: 'graded',
      correct: false,
      score: 0,
    });
    expect(explanation.parse(told)).toEqual(told);
    expect(told).toMatchObject({
      correct: false,
      score: 0,
      response,
      answer: { html: "<code>request.session['theme'] = 'dark'</code>", options: [options[0]?.id] },
      quickCheck: question.quickCheck,
      solution: question.solution,
      mistakes: question.mistakes,
    });
    expect(told.feedback.options.map((option) => option.misconception)).toEqual([
      null,
      'no-set-method',
      null,
      null,
    ]);
  });

  it('is given for "I don\'t know" too', () => {
    const told = explainQuestion(
      question,
      { skip: true },
      { outcome: 'graded', correct: false, score: 0 },
    );
    expect(told.response).toEqual({ skip: true });
    expect(told.answer.options).toHaveLength(1);
  });
});
