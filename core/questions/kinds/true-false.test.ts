import { describe, expect, it } from 'vitest';
import { parseOne } from '@/core/content/fixtures/questions/parse';
import { choiceBody, type ChoiceBody } from '@/core/questions/choice';
import { trueFalse } from '@/core/questions/kinds/true-false';

function bodyOf(list: string): ChoiceBody {
  const question = parseOne(`## It holds.\n<!-- id: a -->\n\n${list}\n`);
  expect(question.kind).toBe('true-false');
  return choiceBody.parse(question.body);
}

describe('true or false', () => {
  it.each(['- [x] True\n- [ ] False', '- [ ] FALSE\n- [x] true'])(
    'shows True first for %j',
    (list) => {
      const body = bodyOf(list);
      expect(trueFalse.arrange(body)).toEqual(['true', 'false']);
      expect(trueFalse.grade(body, { option: 'true' })).toMatchObject({ correct: true, score: 1 });
      expect(trueFalse.grade(body, { option: 'false' })).toMatchObject({
        correct: false,
        score: 0,
      });
    },
  );

  it('keeps each feedback with its word, whatever the order', () => {
    const body = bodyOf('- [x] False\n  > No.\n- [ ] True\n  > Yes. ~slip');
    expect(trueFalse.explain(body).options).toEqual([
      { id: 'true', correct: false, html: '<p>Yes.</p>', misconception: 'slip' },
      { id: 'false', correct: true, html: '<p>No.</p>', misconception: null },
    ]);
  });

  it('is a coin toss', () => {
    expect(trueFalse.guessRate()).toBe(0.5);
  });

  it('calls nothing incomplete, and another word malformed', () => {
    const body = bodyOf('- [x] True\n- [ ] False');
    expect(trueFalse.grade(body, { option: '' }).outcome).toBe('incomplete');
    expect(trueFalse.grade(body, { option: 'perhaps' }).outcome).toBe('malformed');
  });
});
