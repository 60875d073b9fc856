import { expect, it } from 'vitest';
import { compileText, fixture, placesOf } from '@/core/lessons/fixtures/compile';

it('the last column becomes a verdict and the others stay cells', async () => {
  const { blocks } = await compileText(fixture('verdicts.md'));
  expect(blocks[1]).toEqual({
    type: 'verdicts',
    head: ['Way', 'Size', 'Verdict'],
    rows: [
      { cells: ['Whole objects', '<code>large</code>'], verdict: 'bad' },
      { cells: ['Several writes', 'small'], verdict: 'ok' },
      { cells: ['One write', 'small'], verdict: 'good' },
    ],
  });
});

it('a missing verdict is told at its row', async () => {
  const { issues } = await compileText(
    '## A\n\n:::verdicts\n| Way | Verdict |\n|---|---|\n| One | good |\n| Two | |\n:::\n',
  );
  expect(placesOf(issues)).toEqual(['7:7 verdict-word']);
});
