import { expect, it } from 'vitest';
import { compileText, placesOf } from '@/core/lessons/fixtures/compile';

it('a bad example joins the good one above it', async () => {
  const { blocks } = await compileText(
    '## A\n\n:::good\n```js\nx\n```\nYes.\n:::\n\n:::bad{cost=" slow "}\n```js\ny\n```\nNo.\n:::\n',
  );
  expect(blocks).toHaveLength(2);
  expect(blocks[1]).toMatchObject({ type: 'pair', good: { gain: null }, bad: { cost: 'slow' } });
});

it('words between two examples keep them apart', async () => {
  const { blocks } = await compileText(
    '## A\n\n:::good\n```js\nx\n```\n:::\n\nBetween.\n\n:::bad\n```js\ny\n```\n:::\n',
  );
  expect(blocks.map((block) => block.type)).toEqual(['prose', 'pair', 'prose', 'pair']);
});

it('an example without code is told', async () => {
  const { issues } = await compileText('## A\n\n:::bad{cost="slow"}\nNo.\n:::\n');
  expect(placesOf(issues)).toEqual(['3:1 pair-code']);
});
