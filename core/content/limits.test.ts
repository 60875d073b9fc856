import { describe, expect, it } from 'vitest';
import { compileLibrary } from '@/core/content/compile-library';
import { libraryFiles, PNG } from '@/core/content/fixtures/library';
import { issuesOf } from '@/core/content/testing/issues-of';

const CONCEPT = 't/p/modes/concept.md';

describe('what would take long is refused, by name', () => {
  it.each([
    ['a megabyte of words', 'file-too-large', 'word '.repeat((1024 * 1024) / 5)],
    ['thousands of nested quotes', 'nesting', '>'.repeat(3000)],
    ['thousands of nested list items', 'nesting', '- '.repeat(3000)],
    ['tens of thousands of emphasis marks', 'too-many-marks', '_a*'.repeat(20_000)],
    ['directives without end', 'nesting', ':::a\n'.repeat(12_000)],
    ['YAML brackets without end', 'front-matter-yaml', `---\ntitle: ${'['.repeat(15_000)}\n---\n`],
  ])(
    '%s: %s',
    async (_what, code, content) => {
      const codes = (await issuesOf(CONCEPT, content)).map((issue) => issue.code);
      expect([...new Set(codes)]).toEqual([code]);
    },
    20_000,
  );

  it('a file is refused by its size on disk, unread', async () => {
    const { issues } = await compileLibrary([
      ...libraryFiles(),
      { path: 't/p/modes/syntax.md', bytes: new Uint8Array(), size: 70_000 },
    ]);
    expect(issues.map((issue) => issue.code)).toEqual(['file-too-large']);
  });
});

describe('what looks endless and may stand is read soon', () => {
  it.each<[what: string, warnings: string[], content: string]>([
    ['brackets without end', [], '['.repeat(60_000)],
    ['a formula of braces', ['maths'], `$$${'{'.repeat(20_000)}$$`],
    ['a table of cells', [], `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n`],
  ])(
    '%s',
    async (_what, warnings, content) => {
      await issuesOf(CONCEPT, '## Warm\n');
      const start = performance.now();
      const codes = (await issuesOf(CONCEPT, content)).map((issue) => issue.code);
      expect(performance.now() - start).toBeLessThan(20_000);
      expect(codes).toEqual(warnings);
    },
    30_000,
  );
});

it('the failure of one file leaves the others as they are', async () => {
  const { issues, found } = await compileLibrary(
    libraryFiles({ 't/p/modes/syntax.md': '> '.repeat(3000), 't/p/images/a.png': PNG }),
  );
  expect(issues.map((issue) => `${issue.file} ${issue.code}`)).toEqual([
    't/p/images/a.png unused-image',
    't/p/modes/syntax.md nesting',
  ]);
  expect(found.questions).toHaveLength(20);
});
