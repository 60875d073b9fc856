// Decides whose an old guest's id is now. Apart from the merging itself, so that answers can ask it.
import { pool } from '@/server/database/client';

/** @returns the account that a guest became part of; null for every other id */
export async function mergedInto(
  guestId: string,
): Promise<{ userId: string; epoch: number } | null> {
  const { rows } = await pool().query<{ userId: string; epoch: number }>({
    name: 'merged-into',
    text: `SELECT u.id AS "userId", u."sessionEpoch" AS epoch FROM "MergedGuest" m
      JOIN "User" u ON u.id = m."userId" WHERE m."guestId" = $1::uuid`,
    values: [guestId],
  });
  return rows[0] ?? null;
}
