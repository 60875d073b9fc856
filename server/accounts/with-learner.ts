// Decides how several writes for one learner go together: all or none, one learner's work at a time.
import type { PoolClient } from 'pg';
import { admit, type AccountRow, type Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** The learner's row is locked, so that nothing else of theirs moves meanwhile. */
export interface LearnerTransaction {
  client: PoolClient;
  viewer: Viewer;
  revision: number;
  paceSum: number;
  paceCount: number;
}

const LOCK = `SELECT id, role::text, "sessionEpoch", "timeZone", "rolloverHour", "recallOffset",
  revision, "paceSum", "paceCount" FROM "User" WHERE id = $1::uuid FOR UPDATE`;

/**
 * Runs work that is safe to repeat as a whole: after a broken connection it runs once more.
 *
 * @param asker the account, and the epoch that it must still have
 * @returns null when there is no such account, or its sessions were ended
 * @throws DomainError "database/away", and whatever the work throws; nothing is kept then
 */
export function withLearner<Value>(
  asker: { userId: string; epoch: number },
  work: (transaction: LearnerTransaction) => Promise<Value>,
): Promise<Value | null> {
  return steadily(async () => {
    const client = await pool().connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<
        AccountRow & Omit<LearnerTransaction, 'client' | 'viewer'>
      >(LOCK, [asker.userId]);
      const [account] = rows;
      const viewer = admit(asker, account);
      const value =
        account && viewer
          ? await work({
              client,
              viewer,
              revision: account.revision,
              paceSum: account.paceSum,
              paceCount: account.paceCount,
            })
          : null;
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
