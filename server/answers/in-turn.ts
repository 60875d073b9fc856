// Decides that one learner's answers are recorded one after the other in this process, without lost attempts.
// Only for speed and fairness: what keeps two processes apart is the revision.

const lines = new Map<string, Promise<unknown>>();

/** Runs work when all earlier work with the same key has ended, well or not. */
export async function inTurn<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
  const before = lines.get(key);
  const mine = before ? before.then(work, work) : work();
  lines.set(key, mine);
  try {
    return await mine;
  } finally {
    if (lines.get(key) === mine) lines.delete(key);
  }
}
