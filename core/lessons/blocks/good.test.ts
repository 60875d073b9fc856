import { expect, it } from 'vitest';
import { compileText, fixture } from '@/core/lessons/fixtures/compile';

it('a good example joins the bad one above it', async () => {
  const { blocks } = await compileText(fixture('pair.md'));
  expect(blocks.map((block) => block.type)).toEqual(['prose', 'pair', 'pair']);
  expect(blocks[1]).toMatchObject({
    good: { gain: 'faster response', html: expect.stringContaining('It stores a small key.') },
    bad: { cost: 'blocks for 50 ms', html: expect.stringContaining('It stores a large object.') },
  });
});

it('a second good example stays alone, and says no gain where none is written', async () => {
  const { blocks } = await compileText(fixture('pair.md'));
  expect(blocks[2]).toMatchObject({ type: 'pair', good: { gain: null }, bad: null });
});

it('two good examples do not join', async () => {
  const one = ':::good\n```js\nx\n```\nWords.\n:::\n';
  expect((await compileText(`## A\n\n${one}\n${one}`)).blocks).toHaveLength(3);
});
