import { describe, expect, it } from 'vitest';
import { parseOne } from '@/core/content/fixtures/questions/parse';
import { choiceBody, type ChoiceOption } from '@/core/questions/choice';
import { single } from '@/core/questions/kinds/single';
import { randomFrom } from '@/core/random';

function optionsOf(list: string, fields = ''): ChoiceOption[] {
  const question = parseOne(`## Which?\n<!-- id: a ${fields} -->\n\n${list}\n`);
  expect(question.kind).toBe('single');
  return choiceBody.parse(question.body).options;
}

describe('single choice', () => {
  it('reads options, feedback, misconceptions and pins', () => {
    const options = optionsOf(
      '- [ ] `a`\n  > Not *a*. ~mixed-up\n- [X] **b**\n- [ ] None of these <!-- pin -->\n  > Wrong.\n  >\n  > Really.',
    );
    expect(options.map(({ id: _id, ...option }) => option)).toEqual([
      {
        html: '<code>a</code>',
        correct: false,
        pinned: false,
        feedback: '<p>Not <em>a</em>.</p>',
        misconception: 'mixed-up',
      },
      {
        html: '<strong>b</strong>',
        correct: true,
        pinned: false,
        feedback: null,
        misconception: null,
      },
      {
        html: 'None of these',
        correct: false,
        pinned: true,
        feedback: '<p>Wrong.</p>\n<p>Really.</p>',
        misconception: null,
      },
    ]);
  });

  it('takes a box that is followed by a code fence as an option', () => {
    const options = optionsOf(
      '- [x]\n  ```python\n  if a:\n      b\n  ```\n  > Right.\n- [ ]\n  ```python\n  if a:\n    b\n  ```\n- [ ] neither',
    );
    expect(options.map(({ html, correct, feedback }) => [html, correct, feedback])).toEqual([
      ['<pre><code class="language-python">if a:\n    b\n</code></pre>', true, '<p>Right.</p>'],
      ['<pre><code class="language-python">if a:\n  b\n</code></pre>', false, null],
      ['neither', false, null],
    ]);
    expect(new Set(options.map((option) => option.id)).size).toBe(3);
    expect(options.every((option) => !option.id.includes('-'))).toBe(true);
  });

  it('takes a list in which every box is followed by a fence', () => {
    const options = optionsOf('- [ ]\n  ```\n  a\n  ```\n- [x]\n  ```\n  b\n  ```');
    expect(options.map((option) => option.correct)).toEqual([false, true]);
  });

  it('never shows a misconception, even where it stands in the option itself', () => {
    const options = optionsOf('- [x] a\n- [ ] b ~slip\n  > No.\n- [ ] c ~fall\n  > No. ~fall');
    expect(options.map(({ html, misconception }) => [html, misconception])).toEqual([
      ['a', null],
      ['b', 'slip'],
      ['c', 'fall'],
    ]);
  });

  it('takes options with empty lines between them', () => {
    expect(
      optionsOf('- [x] a\n\n  > Yes.\n\n- [ ] b').map(({ html, feedback }) => [html, feedback]),
    ).toEqual([
      ['a', '<p>Yes.</p>'],
      ['b', null],
    ]);
  });

  it('keeps an id when other options, feedback or formatting change', () => {
    const [before] = optionsOf('- [x] a word\n- [ ] b');
    const after = optionsOf('- [ ] new\n- [ ] **a**   word\n  > Feedback.\n- [x] c');
    expect(after.map((option) => option.id)).toContain(before?.id);
  });

  it('takes True and False as plain options where the type says so', () => {
    expect(optionsOf('- [x] True\n- [ ] False', 'type: single')).toHaveLength(2);
  });

  it('keeps pinned options in their places', () => {
    const options = optionsOf(
      '- [x] a\n- [ ] b\n- [ ] both <!-- pin -->\n- [ ] c\n- [ ] none <!-- pin -->',
    );
    for (let seed = 0; seed < 50; seed += 1) {
      const shown = single.arrange({ options }, true, randomFrom(String(seed)));
      expect([shown[2], shown[4]]).toEqual([options[2]?.id, options[4]?.id]);
    }
  });

  it("keeps the author's order where nothing may be shuffled", () => {
    const options = optionsOf('- [x] c\n- [ ] a\n- [ ] b', 'shuffle: no');
    expect(single.arrange({ options }, false, randomFrom('1'))).toEqual(
      options.map(({ id }) => id),
    );
  });

  it('is right by luck once in as many times as there are options', () => {
    expect(single.guessRate({ options: optionsOf('- [x] a\n- [ ] b\n- [ ] c\n- [ ] d') })).toBe(
      0.25,
    );
  });

  it('calls a response without a choice incomplete, and with an unknown one malformed', () => {
    const options = optionsOf('- [x] a\n- [ ] b');
    expect(single.grade({ options }, { option: '' }).outcome).toBe('incomplete');
    expect(single.grade({ options }, { option: 'nosuchid' }).outcome).toBe('malformed');
  });

  it('explains each option and describes the right one', () => {
    const options = optionsOf('- [x] a\n- [ ] b\n  > No.');
    expect(single.describeKey({ options })).toEqual({ html: 'a', options: [options[0]?.id] });
    expect(single.explain({ options }).options.map(({ correct, html }) => [correct, html])).toEqual(
      [
        [true, null],
        [false, '<p>No.</p>'],
      ],
    );
  });
});
