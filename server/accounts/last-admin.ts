// Decides that an installation keeps an administrator: whoever might be the last one goes one after the other,
// by erasing the account or by losing the role.
import type { PoolClient } from 'pg';

const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('holdfast.erase-account'))`;

/**
 * Waits until nobody else is going; holds until the transaction ends. Rows of accounts are locked before
 * it, never after: whoever waits here holds their own.
 */
export async function goOneAtATime(client: PoolClient): Promise<void> {
  await client.query(ONE_AT_A_TIME);
}

/** Whether nobody else is an administrator. It stays true only for who goes one at a time. */
export async function isLastAdmin(client: PoolClient, id: string): Promise<boolean> {
  const text = `SELECT 1 FROM "User" WHERE role = 'admin' AND id <> $1::uuid LIMIT 1`;
  return (await client.query(text, [id])).rowCount === 0;
}
