// Decides the order in which a track's patterns are mapped: each below all that it requires.
// Refuses to know pixels; the drawing takes layers, edges and lanes.

export interface Mapped {
  /** `track/pattern` */
  id: string;
  /** Pattern ids to know first; those outside the track are left out of the map. */
  requires: readonly string[];
}

export interface Edge {
  /** What is to be known first. */
  from: string;
  to: string;
}

export interface PatternMap {
  /** Ids by layer: nothing in a layer requires another of the same layer. */
  layers: string[][];
  /** Without those that follow from others: of a→b→c and a→c the last is left out. */
  edges: Edge[];
}

/** Layers by the longest way from the beginning; in a layer, near what they require. */
export function mapOf(patterns: readonly Mapped[]): PatternMap {
  const known = new Set(patterns.map(({ id }) => id));
  const requires = new Map(
    patterns.map(({ id, requires: all }) => [
      id,
      all.filter((one) => one !== id && known.has(one)),
    ]),
  );
  const depth = depthsOf(requires);
  const layers: string[][] = [];
  for (const { id } of patterns) (layers[depth.get(id) ?? 0] ??= []).push(id);
  const edges = essential(requires, depth);
  return { layers: ordered(layers, edges), edges };
}

/** Longest distance from a pattern without requirements; a cycle counts each member once. */
function depthsOf(requires: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const depth = new Map<string, number>();
  const visit = (id: string, path: ReadonlySet<string>): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    if (path.has(id)) return 0;
    const inside = new Set(path).add(id);
    const before = (requires.get(id) ?? []).filter((one) => !path.has(one));
    const own = before.reduce((most, one) => Math.max(most, visit(one, inside) + 1), 0);
    depth.set(id, own);
    return own;
  };
  for (const id of requires.keys()) visit(id, new Set());
  return depth;
}

/** The edges of which no other way tells the same. */
function essential(
  requires: ReadonlyMap<string, readonly string[]>,
  depth: ReadonlyMap<string, number>,
): Edge[] {
  const reached = new Map<string, Set<string>>();
  const below = (id: string): Set<string> => {
    const known = reached.get(id);
    if (known) return known;
    const all = new Set<string>();
    reached.set(id, all);
    for (const one of requires.get(id) ?? []) {
      all.add(one);
      for (const further of below(one)) all.add(further);
    }
    return all;
  };
  return [...requires].flatMap(([to, all]) =>
    all
      .filter((from) => (depth.get(from) ?? 0) < (depth.get(to) ?? 0))
      .filter((from) => !all.some((other) => other !== from && below(other).has(from)))
      .map((from) => ({ from, to })),
  );
}

/** Each layer sorted by the mean place of what its members require, so that few edges cross. */
function ordered(layers: readonly string[][], edges: readonly Edge[]): string[][] {
  const place = new Map<string, number>();
  return layers.map((layer) => {
    const meanOf = (id: string, otherwise: number) => {
      const from = edges.filter((edge) => edge.to === id).map((edge) => place.get(edge.from) ?? 0);
      return from.length === 0 ? otherwise : from.reduce((sum, at) => sum + at, 0) / from.length;
    };
    const sorted = layer
      .map((id, at) => ({ id, mean: meanOf(id, at / Math.max(1, layer.length)) }))
      .sort((one, other) => one.mean - other.mean)
      .map(({ id }) => id);
    for (const [at, id] of sorted.entries()) place.set(id, at / sorted.length);
    return sorted;
  });
}

export interface Lane {
  /** Row of what is to be known first. */
  from: number;
  /** Rows that require it, rising; those right below it are no part of a lane. */
  to: number[];
  /** 0 is nearest to the rows. */
  lane: number;
}

/** A map as a path: one pattern a row, with lanes beside the rows for edges that skip some. */
export interface PatternPath {
  /** Ids. */
  rows: string[];
  /** Rows that require the row right above. */
  joined: number[];
  lanes: Lane[];
}

export function pathOf({ layers, edges }: PatternMap): PatternPath {
  const rows = layers.flat();
  const rowOf = new Map(rows.map((id, row) => [id, row]));
  const joined: number[] = [];
  const trunks = new Map<number, number[]>();
  for (const edge of edges) {
    const from = rowOf.get(edge.from) ?? 0;
    const to = rowOf.get(edge.to) ?? 0;
    if (to === from + 1) joined.push(to);
    else trunks.set(from, [...(trunks.get(from) ?? []), to]);
  }
  // Short trunks lie near the rows; a trunk takes the first lane that is free all the way.
  const length = ([from, to]: [number, number[]]) => Math.max(...to) - from;
  const taken: [number, number][][] = [];
  const lanes = [...trunks]
    .sort((one, other) => length(one) - length(other) || one[0] - other[0])
    .map(([from, to]): Lane => {
      const end = Math.max(...to);
      const isFree = (spans: readonly [number, number][]) =>
        spans.every(([first, last]) => end <= first || from >= last);
      const free = taken.findIndex(isFree);
      const lane = free === -1 ? taken.push([]) - 1 : free;
      taken[lane]?.push([from, end]);
      return { from, to: [...to].sort((one, other) => one - other), lane };
    });
  return { rows, joined: joined.sort((one, other) => one - other), lanes };
}
