import { expect, it } from 'vitest';
import { byPlace, formatIssue, type Issue } from '@/core/content/issue';

const issue: Issue = {
  file: 'content/a.md',
  line: 14,
  column: 3,
  endColumn: 6,
  severity: 'error',
  code: 'no-key',
  message: 'This has no key.',
  mend: 'Mark it.',
  excerpt: '\tab cde',
};

it('is one line with its place, then the line with a caret below, tabs kept', () => {
  expect(formatIssue(issue)).toBe(
    'content/a.md:14:3 error no-key  This has no key. Mark it.\n  14 | \tab cde\n       \t ^^^',
  );
});

it('leaves the caret out where the line is empty, and never points past its end', () => {
  expect(formatIssue({ ...issue, excerpt: '' })).not.toContain('^');
  expect(formatIssue({ ...issue, endColumn: 99 })).toMatch(/[^^]\^{5}$/);
});

it('sorts by file, then line, then column', () => {
  const places = [
    { ...issue, file: 'b.md', line: 1 },
    { ...issue, file: 'a.md', line: 20 },
    { ...issue, file: 'a.md', line: 3, column: 9 },
    { ...issue, file: 'a.md', line: 3, column: 2 },
  ];
  expect(places.sort(byPlace).map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual(
    ['a.md:3:2', 'a.md:3:9', 'a.md:20:3', 'b.md:1:3'],
  );
});

it('shows no character that would move the cursor or turn the text', () => {
  const issue = { line: 1, column: 1, endColumn: 2, severity: 'error', code: 'x' } as const;
  const told = formatIssue({
    ...issue,
    file: 'a\u001B[2J\nb.md',
    message: 'M\u202Eabc.',
    mend: null,
    excerpt: 'a\u2066b\tc',
  });
  expect(told.split('\n').slice(0, 2)).toEqual([
    'a\uFFFD[2J\uFFFDb.md:1:1 error x  M\uFFFDabc.',
    '  1 | a\uFFFDb\tc',
  ]);
});
