import { describe, expect, it } from 'vitest';
import { parse, parseOne } from '@/core/content/fixtures/questions/parse';
import { cloze } from '@/core/questions/kinds/cloze';

function questionOf(text: string, fields = '') {
  const question = parseOne(`## Fill it in\n<!-- id: a ${fields} -->\n\n${text}\n`);
  expect(question.kind).toBe('cloze');
  return question;
}

const bodyOf = (text: string, fields = '') => cloze.body.parse(questionOf(text, fields).body);

describe('cloze', () => {
  it('is a field, or a menu where some alternatives are in round brackets', () => {
    const { blanks } = bodyOf('A [[b|c]] is [[(d)|e]] by [[(f)]] or [[(g)|(h)]].');
    expect(blanks.map(({ accepted }) => accepted)).toEqual([
      ['b', 'c'],
      [],
      ['(f)'],
      ['(g)', '(h)'],
    ]);
    expect(blanks[1]?.options?.map(({ text, correct }) => [text, correct]).sort()).toEqual([
      ['d', true],
      ['e', false],
    ]);
  });

  it('leaves what stands above the first blank to the stem', () => {
    const question = questionOf('Read this.\n\nIt is [[this]].\n\nOr that.');
    expect(question.stem).toBe('<p>Fill it in</p>\n<p>Read this.</p>');
    expect(cloze.body.parse(question.body).text).toBe(
      '<p>It is <span data-blank="0"></span>.</p>\n<p>Or that.</p>',
    );
  });

  it('hides the answers of a heading from its title and from the id made of it', () => {
    const { questions } = parse('## The method is [[get]] here\n\nRead.\n');
    expect(questions[0]).toMatchObject({ title: 'The method is … here', stem: '' });
    expect(questions[0]?.id).not.toContain('get');
  });

  it('looks the same for a short and for a long answer', () => {
    expect(cloze.present(bodyOf('It is [[a]].'), [])).toEqual(
      cloze.present(bodyOf('It is [[a very long answer|or|two]].'), []),
    );
  });

  it('pays the share of right blanks', () => {
    const body = bodyOf('A [[b|c]], [[(d)|e]], [[f]].');
    const choice = (name: string) =>
      body.blanks[1]?.options?.find(({ text }) => text === name)?.id ?? '';
    const score = (...blanks: string[]) => cloze.grade(body, { blanks });
    expect(score(' C\u200b', choice('d'), '`f`')).toMatchObject({ correct: true, score: 1 });
    expect(score('b', choice('e'), 'x')).toMatchObject({ correct: false, score: 1 / 3 });
    expect(score('b', choice('d'))).toMatchObject({ outcome: 'incomplete' });
    expect(score('b', '', 'f')).toMatchObject({ outcome: 'incomplete' });
    expect(score('b', 'd', 'f')).toMatchObject({ outcome: 'malformed' });
    expect(score('b', choice('d'), 'f', 'g')).toMatchObject({ outcome: 'malformed' });
  });

  it('minds capitals only where the author is strict, and says so', () => {
    const strict = bodyOf('It is [[True]].', 'case: strict');
    expect(cloze.grade(strict, { blanks: ['true'] })).toMatchObject({ correct: false });
    expect(cloze.explain(strict, { blanks: ['true'] }).note).toContain('Capital');
    expect(cloze.grade(bodyOf('It is [[True]].'), { blanks: ['true'] })).toMatchObject({
      correct: true,
    });
  });

  it('tells each blank apart, and fills the text with what is right', () => {
    const body = bodyOf('A [[b<c]] and [[d]].');
    expect(cloze.explain(body, { blanks: ['x', 'd'] }).options).toEqual([
      { id: '0', correct: false, html: '<code>b&lt;c</code>', misconception: null },
      { id: '1', correct: true, html: null, misconception: null },
    ]);
    expect(cloze.describeKey(body).html).toBe(
      '<p>A <strong>b&lt;c</strong> and <strong>d</strong>.</p>',
    );
  });
});
