// Decides what leads into an account no longer once its owner has shown that it is theirs: every link in a
// letter, every other site. The password and the sessions, the caller sets in the same transaction.
import type { PoolClient } from 'pg';
import { dropTokens } from '@/server/accounts/tokens';

export async function closeOtherWays(client: PoolClient, userId: string): Promise<void> {
  await dropTokens(client, userId);
  await client.query('DELETE FROM "ExternalAccount" WHERE "userId" = $1::uuid', [userId]);
}
