// Decides whether a misconception that a learner once showed is still held.
// Refuses to know its words and the questions that test it.

/** What the answers say of one misconception of one learner. */
export interface Held {
  /** `track/pattern` */
  pattern: string;
  slug: string;
  /** How often an answer gave it away. */
  falls: number;
  lastFallAt: Date;
  lastFallDay: number;
  /** Answers since that were right, and not by luck, to questions that it would get wrong. */
  rightSince: number;
}

/** One right answer may be chance; two in a row without a fall are held to be more than that. */
export const RIGHT_TO_CLOSE = 2;

export function isOpen({ rightSince }: Pick<Held, 'rightSince'>): boolean {
  return rightSince < RIGHT_TO_CLOSE;
}

/** Open ones first, the newest fall first among equals. */
export function inTellingOrder<One extends Held>(held: readonly One[]): One[] {
  return [...held].sort(
    (one, other) =>
      Number(isOpen(other)) - Number(isOpen(one)) || +other.lastFallAt - +one.lastFallAt,
  );
}
