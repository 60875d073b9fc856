import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart } from './interleave';

const row = (patterns: string) => [...patterns].map((pattern, at) => ({ pattern, at }));
const written = (entries: readonly { pattern: string }[]) =>
  entries.map(({ pattern }) => pattern).join('');

describe('apart', () => {
  it('keeps the order where neighbours differ already', () => {
    expect(written(apart(row('abcab')))).toBe('abcab');
    expect(written(apart(row('abcab'), 'a'))).toBe('bacab');
  });

  it('keeps neighbours of one pattern apart wherever that is possible, and loses nobody', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 }), (patterns) => {
        const entries = row(patterns.join(''));
        const woven = apart(entries);
        expect([...woven].sort((one, other) => one.at - other.at)).toEqual(entries);
        const counts = entries.map(
          ({ pattern }) => entries.filter((other) => other.pattern === pattern).length,
        );
        if (Math.max(0, ...counts) > Math.ceil(entries.length / 2)) return;
        expect(written(woven)).not.toMatch(/(.)\1/);
      }),
      { numRuns: 500 },
    );
  });
});
