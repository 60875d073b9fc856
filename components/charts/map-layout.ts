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

type Places = Map<string, Place>;

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
      return one && other ? [{ from, to, path: edgePath(one, other, sideways, all) }] : [];
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
type Place = { x: number; y: number };

const CLEAR = 12;

function edgePath(from: Place, to: Place, sideways: boolean, all: readonly Place[]): string {
  if (sideways) {
    const middle = NODE.height / 2;
    const source: Point = [from.x + NODE.width, from.y + middle];
    const target: Point = [to.x, to.y + middle];
    const link = linkHorizontal<{ source: Point; target: Point }, Point>();
    return `${link({ source, target }) ?? ''}m-6 -4 6 4 -6 4`;
  }
  const source: Point = [from.x + NODE.width / 2, from.y + NODE.height];
  const target: Point = [to.x + NODE.width / 2, to.y];
  return `${downwards(source, target, all)}m-4 -6 4 6 4 -6`;
}

/** A line down; where rows lie between, it passes them in the nearest gap that is free all the way. */
function downwards(source: Point, target: Point, all: readonly Place[]): string {
  const link = linkVertical<{ source: Point; target: Point }, Point>();
  const between = all.filter(({ y }) => y >= source[1] && y + NODE.height <= target[1]);
  if (between.length === 0) return link({ source, target }) ?? '';
  const isFree = (x: number) =>
    between.every((one) => x <= one.x - CLEAR || x >= one.x + NODE.width + CLEAR);
  const far = (x: number) => Math.abs(x - source[0]) + Math.abs(x - target[0]);
  const [x] = [source[0], target[0], ...between.flatMap(gapsBeside)]
    .filter((one) => one >= 0 && one <= MAP_WIDTH && isFree(one))
    .sort((one, other) => far(one) - far(other));
  if (x === undefined) return link({ source, target }) ?? '';
  const top = Math.min(...between.map(({ y }) => y));
  const bottom = Math.max(...between.map(({ y }) => y + NODE.height));
  const down = link({ source, target: [x, top] }) ?? '';
  return `${down}V${bottom}${link({ source: [x, bottom], target }) ?? ''}`;
}

function gapsBeside({ x }: Place): number[] {
  return [x - CLEAR, x + NODE.width + CLEAR];
}
