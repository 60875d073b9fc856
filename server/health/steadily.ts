// Decides what happens when the connection to the database breaks under a piece of work.
// Knows nothing of the work, only that it may be repeated.
import { DomainError } from '@/core/errors';
import { databaseAway, isConnectionTrouble } from '@/server/database/connection-trouble';

/**
 * Runs work that is safe to repeat. A connection that broke in the middle (the server was
 * restarted, a proxy hung up) costs one more attempt; a database that is away is told as such.
 *
 * @throws DomainError "database/away"
 */
export async function steadily<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (first) {
    if (!isConnectionTrouble(first)) throw first;
    // Whoever waited for a connection in vain has waited long enough.
    if (isTimeout(first)) throw databaseAway(first);
  }
  try {
    return await work();
  } catch (second) {
    throw isConnectionTrouble(second) ? databaseAway(second) : second;
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout/i.test(error.message);
}

/** @returns the failure as people shall hear of it, or null when nobody expected it */
export function knownFailure(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  return isConnectionTrouble(error) ? databaseAway(error) : null;
}
