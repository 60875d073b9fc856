// Decides how the kept mastery of a pattern is told at an instant, with the fading since.
// Refuses to change what is kept.
import { isoDay } from '@/core/time';
import type { MasterySummary } from './progress';
import { settled, type MasteryState, type MasteryView } from './state';

/** @param pattern `track/pattern`. */
export function summaryOf(pattern: string, state: MasteryState): MasterySummary {
  return {
    pattern,
    mastery: state.mastery,
    strength: state.strength,
    level: state.level,
    strongUntil: state.strongUntilDay === null ? null : isoDay(state.strongUntilDay),
  };
}

/** M, P, level and date as of `now`. */
export function summarise(
  pattern: string,
  state: MasteryState,
  view: MasteryView,
  now: Date,
): MasterySummary {
  return summaryOf(pattern, settled(state, view, now));
}
