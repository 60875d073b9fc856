import { describe, expect, it } from 'vitest';
import { parseOne } from '@/core/content/fixtures/questions/parse';
import { parsons } from '@/core/questions/kinds/parsons';

function bodyOf(code: string, words = 'python parsons') {
  const question = parseOne(`## Write it\n<!-- id: a -->\n\n\`\`\`${words}\n${code}\n\`\`\`\n`);
  expect(question.kind).toBe('parsons');
  return parsons.body.parse(question.body);
}

const levels = (code: string, words?: string) =>
  bodyOf(code, words).key.map(({ indent }) => indent);

describe('a Parsons problem', () => {
  it.each([
    ['a\n    b\n        c\n    d\ne', [0, 1, 2, 1, 0]],
    ['a\n  b\n   c\nd', [0, 1, 2, 0]],
    ['a\n\tb\n\t\tc', [0, 1, 2]],
    ['    a\n        b\n    c', [0, 1, 0]],
    ['    a\nb', [1, 0]],
    ['a\n\n  \n    b', [0, 1]],
    ['a\n        trap  # distractor\n    b', [0, 1]],
  ])('counts indentation in levels: %j', (code, expected) => {
    expect(levels(code)).toEqual(expected);
  });

  it('needs no language', () => {
    expect(levels('a\nb', 'parsons')).toEqual([0, 0]);
  });

  it.each(['b # distractor', 'b // distractor', 'b -- Distractor', 'b# distractor '])(
    'takes %j for a trap and shows it without the mark',
    (line) => {
      const body = bodyOf(`a\nc\n${line}`);
      expect(body.key.length).toBe(2);
      expect(body.pieces.map(({ html }) => html).sort()).toEqual(['a', 'b', 'c']);
    },
  );

  it('marks order and indentation', () => {
    const body = bodyOf('if a:\n    b()');
    const [one, two] = body.key.map(({ id }) => id);
    const lines = (indent: number) => [
      { id: one ?? '', indent: 0 },
      { id: two ?? '', indent },
    ];
    expect(parsons.grade(body, { lines: lines(1) })).toMatchObject({ correct: true, score: 1 });
    expect(parsons.grade(body, { lines: lines(0) })).toMatchObject({ correct: false, score: 0.5 });
    expect(parsons.explain(body, { lines: lines(0) }).options[1]?.html).toContain('indentation');
  });

  it('shows the program as its final answer', () => {
    expect(parsons.describeKey(bodyOf('if a < b:\n    c()\n')).html).toContain(
      'if a &#x3C; b:\n    c()',
    );
  });
});
