// Decides when a learner whose answer came late is replayed: soon, once for many, and never lost.
// What waits is kept in the database; this process only hurries.
import { withLearner } from '@/server/accounts/with-learner';
import { log } from '@/server/health/log';
import { replayEach } from '@/server/replay/each-learner';
import { replayLearner } from '@/server/replay/replay-learner';

const SOON_MS = 150;

const waiting = new Map<string, NodeJS.Timeout>();

/** Replays a learner in a moment, off the path of their answer. */
export function replaySoon(userId: string): void {
  if (waiting.has(userId)) return;
  const timer = setTimeout(() => {
    waiting.delete(userId);
    replayIfWaiting(userId).catch((error: unknown) => {
      log().warn({ err: error, userId }, 'a replay failed; it waits for the next round');
    });
  }, SOON_MS);
  timer.unref();
  waiting.set(userId, timer);
}

/** @returns whether there was something to replay */
export async function replayIfWaiting(userId: string): Promise<boolean> {
  const replayed = await withLearner({ userId, epoch: 'any' }, async (transaction) => {
    const { replayFrom } = transaction.learner;
    if (replayFrom === null) return false;
    await replayLearner(transaction, replayFrom);
    return true;
  });
  return replayed ?? false;
}

let next: NodeJS.Timeout | null = null;

/** Replays all who wait in a moment, one after the other: a regrade may concern a whole school. */
export function replayWaitingSoon(): void {
  if (next) return;
  next = setTimeout(() => {
    next = null;
    replayWaiting().catch((error: unknown) => {
      log().warn({ err: error }, 'replays wait for the next round');
    });
  }, SOON_MS).unref();
}

/**
 * Replays those that wait, such as those of a process that ended before it came to them. One whose replay fails
 * keeps nobody else waiting.
 *
 * @returns how many were replayed
 * @throws DomainError "database/away"
 */
export function replayWaiting(): Promise<number> {
  const text = `SELECT id FROM "User" WHERE "replayFrom" IS NOT NULL AND id > $1::uuid ORDER BY id`;
  return replayEach(
    { text, values: [] },
    replayIfWaiting,
    'a replay failed; it waits for the next round',
  );
}
