// Decides what the plan's form can be told after it was sent.
import type { Plan } from '@/core/plan/plan';

/** What was filled in, perhaps not a plan at all. */
export type EnteredPlan = Omit<Plan, 'intensity'> & { intensity: string };

/** `turn` counts the sendings: the form is filled anew after each. */
export type PlanResult = { turn: number } & (
  | { status: 'unsent' | 'foreign' | 'gone' }
  | { status: 'saved'; plan: Plan }
  | { status: 'away'; entered: EnteredPlan }
  /** `fields` are those that something is wrong with. */
  | { status: 'failed'; entered: EnteredPlan; fields: string[] }
);
