import { expect, it } from 'vitest';
import { compileText, fixture, placesOf } from '@/core/lessons/fixtures/compile';

it('a flow has one step for each item of its list, in order', async () => {
  const { blocks } = await compileText(fixture('flow.md'));
  expect(blocks[1]).toEqual({
    type: 'flow',
    steps: [
      'A <strong>request</strong> arrives.',
      '<p>The view reads it.</p>\n<p>Then it thinks.</p>',
      'A response leaves.',
    ],
  });
});

it('text beside the list is told', async () => {
  const { issues } = await compileText('## A\n\n:::flow\n1. One\n\nMore.\n:::\n');
  expect(placesOf(issues)).toEqual(['6:1 flow-list']);
});

it('an empty flow is told', async () => {
  expect(placesOf((await compileText('## A\n\n:::flow\n:::\n')).issues)).toEqual([
    '3:1 empty-directive',
  ]);
});
