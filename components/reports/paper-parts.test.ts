import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paperParts } from './paper-parts';

it('leaves a table whole that fits', () => {
  expect(paperParts([])).toEqual([[]]);
  expect(paperParts([0, 1, 2, 3, 4, 5, 6, 7])).toEqual([[0, 1, 2, 3, 4, 5, 6, 7]]);
});

it('splits a wide one evenly, and names the rows in each part', () => {
  expect(paperParts([0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual([
    [0, 1, 2, 3, 4],
    [0, 5, 6, 7, 8],
  ]);
});

it('keeps every column once and in order, and no part is too wide or empty', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), (count) => {
      const columns = Array.from({ length: count }, (_, at) => at);
      const parts = paperParts(columns);
      expect([0, ...parts.flatMap((part) => part.slice(1))]).toEqual(columns);
      for (const part of parts) {
        expect(part[0]).toBe(0);
        expect(part.length).toBeLessThanOrEqual(8);
        if (count > 1) expect(part.length).toBeGreaterThan(1);
      }
    }),
  );
});
