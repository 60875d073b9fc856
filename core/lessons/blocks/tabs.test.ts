import { expect, it } from 'vitest';
import { compileText, fixture, placesOf } from '@/core/lessons/fixtures/compile';

it('each title takes the blocks up to the next', async () => {
  const { blocks, issues } = await compileText(fixture('tabs.md'));
  expect(issues).toEqual([]);
  expect(blocks[1]).toEqual({
    type: 'tabs',
    tabs: [
      { title: 'Python', html: expect.stringMatching(/shiki.*<p>One call does it\.<\/p>$/s) },
      { title: 'JavaScript', html: expect.stringContaining('reduce') },
    ],
  });
});

it.each([
  ['words before the first title', 'Words.\n\n### A\nx\n\n### B\ny', '4:1'],
  ['a single tab', '### A\nx', '3:1'],
  ['a title that comes twice', '### A\nx\n\n### B\ny\n\n### A\nz', '10:1'],
  ['a tab that shows nothing', '### A\n\n### B\ny', '4:1'],
  ['a heading of another level', '### A\nx\n\n#### B\ny', '7:1'],
])('tells of %s', async (_, inside, place) => {
  const { issues } = await compileText(`## A\n\n:::tabs\n${inside}\n:::\n`);
  expect(placesOf(issues)).toEqual([`${place} tabs-shape`]);
});
