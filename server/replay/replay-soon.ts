// Decides when a learner whose answer came late is replayed: soon, once for many, and never lost.
// What waits is kept in the database; this process only hurries.
import { DomainError } from '@/core/errors';
import { withLearner } from '@/server/accounts/with-learner';
import { pool } from '@/server/database/client';
import { log } from '@/server/health/log';
import { replayLearner } from '@/server/replay/replay-learner';

const SOON_MS = 150;
const AT_ONCE = 200;

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

const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Replays those that wait, such as those of a process that ended before it came to them. One whose replay fails
 * keeps nobody else waiting.
 *
 * @returns how many were replayed
 * @throws DomainError "database/away"
 */
export async function replayWaiting(): Promise<number> {
  let count = 0;
  for (let last = FIRST; ;) {
    const { rows } = await pool().query<{ id: string }>(
      `SELECT id FROM "User" WHERE "replayFrom" IS NOT NULL AND id > $1::uuid ORDER BY id LIMIT ${AT_ONCE}`,
      [last],
    );
    for (const { id } of rows) {
      last = id;
      try {
        if (await replayIfWaiting(id)) count += 1;
      } catch (error) {
        if (error instanceof DomainError && error.code === 'database/away') throw error;
        log().warn({ err: error, userId: id }, 'a replay failed; it waits for the next round');
      }
    }
    if (rows.length < AT_ONCE) return count;
  }
}
