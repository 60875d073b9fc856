// Decides what a simulated class learns when: patterns in learning order, one after another, each with a test.
import type { Track } from '@/core/content/library';
import { SMALLEST_POOL } from '@/core/tests/assemble';

export interface PlannedPattern {
  /** `track/pattern` */
  id: string;
  /** Days since the term began. */
  from: number;
  /** The last day for its test. */
  due: number;
}

const DAYS_A_PATTERN = 9;

/**
 * @param days how long the term has lasted
 * @returns as many patterns as fit; of each, whether it is over or not, the first and the last day
 */
export function termPlan(tracks: Iterable<Track>, days: number): PlannedPattern[] {
  const patterns = [...tracks].flatMap((track) =>
    inOrder(track.patterns.filter(({ questions }) => questions.length >= SMALLEST_POOL)),
  );
  const count = Math.min(patterns.length, Math.max(1, Math.round(days / DAYS_A_PATTERN)));
  return patterns.slice(0, count).map(({ id }, nth) => ({
    id,
    from: Math.floor((nth * days) / count),
    due: Math.floor(((nth + 1) * days) / count) - 1,
  }));
}

/** What is required comes first, whatever the authors' numbers say. */
function inOrder<Pattern extends { id: string; order: number; requires: readonly string[] }>(
  patterns: readonly Pattern[],
): Pattern[] {
  const sorted: Pattern[] = [];
  const left = [...patterns].sort((one, other) => one.order - other.order);
  const inTrack = new Set(patterns.map(({ id }) => id));
  while (left.length > 0) {
    const known = new Set(sorted.map(({ id }) => id));
    const next = left.findIndex(({ requires }) =>
      requires.every((id) => known.has(id) || !inTrack.has(id)),
    );
    sorted.push(...left.splice(Math.max(0, next), 1));
  }
  return sorted;
}
