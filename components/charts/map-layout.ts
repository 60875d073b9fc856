// Decides where the patterns of a map stand on a wide page: side by side where few layers allow,
// else one layer below the other. Pixels only; order and edges come from the map.
import { linkHorizontal, linkVertical } from 'd3-shape';
import type { PatternMap } from '@/core/mastery/map';

export const NODE = { width: 222, height: 76 } as const;
export const MAP_WIDTH = 976;
const ACROSS = 4;
const TALLEST = 6;
const BETWEEN_ROWS = 18;
const BETWEEN_LAYERS = 46;
const WIDEST_GAP = 110;

export interface MapLayout {
  width: number;
  height: number;
  nodes: { id: string; x: number; y: number }[];
  edges: { from: string; to: string; path: string }[];
}

type Places = Map<string, { x: number; y: number }>;

export function layoutOf(map: PatternMap): MapLayout {
  const tallest = Math.max(1, ...map.layers.map((layer) => layer.length));
  const sideways = map.layers.length > 1 && map.layers.length <= ACROSS && tallest <= TALLEST;
  const places = sideways ? columns(map.layers, tallest) : rows(map.layers);
  const all = [...places].map(([id, place]) => ({ id, ...place }));
  return {
    width: Math.max(NODE.width, ...all.map(({ x }) => x + NODE.width)),
    height: Math.max(NODE.height, ...all.map(({ y }) => y + NODE.height)),
    nodes: all,
    edges: map.edges.flatMap(({ from, to }) => {
      const [one, other] = [places.get(from), places.get(to)];
      return one && other ? [{ from, to, path: edgePath(one, other, sideways) }] : [];
    }),
  };
}

function columns(layers: readonly string[][], tallest: number): Places {
  const free = MAP_WIDTH - layers.length * NODE.width;
  const gap = Math.min(WIDEST_GAP, free / Math.max(1, layers.length - 1));
  const step = NODE.height + BETWEEN_ROWS;
  const places: Places = new Map();
  for (const [column, layer] of layers.entries()) {
    const top = ((tallest - layer.length) * step) / 2;
    for (const [row, id] of layer.entries()) {
      places.set(id, { x: column * (NODE.width + gap), y: top + row * step });
    }
  }
  return places;
}

function rows(layers: readonly string[][]): Places {
  const across = Math.min(ACROSS, Math.max(1, ...layers.map((layer) => layer.length)));
  const gap = (MAP_WIDTH - ACROSS * NODE.width) / (ACROSS - 1);
  const step = NODE.width + gap;
  const places: Places = new Map();
  let y = 0;
  for (const layer of layers) {
    for (let first = 0; first < layer.length; first += across) {
      const row = layer.slice(first, first + across);
      const left = ((across - row.length) * step) / 2;
      for (const [column, id] of row.entries()) places.set(id, { x: left + column * step, y });
      y += NODE.height + BETWEEN_ROWS;
    }
    y += BETWEEN_LAYERS - BETWEEN_ROWS;
  }
  return places;
}

type Point = [x: number, y: number];

function edgePath(
  from: { x: number; y: number },
  to: { x: number; y: number },
  sideways: boolean,
): string {
  const middle = NODE.height / 2;
  const ends: { source: Point; target: Point } = sideways
    ? {
        source: [from.x + NODE.width, from.y + middle],
        target: [to.x, to.y + middle],
      }
    : {
        source: [from.x + NODE.width / 2, from.y + NODE.height],
        target: [to.x + NODE.width / 2, to.y],
      };
  const link = sideways ? linkHorizontal<typeof ends, Point>() : linkVertical<typeof ends, Point>();
  const tip = sideways ? 'm-6 -4 6 4 -6 4' : 'm-4 -6 4 6 4 -6';
  return `${link(ends) ?? ''}${tip}`;
}
