import { describe, expect, it } from 'vitest';
import { live } from './learner-life';
import { MEMORY_WORLDS, type MemoryWorld } from './memory-worlds';
import { holdfast, sm2, type Scheduler } from './schedulers';

const LEARNERS = 3;
const MINUTES = 5;

function perHour(world: MemoryWorld, make: () => Scheduler): { gain: number; error: number } {
  const lives = Array.from({ length: LEARNERS }, (_, at) =>
    live(world, make(), MINUTES, `watch:${world}:${at}`),
  );
  const sum = (of: (one: (typeof lives)[number]) => number) =>
    lives.reduce((total, one) => total + of(one), 0);
  return {
    gain: sum(({ kept }) => kept) / sum(({ hours }) => hours),
    error: Math.sqrt(sum(({ squares }) => squares) / sum(({ predictions }) => predictions)),
  };
}

// The product before it has learned anything; what the nightly fit adds is the benchmark's to show.
describe('the schedule in simulated worlds', () => {
  it('keeps more per hour than SM-2, on the whole, from the first day', () => {
    const ratios = MEMORY_WORLDS.map(
      (world) => perHour(world, () => holdfast()).gain / perHour(world, sm2).gain,
    );
    const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
    expect(mean).toBeGreaterThan(1);
    expect(Math.min(...ratios)).toBeGreaterThan(0.85);
  });

  it('foretells recall within 0.2 in every world', () => {
    for (const world of MEMORY_WORLDS) {
      expect(perHour(world, () => holdfast()).error).toBeLessThan(0.2);
    }
  });
});
