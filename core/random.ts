// Decides what "random" means here: a seeded stream, so that the same seed gives the same draw.
// Never reads a clock or the machine's own randomness; seeds come from the caller.

/** A stream of numbers in [0, 1). */
export type Random = () => number;

/**
 * A small, fast stream (mulberry32 over an FNV-1a hash of the seed). Not for secrets.
 *
 * @param seed any text; equal texts give equal streams.
 * @see Tommy Ettinger's mulberry32; FNV-1a by Fowler, Noll and Vo.
 */
export function randomFrom(seed: string): Random {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) {
    state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A shuffled copy (Fisher-Yates); the input is left alone. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other] as Item, copy[last] as Item];
  }
  return copy;
}
