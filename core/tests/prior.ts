// Decides what is believed of ability before a test's first answer.
// A full test starts from the track; a check starts from what should be left of the pattern.
import { priorFor, posterior, type Prior } from '@/core/mastery/ability';
import { estimateMastery } from '@/core/mastery/estimate';
import { abilityWhere, shareKnown } from '@/core/mastery/item';
import type { MasteryState, MasteryView } from '@/core/mastery/state';
import type { TestKind } from './test';

const SLOPE_STEP = 0.05;
const NARROWEST = 0.3;
const WIDEST = 1.2;

/** What a test starts from; kept with its judgement, since follow-ups start from the same. */
export interface TestPrior extends Prior {
  /** A check of a pattern that is strong: it confirms, and needs less than a test. */
  confirms: boolean;
}

export interface TestPriorInput {
  kind: TestKind;
  /** Null when the pattern was never touched. */
  mastery: MasteryState | null;
  view: MasteryView;
  /** Ability in the track's other patterns that were touched. */
  earlier: readonly { mean: number }[];
  now: Date;
  /** Ability of the track's learners; N(0.5, 1.2) when not given. */
  cohort?: Prior;
}

/**
 * The belief that a test starts from. For a check: the ability at which the share known is M(t),
 * with the deviation that gives √Var; so a pattern that faded has to be shown again.
 *
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function testPrior(input: TestPriorInput): TestPrior {
  const { mastery, view } = input;
  if (input.kind === 'full' || mastery === null) {
    return { ...priorFor(input.earlier, input.cohort), confirms: false };
  }
  const now = estimateMastery({
    ...view,
    ability: posterior(
      { mean: mastery.priorMean, deviation: mastery.priorDeviation },
      mastery.evidence,
    ),
    lastTestedDay: mastery.lastTestedAt && view.dayOf(mastery.lastTestedAt),
    day: view.dayOf(input.now),
  });
  const mean = abilityWhere(view.items, Math.min(0.95, Math.max(0.05, now.mastery)));
  const slope =
    (shareKnown(view.items, mean + SLOPE_STEP) - shareKnown(view.items, mean - SLOPE_STEP)) /
    (2 * SLOPE_STEP);
  const deviation = Math.sqrt(now.variance) / Math.max(slope, 0.01);
  return {
    mean,
    deviation: Math.min(WIDEST, Math.max(NARROWEST, deviation)),
    confirms: mastery.strongSince !== null,
  };
}
