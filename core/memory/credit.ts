// Decides how much a strong verdict strengthens the cards of what it builds on.
// Refuses to know which patterns those are.
import type { MemoryCard } from './card';
import type { Load } from './load';
import type { MemoryParameters } from './parameters';
import { dueDayFor, intervalDays, others, stabilityAfterGood } from './schedule';

const SHARE = 0.3;

export interface CreditInput {
  /** Local day of the verdict. */
  day: number;
  /** The learner's β. */
  offset: number;
  /** Target retention, 0.70 to 0.95. */
  retention: number;
  load: Load;
  practiceDays: number;
  parameters: MemoryParameters;
}

/**
 * The card of a prerequisite after a strong verdict: `S += 0.3·(S_after_Good − S)`. It was not
 * answered: what it shows and its last day stay, and its due day moves out with S, never in.
 *
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function creditedCard(card: MemoryCard, input: CreditInput): MemoryCard {
  const { day, offset, retention, load, practiceDays, parameters } = input;
  const good = stabilityAfterGood(card, { day, offset, parameters });
  const stability = card.stability + SHARE * Math.max(0, good - card.stability);
  const interval = intervalDays(stability, retention, offset, parameters);
  const dueDay = dueDayFor(card.lastLocalDay, interval, others(load, card), practiceDays);
  return { ...card, stability, dueDay: Math.max(card.dueDay, dueDay) };
}
