// Decides what each intensity costs: minutes a day that keep what has been learned so far.
// A first-order count: each card once per interval at the target, at its stability of today. New
// skills come on top, and intervals grow, so the same cards cost less from month to month.
import type { MemoryParameters } from '@/core/memory/parameters';
import { chosenRetention, PACES, type Pace } from '@/core/memory/retention';
import { intervalDays } from '@/core/memory/schedule';

export interface KeptSkill {
  /** Days. */
  stability: number;
  /** What a question of it takes this learner. */
  seconds: number;
  /** The target of its track at the normal intensity, 0.70 to 0.90. */
  normal: number;
  parameters: MemoryParameters;
}

/** Minutes a day, 0 or more, not rounded. */
export type Workload = Record<Pace, number>;

/** @param offset the learner's β, in logits */
export function workloadOf(skills: readonly KeptSkill[], offset: number): Workload {
  const minutes = (pace: Pace) =>
    skills.reduce((sum, { stability, seconds, normal, parameters }) => {
      const days = intervalDays(stability, chosenRetention(normal, pace), offset, parameters);
      return sum + seconds / 60 / days;
    }, 0);
  return Object.fromEntries(PACES.map((pace) => [pace, minutes(pace)])) as Workload;
}
