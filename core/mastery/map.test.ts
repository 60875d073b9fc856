import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapOf, pathOf, type Mapped } from './map';

const patterns = (requires: Record<string, string[]>): Mapped[] =>
  Object.entries(requires).map(([id, all]) => ({ id, requires: all }));

/** Up to 50 patterns that require earlier ones. */
const tracks = fc
  .array(fc.array(fc.nat(60), { maxLength: 4 }), { minLength: 1, maxLength: 50 })
  .map((all) =>
    all.map((drawn, at) => ({
      id: `p${at}`,
      requires: at === 0 ? [] : [...new Set(drawn.map((one) => `p${one % at}`))],
    })),
  );

describe('mapOf', () => {
  it('puts a pattern below all that it requires', () => {
    const { layers } = mapOf(patterns({ a: [], b: ['a'], c: ['a'], d: ['b', 'a'] }));
    expect(layers).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('draws no edge that follows from others', () => {
    const { edges } = mapOf(patterns({ a: [], b: ['a'], c: ['a', 'b'] }));
    expect(edges).toEqual([
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ]);
  });

  it('leaves out what other tracks and misspelt names require', () => {
    const { layers, edges } = mapOf(patterns({ a: ['other/x'], b: ['a', 'nowhere'] }));
    expect(layers).toEqual([['a'], ['b']]);
    expect(edges).toHaveLength(1);
  });

  it('ends also where patterns require each other', () => {
    const { layers } = mapOf(patterns({ a: ['c'], b: ['a'], c: ['b'] }));
    expect(layers.flat().sort()).toEqual(['a', 'b', 'c']);
  });

  it('keeps every pattern once, with every edge going down', () => {
    fc.assert(
      fc.property(tracks, (all) => {
        const { layers, edges } = mapOf(all);
        expect(layers.flat().sort()).toEqual(all.map(({ id }) => id).sort());
        const layerOf = (id: string) => layers.findIndex((layer) => layer.includes(id));
        for (const { from, to } of edges) expect(layerOf(from)).toBeLessThan(layerOf(to));
        // Whoever requires something is reached by an edge.
        const reached = new Set(edges.map(({ to }) => to));
        expect(reached).toEqual(
          new Set(all.filter(({ requires }) => requires.length > 0).map(({ id }) => id)),
        );
      }),
    );
  });
});

describe('pathOf', () => {
  it('joins neighbours and gives each longer way a lane', () => {
    const { rows, joined, lanes } = pathOf(
      mapOf(patterns({ a: [], b: ['a'], c: ['a'], d: ['b'] })),
    );
    expect(rows).toEqual(['a', 'b', 'c', 'd']);
    expect(joined).toEqual([1]);
    expect(lanes).toEqual([
      { from: 0, to: [2], lane: 0 },
      { from: 1, to: [3], lane: 1 },
    ]);
  });

  it('never lets two trunks share a piece of a lane', () => {
    fc.assert(
      fc.property(tracks, (all) => {
        const { lanes } = pathOf(mapOf(all));
        for (const [at, one] of lanes.entries()) {
          for (const other of lanes.slice(at + 1)) {
            if (one.lane !== other.lane) continue;
            const [first, second] = one.from < other.from ? [one, other] : [other, one];
            expect(Math.max(...first.to)).toBeLessThanOrEqual(second.from);
          }
        }
      }),
    );
  });
});
