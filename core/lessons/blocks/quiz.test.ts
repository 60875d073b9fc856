import { expect, it } from 'vitest';
import { compileText, fixture, placesOf } from '@/core/lessons/fixtures/compile';

it('a quiz names its questions, which are outside the pool', async () => {
  const { blocks, questions } = await compileText(fixture('quiz.md'));
  expect(blocks[1]).toEqual({
    type: 'quiz',
    questions: ['t/p/state-after-two', 't/p/saved-at-once'],
  });
  expect(questions.map((question) => [question.place, question.difficulty, question.kind])).toEqual(
    [
      ['lesson', 'medium', 'single'],
      ['lesson', 'easy', 'true-false'],
    ],
  );
  expect(questions[0]).toMatchObject({
    skill: 't/p#trace-state',
    hints: ['<p>Look at the table.</p>'],
  });
});

it('a quiz without a question is told', async () => {
  const { issues } = await compileText('## A\n\n:::quiz\n:::\n');
  expect(placesOf(issues)).toEqual(['3:1 empty-directive']);
});

it('a problem of a question is told at its place in the lesson', async () => {
  const { issues } = await compileText(fixture('quiz.md').replace('- [x] Filled', '- [ ] Filled'));
  expect(issues.map((issue) => issue.code)).toContain('no-key');
  expect(issues[0]?.file).toBe('t/p/modes/concept.md');
});
