// Decides whether fitted memory parameters are better than those before: on answers that the fit never saw.
// The optimiser is a package with builds of its own; where there is none, nothing is fitted.
import type * as OptimiserModule from '@open-spaced-repetition/binding';
import { before, logLoss, newestFrom, type History } from '@/core/memory/history';
import { DEFAULT_PARAMETERS, type MemoryParameters } from '@/core/memory/parameters';
import { log } from '@/server/health/log';

type Optimiser = typeof OptimiserModule;

/** Held out: the newest fifth of the spaced answers. */
const HELD_OUT = 0.2;
/** Seconds that the optimiser may take. */
const PATIENCE = 5;

export interface Fitted {
  weights: number[];
  /** On what was held out, with the parameters before and with these. */
  lossBefore: number;
  lossAfter: number;
}

async function loadOptimiser(): Promise<Optimiser | null> {
  try {
    return await import('@open-spaced-repetition/binding');
  } catch (error) {
    log().warn({ err: error }, 'memory is not fitted: the optimiser has no build for this system');
    return null;
  }
}

/** One item for each spaced answer, with all that came before it. */
function itemsFrom(optimiser: Optimiser, histories: readonly History[]) {
  return histories.flatMap((history) => {
    const reviews = history.map(({ day, grade }, at) => {
      const elapsed = Math.max(0, day - (history[at - 1]?.day ?? day));
      return { elapsed, review: new optimiser.FSRSBindingReview(grade, elapsed) };
    });
    return reviews.flatMap(({ elapsed }, at) =>
      elapsed > 0
        ? [new optimiser.FSRSBindingItem(reviews.slice(0, at + 1).map(({ review }) => review))]
        : [],
    );
  });
}

/** @returns 21 weights, or null where nothing can be fitted */
export async function fitWeights(histories: readonly History[]): Promise<number[] | null> {
  const optimiser = await loadOptimiser();
  if (!optimiser) return null;
  const items = itemsFrom(optimiser, histories);
  if (items.length === 0) return null;
  const fitted = await optimiser.computeParameters(items, {
    enableShortTerm: true,
    timeout: PATIENCE,
  });
  // Few digits, so that every way through the database gives the same numbers back.
  const weights = fitted.map((weight) => Number(weight.toFixed(6)));
  return weights.length === DEFAULT_PARAMETERS.weights.length && weights.every(Number.isFinite)
    ? weights
    : null;
}

/**
 * Fits on the older four fifths and asks the newest fifth.
 *
 * @param current what holds now
 * @returns null where nothing was fitted; whether it is better is in the losses
 */
export async function fitAndCompare(
  histories: readonly History[],
  current: MemoryParameters,
): Promise<Fitted | null> {
  const from = newestFrom(histories, HELD_OUT);
  const weights = await fitWeights(before(histories, from));
  if (!weights) return null;
  return {
    weights,
    lossBefore: logLoss(histories, current, from),
    lossAfter: logLoss(histories, { version: 'fitted', weights }, from),
  };
}
