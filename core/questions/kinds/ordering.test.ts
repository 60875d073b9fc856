import { describe, expect, it } from 'vitest';
import { parseOne } from '@/core/content/fixtures/questions/parse';
import { ordering } from '@/core/questions/kinds/ordering';

function bodyOf(lists: string, fields = '') {
  const question = parseOne(`## In which order?\n<!-- id: a ${fields} -->\n\n${lists}\n`);
  expect(question.kind).toBe('ordering');
  return ordering.body.parse(question.body);
}

describe('ordering', () => {
  const body = bodyOf('1. one\n2. `two`\n\n- never\n  > Not so. ~slip');

  it('reads the order, and distractors with what is said about them', () => {
    expect(ordering.describeKey(body).html).toBe('<ol><li>one</li><li><code>two</code></li></ol>');
    expect(body.pieces.find(({ html }) => html === 'never')).toMatchObject({
      feedback: '<p>Not so.</p>',
      misconception: 'slip',
    });
  });

  it('keeps its pieces in an order that tells nothing, and is shuffled even if the author says no', () => {
    const other = bodyOf('1. `two`\n2. one\n\n- never\n  > Not so. ~slip', 'shuffle: no');
    expect(other.pieces).toEqual(body.pieces);
    expect(ordering.arrange(other, false, () => 0)).toEqual(ordering.arrange(body, true, () => 0));
  });

  it('tells a placed distractor by its own feedback and misconception', () => {
    const trap = body.pieces.find(({ html }) => html === 'never')?.id ?? '';
    expect(ordering.explain(body, { order: [trap] }).options[0]).toMatchObject({
      id: trap,
      correct: false,
      html: '<p>Not so.</p>',
      misconception: 'slip',
    });
  });

  it('leaves task lists and lists above another answer alone', () => {
    expect(parseOne('## What?\n<!-- id: a -->\n\n1. [x] a\n2. [ ] b\n').kind).toBe('single');
    expect(parseOne('## What?\n<!-- id: a -->\n\n1. a\n2. b\n\n**Answer:** 3\n').kind).toBe(
      'numeric',
    );
  });
});
