// Decides that neighbours come from different patterns where that is possible.

/**
 * The same entries, greedily: always the first that is not of the pattern just used, else the first.
 *
 * @param before pattern of what comes just before them
 */
export function apart<Entry extends { pattern: string }>(
  entries: readonly Entry[],
  before?: string,
): Entry[] {
  const left = [...entries];
  const woven: Entry[] = [];
  let last = before;
  while (left.length > 0) {
    const other = left.findIndex(({ pattern }) => pattern !== last);
    const [next] = left.splice(Math.max(0, other), 1);
    if (next === undefined) break;
    woven.push(next);
    last = next.pattern;
  }
  return woven;
}
