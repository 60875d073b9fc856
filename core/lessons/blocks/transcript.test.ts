import { expect, it } from 'vitest';
import { compileText, fixture, placesOf } from '@/core/lessons/fixtures/compile';

it('a transcript keeps its paragraphs', async () => {
  const { blocks } = await compileText(fixture('transcript.md'));
  expect(blocks[1]).toEqual({
    type: 'transcript',
    html: '<p>One paragraph.</p>\n<p>Another paragraph.</p>',
  });
});

it('an empty transcript is told', async () => {
  const { issues } = await compileText('## A\n\n:::transcript\n:::\n');
  expect(placesOf(issues)).toEqual(['3:1 empty-directive']);
});
