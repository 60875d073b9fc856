// Decides how statements go together: all of them or none. Knows nothing of what they say.
import type { PoolClient } from 'pg';
import { pool } from '@/server/database/client';
import { databaseAway, isConnectionTrouble } from '@/server/database/connection-trouble';

/**
 * Runs work once: it need not be safe to repeat.
 *
 * @throws DomainError "database/away", and whatever the work throws; nothing is kept then
 */
export async function inTransaction<Value>(
  work: (client: PoolClient) => Promise<Value>,
): Promise<Value> {
  let client: PoolClient | undefined;
  let broken: Error | undefined;
  try {
    client = await pool().connect();
    await client.query('BEGIN');
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client?.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw isConnectionTrouble(error) ? databaseAway(error) : error;
  } finally {
    client?.release(broken);
  }
}
