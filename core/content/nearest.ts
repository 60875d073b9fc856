// Decides which known word an author probably meant.

/**
 * The nearest of `words`, or null where none is near: at most a third of the letters differ
 * (insertions, deletions, replacements and swaps of neighbours count one each).
 *
 * @see Damerau-Levenshtein distance, optimal string alignment form.
 */
export function nearest(word: string, words: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = distanceBetween(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** "Did you mean …?" where a word is near, otherwise the list of what is known. */
export function suggestion(word: string, words: readonly string[]): string {
  const near = nearest(word, words);
  return near === null ? `Known: ${words.join(', ')}.` : `Did you mean "${near}"?`;
}

function distanceBetween(left: string, right: string): number {
  if (left.length > 64 || right.length > 64) return Number.POSITIVE_INFINITY;
  let older: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let least = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1];
      if (swapped) least = Math.min(least, at(older, column - 2) + 1);
      current.push(least);
    }
    older = above;
    above = current;
  }
  return at(above, right.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
