import { expect, it } from 'vitest';
import { compileText, fixture, placesOf } from '@/core/lessons/fixtures/compile';

it('a tracker has a row for each variable', async () => {
  const { blocks } = await compileText(fixture('variables.md'));
  expect(blocks[2]).toEqual({
    type: 'variables',
    head: ['Variable', 'Start', 'After 1'],
    rows: [['<code>total</code>', '–', '<code>0</code>']],
  });
});

it('a short row is told, and filled up', async () => {
  const { issues } = await compileText(
    fixture('variables.md').replace('| `total` | – | `0` |', '| `total` | – |'),
  );
  expect(placesOf(issues)).toEqual(['16:1 table-width']);
});
