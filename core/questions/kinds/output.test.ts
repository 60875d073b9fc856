import { describe, expect, it } from 'vitest';
import { parseOne } from '@/core/content/fixtures/questions/parse';
import { output } from '@/core/questions/kinds/output';

function bodyOf(expected: string) {
  const question = parseOne(
    `## What?\n<!-- id: a -->\n\nRead it.\n\n\`\`\`python run\nprint()\n\`\`\`\n\n**Output:**\n\n\`\`\`\n${expected}\n\`\`\`\n`,
  );
  expect(question.kind).toBe('output');
  expect(question.stem).toContain('print()');
  expect(question.stem).not.toContain('Output');
  return output.body.parse(question.body);
}

const grade = (expected: string, given: string) =>
  output.grade(bodyOf(expected), { output: given });

describe('predicted output', () => {
  it.each([
    ['1\n2', '1\r\n2\r\n'],
    ['1\n2', '1\n2  \n\n'],
    ['a  b', 'a  b'],
    ['  a', '  a'],
    ['a\n\nb', 'a\n\nb'],
    ["{'a': 1}", '{‘a’:\u00a01}'],
  ])('%j is %j', (expected, given) => {
    expect(grade(expected, given)).toMatchObject({ correct: true, score: 1 });
  });

  it.each([
    ['a b', 'a  b'],
    ['  a', 'a'],
    ['a\n\nb', 'a\nb'],
    ['True', 'true'],
    ['1\n2', '1 2'],
  ])('%j is not %j', (expected, given) => {
    expect(grade(expected, given)).toMatchObject({ correct: false, score: 0 });
  });

  it('is incomplete while nothing can be seen of it', () => {
    expect(grade('1', ' \n \u200b').outcome).toBe('incomplete');
  });

  it.each([
    ['a b', 'ab', 'Only spaces'],
    ['True', 'true', 'Only capital'],
    ['1\n2', '1\n<3', 'Line 2 is the first that differs: <code>2</code>'],
    ['1', '1\n2', 'It prints less: 1 line, not 2'],
    ['1\n2', '1', 'It prints more: 2 lines, not 1'],
  ])('of %j answered by %j says: %s', (expected, given, note) => {
    expect(output.explain(bodyOf(expected), { output: given }).note).toContain(note);
  });

  it('shows nothing of it, not even the number of lines', () => {
    expect(output.present()).toEqual({});
  });
});
