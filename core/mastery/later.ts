// Decides for which days ahead mastery is kept with each answer, so that a class page can fade
// thousands of patterns without reading a card.
import { estimateOn, type Outlook } from './estimate';

/** Days after the computation; closer together where memory falls fastest. */
export const LATER_DAYS = [1, 3, 7, 14, 30, 60, 120] as const;

export interface Later {
  /** M on each of LATER_DAYS, without practice. */
  laterMastery: number[];
  /** √Var of M on each of them. */
  laterSpread: number[];
}

/** @param day local day from which the days count */
export function laterOf(outlook: Outlook, day: number): Later {
  const estimates = LATER_DAYS.map((days) => estimateOn(outlook, day + days));
  return {
    laterMastery: estimates.map(({ mastery }) => mastery),
    laterSpread: estimates.map(({ variance }) => Math.sqrt(variance)),
  };
}
