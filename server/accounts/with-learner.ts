// Decides how several writes for one learner go together: all or none, one learner's work at a time.
import type { PoolClient } from 'pg';
import { admit, type AccountRow, type Viewer } from '@/server/accounts/viewer';
import { inTransaction } from '@/server/database/transaction';
import { PLAN_COLUMNS, type PlanRow } from '@/server/plan/plan-row';

/** The learner's row is locked, so that nothing else of theirs moves meanwhile. */
export interface LearnerTransaction {
  client: PoolClient;
  viewer: Viewer;
  /** Their row, as locked. */
  learner: LearnerRow;
}

export interface LearnerRow extends AccountRow, PlanRow {
  revision: number;
  paceSum: number;
  paceCount: number;
  lastAnsweredAt: Date | null;
  replayFrom: Date | null;
}

const LOCK = `SELECT u.id, u.role::text, u."sessionEpoch", u."timeZone", u."rolloverHour", u."recallOffset",
  u.revision, u."paceSum", u."paceCount", u."lastAnsweredAt", u."replayFrom", ${PLAN_COLUMNS}
  FROM "User" u WHERE u.id = $1::uuid FOR UPDATE OF u`;

/**
 * Runs work that is safe to repeat as a whole: after a broken connection it runs once more.
 *
 * @param asker the account, and the epoch that it must still have; a job that nobody asked for
 *   says `any`
 * @returns null when there is no such account, or its sessions were ended
 * @throws DomainError "database/away", and whatever the work throws; nothing is kept then
 */
export function withLearner<Value>(
  asker: { userId: string; epoch: number | 'any' },
  work: (transaction: LearnerTransaction) => Promise<Value>,
): Promise<Value | null> {
  return inTransaction(async (client) => {
    const locked = await lockLearner(client, asker);
    return locked && work(locked);
  });
}

/** Inside a transaction that is open already: locks a learner until it ends. */
export async function lockLearner(
  client: PoolClient,
  asker: { userId: string; epoch: number | 'any' },
): Promise<LearnerTransaction | null> {
  const { rows } = await client.query<LearnerRow>(LOCK, [asker.userId]);
  const [learner] = rows;
  const epoch = asker.epoch === 'any' ? (learner?.sessionEpoch ?? 0) : asker.epoch;
  const viewer = admit({ userId: asker.userId, epoch }, learner);
  return learner && viewer ? { client, viewer, learner } : null;
}
