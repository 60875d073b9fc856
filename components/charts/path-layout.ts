// Decides where the patterns of a map stand on a narrow page: one below the other, with lanes at
// their left for what builds on something farther up. Pixels only.
import type { PatternPath } from '@/core/mastery/map';

export const NODE_OF_PATH = { width: 0, height: 66 } as const;
const WIDTH = 336;
const BETWEEN = 18;
const MOST_FOR_LANES = 84;
const LANE = 14;
const CORNER = 7;
const STEP = NODE_OF_PATH.height + BETWEEN;

export interface PathLayout {
  width: number;
  height: number;
  nodes: { id: string; x: number; y: number; width: number }[];
  /** A trunk and its branches are one path. */
  edges: { from: string; path: string }[];
}

export function pathLayoutOf({ rows, joined, lanes }: PatternPath): PathLayout {
  const count = lanes.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
  const laneWidth = Math.min(LANE, MOST_FOR_LANES / Math.max(1, count));
  const left = count === 0 ? 0 : count * laneWidth + 4;
  const middleOf = (row: number) => row * STEP + NODE_OF_PATH.height / 2;
  const spine = left + 30;
  const short = joined.map((row) => ({
    from: rows[row - 1] ?? '',
    path: `M${spine} ${row * STEP - BETWEEN}V${row * STEP}m-4 -6 4 6 4 -6`,
  }));
  const long = lanes.map(({ from, to, lane }) => {
    const x = left - 4 - (lane + 0.5) * laneWidth;
    // Out of the lower part of the card, into the upper part of those below.
    const out = middleOf(from) + 10;
    const end = middleOf(to.at(-1) ?? from) - 10;
    const corner = Math.min(CORNER, left - x);
    const trunk = `M${left} ${out}H${x + corner}Q${x} ${out} ${x} ${out + corner}V${end - corner}`;
    const branches = to.map((row) => {
      const y = middleOf(row) - 10;
      return `M${x} ${y - corner}Q${x} ${y} ${x + corner} ${y}H${left}m-5 -3.5 5 3.5 -5 3.5`;
    });
    return { from: rows[from] ?? '', path: `${trunk}${branches.join('')}` };
  });
  return {
    width: WIDTH,
    height: rows.length * STEP - BETWEEN,
    nodes: rows.map((id, row) => ({ id, x: left, y: row * STEP, width: WIDTH - left })),
    edges: [...short, ...long],
  };
}
