import { expect, it } from 'vitest';
import { compileText, fixture, placesOf } from '@/core/lessons/fixtures/compile';

it('a check names its tool, how to check and what to look for', async () => {
  const { blocks } = await compileText(fixture('check.md'));
  expect(blocks[1]).toEqual({
    type: 'check',
    tool: 'DevTools: Network',
    how: '<p>Open the <em>Network</em> tab and reload.</p>',
    look: '<p>Look for a long wait.</p>',
  });
});

it('a third paragraph is told', async () => {
  const { issues } = await compileText('## A\n\n:::check{tool="x"}\nOne.\n\nTwo.\n\nThree.\n:::\n');
  expect(placesOf(issues)).toEqual(['8:1 check-paragraphs']);
});
