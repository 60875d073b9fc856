// Decides what is kept of the memory of one skill.
// Refuses to know how it moves: schedule.ts decides that.

/** The memory state of one learner and one skill; a cache of the answers, never the truth. */
export interface MemoryCard {
  /** Days until recall has fallen to 0.9. */
  stability: number;
  /** 1 (easy to keep) to 10. */
  difficulty: number;
  /** Probability that the last answer was known: k after a correct one, 0.1 after a miss. */
  known: number;
  reps: number;
  lapses: number;
  lastAnsweredAt: Date;
  /** Local days since 1970-01-01. */
  lastLocalDay: number;
  dueDay: number;
  parameterVersion: string;
}
