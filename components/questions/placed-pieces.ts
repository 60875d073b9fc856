// Decides what adding, moving, indenting, dragging and taking out make of an answer in pieces.
// Knows neither what is right nor how it looks.

export interface Placed {
  id: string;
  /** In levels. */
  indent: number;
}

export type Move = 'add' | 'up' | 'down' | 'indent' | 'outdent' | 'remove';

export const DEEPEST = 8;

/** Whether the move would change anything. */
export function canMove(placed: readonly Placed[], id: string, move: Move): boolean {
  const at = placed.findIndex((one) => one.id === id);
  if (move === 'add') return at < 0;
  const one = placed[at];
  if (one === undefined) return false;
  if (move === 'up') return at > 0;
  if (move === 'down') return at < placed.length - 1;
  if (move === 'indent') return one.indent < DEEPEST;
  return move === 'remove' || one.indent > 0;
}

/** A new line stands as deep as the one above it. */
export function moved(placed: readonly Placed[], id: string, move: Move): Placed[] {
  if (!canMove(placed, id, move)) return [...placed];
  if (move === 'add') return [...placed, { id, indent: placed.at(-1)?.indent ?? 0 }];
  if (move === 'remove') return placed.filter((one) => one.id !== id);
  if (move === 'indent' || move === 'outdent') {
    const by = move === 'indent' ? 1 : -1;
    return placed.map((one) => (one.id === id ? { ...one, indent: one.indent + by } : one));
  }
  const at = placed.findIndex((one) => one.id === id);
  const other = move === 'up' ? at - 1 : at + 1;
  return placed.map((one, index) => {
    if (index === at) return placed[other] ?? one;
    return index === other ? (placed[at] ?? one) : one;
  });
}

/** Where a piece is let go: a place among the others, or outside the answer. */
export type Target = { index: number; indent: number } | 'outside';

/** @param target `index` counts the other pieces only; both are brought into their bounds */
export function dropped(placed: readonly Placed[], id: string, target: Target): Placed[] {
  const others = placed.filter((one) => one.id !== id);
  if (target === 'outside') return others;
  const index = Math.max(0, Math.min(target.index, others.length));
  const indent = Math.max(0, Math.min(target.indent, DEEPEST));
  return [...others.slice(0, index), { id, indent }, ...others.slice(index)];
}
