// Decides how the number of cards due on each day is kept while cards move.
import type { MemoryCard } from './card';

/** Cards due on each local day. */
export type Load = ReadonlyMap<number, number>;

/**
 * Days ahead within which the load counts. What is due later will move many times before; so the
 * hot path need not count it, and a replay counts the same.
 */
export const LOAD_HORIZON_DAYS = 60;

/** Moves a card from its old due day to its new one. */
export function moveLoad(
  load: Map<number, number>,
  before: Pick<MemoryCard, 'dueDay'> | null,
  after: Pick<MemoryCard, 'dueDay'>,
): void {
  if (before) load.set(before.dueDay, Math.max(0, (load.get(before.dueDay) ?? 0) - 1));
  load.set(after.dueDay, (load.get(after.dueDay) ?? 0) + 1);
}
