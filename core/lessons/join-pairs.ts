// Decides which good and bad examples stand side by side: neighbours, in either order.
import type { LessonBlock } from '@/core/lessons/registry';

/** Each half takes the half straight after it, where that is of the other sort. */
export function joinPairs(blocks: readonly LessonBlock[]): LessonBlock[] {
  const joined: LessonBlock[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (
      block.type === 'pair' &&
      before?.type === 'pair' &&
      (before.good === null) !== (before.bad === null) &&
      (before.good === null) === (block.bad === null)
    ) {
      joined[joined.length - 1] = {
        type: 'pair',
        good: before.good ?? block.good,
        bad: before.bad ?? block.bad,
      };
    } else {
      joined.push(block);
    }
  }
  return joined;
}
