// Decides that neighbours come from different patterns where that is possible.

/**
 * The same entries: always the first that is not of the pattern just used, unless a pattern makes up more than
 * half of what is left: then it is its turn, or its last ones would stand together.
 *
 * @param before pattern of what comes just before them
 */
export function apart<Entry extends { pattern: string }>(
  entries: readonly Entry[],
  before?: string,
): Entry[] {
  const left = [...entries];
  const counts = new Map<string, number>();
  for (const { pattern } of entries) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  const woven: Entry[] = [];
  let last = before;
  while (left.length > 0) {
    const half = Math.floor(left.length / 2);
    const pressing = [...counts].find(([pattern, count]) => count > half && pattern !== last)?.[0];
    const place = left.findIndex(({ pattern }) =>
      pressing === undefined ? pattern !== last : pattern === pressing,
    );
    const [next] = left.splice(Math.max(0, place), 1);
    if (next === undefined) break;
    woven.push(next);
    last = next.pattern;
    counts.set(last, (counts.get(last) ?? 1) - 1);
  }
  return woven;
}
