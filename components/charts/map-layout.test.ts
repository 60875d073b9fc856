import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapOf } from '@/core/mastery/map';
import { layoutOf, MAP_WIDTH, NODE } from './map-layout';

const tracks = fc
  .array(fc.array(fc.nat(60), { maxLength: 3 }), { minLength: 1, maxLength: 50 })
  .map((all) =>
    mapOf(
      all.map((drawn, at) => ({
        id: `p${at}`,
        requires: at === 0 ? [] : drawn.map((one) => `p${one % at}`),
      })),
    ),
  );

describe('layoutOf', () => {
  it('stands a short track side by side', () => {
    const { nodes } = layoutOf({ layers: [['a'], ['b', 'c']], edges: [] });
    const at = (id: string) => nodes.find((one) => one.id === id);
    expect(at('a')?.x).toBeLessThan(at('b')?.x ?? 0);
    expect(at('b')?.x).toBe(at('c')?.x);
    expect(at('b')?.y).toBeLessThan(at('a')?.y ?? 0);
  });

  it('puts a long track one layer below the other, four patterns a row', () => {
    const { nodes } = layoutOf({ layers: [['a', 'b', 'c', 'd', 'e', 'f', 'g']], edges: [] });
    expect(new Set(nodes.map(({ y }) => y)).size).toBe(2);
  });

  it('lets no two patterns overlap, none stand outside, and draws every edge', () => {
    fc.assert(
      fc.property(tracks, (map) => {
        const { nodes, edges, width, height } = layoutOf(map);
        expect(width).toBeLessThanOrEqual(MAP_WIDTH + 0.001);
        expect(edges).toHaveLength(map.edges.length);
        for (const [at, one] of nodes.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(0);
          expect(one.y + NODE.height).toBeLessThanOrEqual(height);
          for (const other of nodes.slice(at + 1)) {
            const apart =
              Math.abs(one.x - other.x) >= NODE.width || Math.abs(one.y - other.y) >= NODE.height;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
