// Decides how several statements go together: all or none.
import type { PoolClient } from 'pg';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/**
 * Runs work that is safe to repeat as a whole: after a broken connection it runs once more.
 *
 * @throws DomainError "database/away", and whatever the work throws; nothing is kept then
 */
export function inTransaction<Value>(work: (client: PoolClient) => Promise<Value>): Promise<Value> {
  return steadily(async () => {
    const client = await pool().connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const value = await work(client);
      await client.query('COMMIT');
      return value;
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  });
}
