import { describe, expect, it } from 'vitest';
import { sortedRows } from './sorted-rows';
import type { Cell } from './report';

const rowsOf = (cells: Cell[]) =>
  cells.map((cell, at) => ({ key: String(at), cells: { it: cell } }));
const order = (cells: Cell[], way: 'up' | 'down') =>
  sortedRows(rowsOf(cells), 'it', way).map(({ key }) => Number(key));

describe('sortedRows', () => {
  it('sorts by number, by the value of what was measured, by word', () => {
    expect(order([3, 1, 2], 'up')).toEqual([1, 2, 0]);
    const share = (value: number) => ({ value, low: 0, high: 1, unsure: false });
    expect(order([share(0.5), share(0.9), share(0.1)], 'down')).toEqual([1, 0, 2]);
    expect(order(['b', 'A', 'c'], 'up')).toEqual([1, 0, 2]);
  });

  it('puts nothing last both ways, and keeps equals as they stood', () => {
    expect(order([null, 1, 1, 2], 'up')).toEqual([1, 2, 3, 0]);
    expect(order([null, 1, 1, 2], 'down')).toEqual([3, 1, 2, 0]);
  });
});
