import { expect, it } from 'vitest';
import { compileText, fixture, placesOf } from '@/core/lessons/fixtures/compile';

it('a snapshot is its list', async () => {
  const { blocks } = await compileText(fixture('snapshot.md'));
  expect(blocks[1]).toEqual({
    type: 'snapshot',
    html: '<ul>\n<li>One</li>\n<li>Two</li>\n</ul>',
  });
});

it('an empty snapshot is told', async () => {
  const { issues } = await compileText('## A\n\n:::snapshot\n:::\n');
  expect(placesOf(issues)).toEqual(['3:1 empty-directive']);
});
