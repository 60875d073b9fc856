import { expect, it } from 'vitest';
import { compileText, fixture, placesOf } from '@/core/lessons/fixtures/compile';

it('a bottleneck is its text', async () => {
  const { blocks } = await compileText(fixture('bottleneck.md'));
  expect(blocks[1]).toEqual({
    type: 'bottleneck',
    html: '<p>Serialising the <strong>session</strong>.</p>',
  });
});

it('an empty bottleneck is told', async () => {
  const { issues } = await compileText('## A\n\n:::bottleneck\n:::\n');
  expect(placesOf(issues)).toEqual(['3:1 empty-directive']);
});
