// Decides whether an answer arrives in the order of answering, and what waits when it does not.

/** What is known of a learner's log, as read. */
export interface LogState {
  lastAnsweredAt: Date | null;
  replayFrom: Date | null;
}

export interface Arrival {
  /** Something that was answered later has been recorded already. */
  isLate: boolean;
  /** The log with this answer. */
  log: { lastAnsweredAt: Date; replayFrom: Date | null };
}

/** @param at when it counts: answered, or judged */
export function arrivalOf({ lastAnsweredAt, replayFrom }: LogState, at: Date): Arrival {
  const isLate = lastAnsweredAt !== null && at < lastAnsweredAt;
  if (!isLate) return { isLate, log: { lastAnsweredAt: at, replayFrom } };
  const from = replayFrom !== null && replayFrom < at ? replayFrom : at;
  return { isLate, log: { lastAnsweredAt, replayFrom: from } };
}
