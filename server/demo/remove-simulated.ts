// Decides how the simulated students of a class go: also those who are in the middle of their term, and so
// are no members yet, and also while another process lets them live.
import type { PoolClient } from 'pg';
import { secretUuid } from '@/server/accounts/guest';

/** Of one class. */
export const MOST_SIMULATED = 2_000;

/** The same student of the same class, however often the class is filled. */
export function simulatedId(classId: string, nth: number): string {
  return secretUuid(`demo student ${classId} ${nth}`);
}

/**
 * Call it inside a transaction that removes the class, too: the class is locked, and whoever fills it
 * begins no student without it.
 */
export async function removeSimulated(
  client: Pick<PoolClient, 'query'>,
  classId: string,
): Promise<void> {
  await client.query('SELECT 1 FROM "Class" WHERE id = $1::uuid FOR UPDATE', [classId]);
  const ids = Array.from({ length: MOST_SIMULATED }, (_, nth) => simulatedId(classId, nth));
  await client.query(
    `DELETE FROM "User" u WHERE u.demo AND (u.id = ANY ($2::uuid[])
       OR EXISTS (SELECT 1 FROM "ClassMember" m WHERE m."classId" = $1::uuid AND m."userId" = u.id))`,
    [classId, ids],
  );
}
