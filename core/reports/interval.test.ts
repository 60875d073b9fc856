import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlationOf, shareOf } from './interval';

describe('shareOf', () => {
  it("gives Wilson's interval for 8 of 10, as worked out by hand", () => {
    // (0.8 + 3.8416/20) / 1.38416 = 0.71674; 1.96/1.38416 × √(0.016 + 3.8416/400) = 0.22659
    const share = shareOf(8, 10);
    expect(share?.value).toBe(0.8);
    expect(share?.low).toBeCloseTo(0.4902, 4);
    expect(share?.high).toBeCloseTo(0.9433, 4);
  });

  it('knows nothing from nothing', () => {
    expect(shareOf(0, 0)).toBeNull();
  });

  it('stays between 0 and 1 around its share, and narrows with more of the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (n, some) => {
        const hits = some % (n + 1);
        const share = shareOf(hits, n);
        const more = shareOf(4 * hits, 4 * n);
        if (!share || !more) throw new Error('There were observations.');
        expect(share.low).toBeGreaterThanOrEqual(0);
        expect(share.high).toBeLessThanOrEqual(1);
        expect(share.low).toBeLessThanOrEqual(share.value);
        expect(share.high).toBeGreaterThanOrEqual(share.value);
        expect(more.high - more.low).toBeLessThan(share.high - share.low);
      }),
    );
  });
});

describe('correlationOf', () => {
  it("gives Pearson's r with Fisher's interval, as worked out by hand", () => {
    // x: 0 0 1 1 1, y: 1 2 2 3 4. Means 0.6 and 2.4; sums of products 1.8, 1.2 and 5.2.
    // r = 1.8/√6.24 = 0.72058; atanh = 0.90886; reach 1.96/√2 = 1.38593
    const found = correlationOf([
      [0, 1],
      [0, 2],
      [1, 2],
      [1, 3],
      [1, 4],
    ]);
    expect(found?.value).toBeCloseTo(0.72058, 4);
    expect(found?.low).toBeCloseTo(-0.4437, 3);
    expect(found?.high).toBeCloseTo(0.9799, 3);
  });

  it('has nothing to say where one side never varies, or of three pairs', () => {
    expect(
      correlationOf([
        [1, 1],
        [1, 2],
        [1, 3],
        [1, 4],
      ]),
    ).toBeNull();
    expect(
      correlationOf([
        [0, 1],
        [1, 2],
        [0, 3],
      ]),
    ).toBeNull();
  });

  it('is closed around a perfect line', () => {
    const line = Array.from({ length: 30 }, (_, at): [number, number] => [at, 2 * at]);
    expect(correlationOf(line)?.value).toBeCloseTo(1, 9);
    expect(correlationOf(line)?.low).toBeGreaterThan(0.99);
  });
});
