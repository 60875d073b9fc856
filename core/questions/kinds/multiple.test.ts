import { describe, expect, it } from 'vitest';
import { parseOne } from '@/core/content/fixtures/questions/parse';
import { choiceBody, type ChoiceBody } from '@/core/questions/choice';
import { multiple } from '@/core/questions/kinds/multiple';

const LIST = '- [x] a\n- [ ] b\n- [x] c\n- [ ] d\n- [x] e';

function bodyOf(list: string, fields = ''): ChoiceBody {
  const question = parseOne(`## Which?\n<!-- id: a ${fields} -->\n\n${list}\n`);
  expect(question.kind).toBe('multiple');
  return choiceBody.parse(question.body);
}

function gradeWords(body: ChoiceBody, words: string) {
  const options = body.options.filter(({ html }) => words.includes(html)).map(({ id }) => id);
  return multiple.grade(body, { options });
}

describe('multiple select', () => {
  it.each([
    ['ace', true, 1],
    ['ac', false, 2 / 3],
    ['acb', false, 1 / 3],
    ['aceb', false, 2 / 3],
    ['abcde', false, 1 / 3],
    ['ab', false, 0],
    ['bd', false, 0],
    ['e', false, 1 / 3],
  ])('gives for %s: correct %s, score %d', (words, correct, score) => {
    expect(gradeWords(bodyOf(LIST), words)).toEqual({ outcome: 'graded', correct, score });
  });

  it('counts an option chosen twice once', () => {
    const body = bodyOf(LIST);
    const right = body.options.filter((option) => option.correct).map((option) => option.id);
    expect(multiple.grade(body, { options: [...right, ...right] })).toMatchObject({
      correct: true,
    });
  });

  it('is incomplete while nothing is chosen', () => {
    expect(multiple.grade(bodyOf(LIST), { options: [] }).outcome).toBe('incomplete');
  });

  it('calls a response with an unknown option malformed', () => {
    expect(multiple.grade(bodyOf(LIST), { options: ['nosuchid'] }).outcome).toBe('malformed');
  });

  it('may have a single key where the type says so', () => {
    const body = bodyOf('- [x] a\n- [ ] b', 'type: multiple');
    expect(gradeWords(body, 'a')).toMatchObject({ correct: true, score: 1 });
    expect(gradeWords(body, 'ab')).toMatchObject({ correct: false, score: 0 });
  });

  it('is right by luck once in as many times as there are sets', () => {
    expect(multiple.guessRate(bodyOf(LIST))).toBe(1 / 31);
  });

  it('describes all that is right', () => {
    const body = bodyOf(LIST);
    const { html, options } = multiple.describeKey(body);
    expect(html).toBe('<ul><li>a</li><li>c</li><li>e</li></ul>');
    expect(options).toHaveLength(3);
  });
});
