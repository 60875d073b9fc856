import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseOne } from '@/core/content/fixtures/questions/parse';

const rules = new URL('./fixtures/questions/rules/', import.meta.url);

describe('every rule', () => {
  const files = readdirSync(rules).filter((name) => name.endsWith('.md'));

  it('has a fixture', () => {
    expect(files.length).toBeGreaterThan(30);
  });

  it.each(files)('%s is told once, at its place, with a mend', (name) => {
    const text = readFileSync(new URL(name, rules), 'utf8');
    const expected = /^<!-- expects: (.*) -->/.exec(text)?.[1];
    const { issues } = parse(text);
    expect(
      issues.map((issue) => `${issue.line}:${issue.column} ${issue.severity} ${issue.code}`),
    ).toEqual([expected]);
    expect(issues[0]?.mend).toMatch(/\S.*[.?]$/);
  });
});

describe('parseQuestions', () => {
  const single = readFileSync(
    new URL('./fixtures/questions/kinds/single.md', import.meta.url),
    'utf8',
  );

  it('reads every part and field of a question', () => {
    const question = parseOne(single);
    expect(question).toMatchObject({
      id: 't/p/store-by-key',
      pattern: 't/p',
      skill: 't/p#write',
      kind: 'single',
      difficulty: 'easy',
      place: 'pool',
      rev: 1,
      title: "Which line stores the visitor's theme in the session?",
      stem: "<p>Which line stores the visitor's theme in the session?</p>\n<p>Think of a <em>view</em> that has a <code>request</code>.</p>",
      hints: ['<p>Think of a dictionary.</p>', '<p>Which object carries the dictionary?</p>'],
      solution: [
        '<strong>Recall the type.</strong> <code>request.session</code> behaves like a dictionary.',
        '<strong>Assign by key.</strong> So item assignment stores the value.',
      ],
      quickCheck: '<p>Same syntax as a dictionary, so it holds.</p>',
      mistakes: [
        {
          html: "Calling <code>set()</code>, which belongs to other languages' maps.",
          misconception: 'no-set-method',
        },
        {
          html: 'Writing <del>nothing</del> too much within ~5 ms.',
          misconception: null,
        },
      ],
      shuffle: true,
      source: { file: 't/p/questions/easy.md', line: 1 },
    });
  });

  it('reads fields over several lines, with lists of words or with commas', () => {
    const question = parseOne(
      '## How many?\n<!--\n  id: a   was: b other/pattern/c\n  tags: small numbers, counting\n  misconceptions: ~off-by-one no-zero\n  shuffle: no seconds: 90\n  rev: 3\n-->\n\n**Answer:** 3\n',
    );
    expect(question).toMatchObject({
      id: 't/p/a',
      was: ['t/p/b', 'other/pattern/c'],
      tags: ['small numbers', 'counting'],
      misconceptions: ['off-by-one', 'no-zero'],
      shuffle: false,
      seconds: 90,
      rev: 3,
    });
  });

  it('makes a question a skill of its own where no skill is named', () => {
    expect(parseOne('## How many?\n<!-- id: a -->\n\n**Answer:** 3\n').skill).toBe('t/p#a');
  });

  it('calls a renamed skill by its present name', () => {
    const { questions } = parse('## How many?\n<!-- id: a skill: old -->\n\n**Answer:** 3\n', {
      skillAliases: new Map([['old', 'new']]),
    });
    expect(questions[0]?.skill).toBe('t/p#new');
  });

  it('suggests the field, part and kind that were probably meant', () => {
    const { issues } = parse(
      '## How many?\n<!-- id: a skil: b type: numerc -->\n\n**Answer:** 3\n\n### Soluton\nCount.\n',
    );
    expect(issues.map((issue) => issue.mend)).toEqual([
      'Did you mean "skill"?',
      'Did you mean "numeric"?',
      'Did you mean "Solution"?',
    ]);
  });

  it('makes an id of the heading where none is written, in any script', () => {
    const idOf = (heading: string) => parse(`## ${heading}\n\n**Answer:** 3\n`).questions[0]?.id;
    expect(idOf('How many *are* there?')).toBe('t/p/how-many-are-there');
    expect(idOf('¿что?')).toMatch(/^t\/p\/question-[0-9a-f]{10}$/);
    expect(idOf('¿что?')).not.toBe(idOf('¿где?'));
  });

  it('reads a quiz one heading level deeper, each question with a level of its own', () => {
    const { questions, issues } = parse(
      '### How many?\n<!-- id: a level: hard -->\n\n**Answer:** 3\n\n#### Hint\nCount.\n\n### And now?\n<!-- id: b -->\n\n**Answer:** 4\n',
      { depth: 3, place: 'lesson' },
    );
    expect(issues).toEqual([]);
    expect(questions.map(({ difficulty, hints }) => [difficulty, hints.length])).toEqual([
      ['hard', 1],
      ['easy', 0],
    ]);
  });

  it('lets rules between questions and link definitions be', () => {
    const { questions, issues } = parse(
      '## How many?\n<!-- id: a -->\n\n[x]: https://example.org\n\n**Answer:** 3\n\n[y]: https://example.org\n\n---\n\n## And now?\n<!-- id: b -->\n\n**Answer:** 4\n\n---\n',
    );
    expect(issues).toEqual([]);
    expect(questions.map((question) => question.kind)).toEqual(['numeric', 'numeric']);
  });

  it('takes prose as one step of the solution', () => {
    const question = parseOne(
      '## How many?\n<!-- id: a -->\n\n**Answer:** 3\n\n### Solution\nOne.\n\nTwo.\n',
    );
    expect(question.solution).toEqual(['<p>One.</p>\n<p>Two.</p>']);
  });
});

describe('a version', () => {
  const text =
    '## How many?\n<!-- id: a -->\n\n- [x] one\n- [ ] two\n  > No.\n\n### Hint\nCount.\n';
  const version = parseOne(text).version;

  it('stays when the question moves, or its tags change', () => {
    const moved = `## First?\n<!-- id: z -->\n\n**Answer:** 1\n\n${text.replace('id: a', 'id: a tags: x')}`;
    expect(parse(moved).questions[1]?.version).toBe(version);
  });

  it.each([
    ['key', text.replace('[x] one', '[ ] one').replace('[ ] two', '[x] two')],
    ['stem', text.replace('many', 'much')],
    ['option', text.replace('two', 'three')],
    ['feedback', text.replace('No.', 'Not so.')],
    ['hint', text.replace('Count', 'Add')],
    ['rev', text.replace('id: a', 'id: a rev: 2')],
    ['shuffling', text.replace('id: a', 'id: a shuffle: no')],
    ['id', text.replace('id: a', 'id: b')],
  ])('changes with the %s', (_what, edited) => {
    expect(parseOne(edited).version).not.toBe(version);
  });
});
