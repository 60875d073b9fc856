import { expect, it } from 'vitest';
import { compileText, fixture, placesOf } from '@/core/lessons/fixtures/compile';

it('each question takes the blocks up to the next as its answer', async () => {
  const { blocks } = await compileText(fixture('moments.md'));
  expect(blocks[1]).toEqual({
    type: 'moments',
    items: [
      { question: 'Why is <code>get</code> safe?', answer: '<p>It returns a default.</p>' },
      {
        question: 'When is it saved?',
        answer: '<p>After the response:</p>\n<ul>\n<li>not before</li>\n<li>not later</li>\n</ul>',
      },
    ],
  });
});

it('a heading of another level is told', async () => {
  const { issues } = await compileText(
    '## A\n\n:::moments\n### Why?\n\nSo.\n\n## How?\n\nSo.\n:::\n',
  );
  expect(placesOf(issues)).toEqual(['8:1 moments-shape']);
});
