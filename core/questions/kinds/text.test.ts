import { describe, expect, it } from 'vitest';
import { parse, parseOne } from '@/core/content/fixtures/questions/parse';
import { text } from '@/core/questions/kinds/text';

function bodyOf(answer: string, fields = '') {
  const question = parseOne(`## What?\n<!-- id: a ${fields} -->\n\n**Answer:** ${answer}\n`);
  expect(question.kind).toBe('text');
  return text.body.parse(question.body);
}

describe('short text', () => {
  it.each([
    ['`get`', ['get']],
    ['`get()` or `get`', ['get()', 'get']],
    ['`a`, `b`, or `c`', ['a', 'b', 'c']],
    ['`42`', ['42']],
    ['`` a`b ``', ['a`b']],
  ])('reads %s', (answer, accepted) => {
    expect(bodyOf(answer).accepted).toEqual(accepted);
  });

  it('may be bare where the type says so', () => {
    expect(bodyOf('forty-two', 'type: text').accepted).toEqual(['forty-two']);
    expect(bodyOf('42', 'type: text').accepted).toEqual(['42']);
  });

  it.each(['`get` pop', '`get` and `pop`', '`get` or', '` `', '`get`.'])('refuses %j', (answer) => {
    const { issues } = parse(`## What?\n<!-- id: a -->\n\n**Answer:** ${answer}\n`);
    expect(issues.map((issue) => issue.code)).toEqual(['bad-answer']);
  });

  it('accepts every form, spaced and cased as it comes', () => {
    const body = bodyOf('`get()` or `get`');
    expect(text.grade(body, { text: ' GET ' })).toMatchObject({ correct: true, score: 1 });
    expect(text.grade(body, { text: '`get()`' })).toMatchObject({ correct: true });
    expect(text.grade(body, { text: 'pop' })).toMatchObject({ correct: false, score: 0 });
  });

  it('is incomplete while nothing can be seen of it', () => {
    expect(text.grade(bodyOf('`get`'), { text: ' \u200B' }).outcome).toBe('incomplete');
  });

  it('minds capitals only where the author is strict, and says so', () => {
    const strict = bodyOf('`True`', 'case: strict');
    expect(text.grade(strict, { text: 'true' })).toMatchObject({ correct: false });
    expect(text.explain(strict, { text: 'true' }).note).toContain('Capital');
    expect(text.explain(strict, { text: 'True' }).note).toBeNull();
    expect(text.explain(strict, { text: 'yes' }).note).toBeNull();
    expect(text.explain(bodyOf('`True`'), { text: 'no' }).note).toBeNull();
  });

  it('shows nothing of the answer', () => {
    expect(text.present()).toEqual({});
  });
});
