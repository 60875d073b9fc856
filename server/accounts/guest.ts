// Decides which guest a first write belongs to: the same write finds the same guest again.
// Knows nothing of cookies; the caller sends one.
import { createHmac } from 'node:crypto';
import { env } from '@/server/env';
import { pool } from '@/server/database/client';
import type { Claim } from '@/server/accounts/session';
import { findViewer, type Viewer } from '@/server/accounts/viewer';
import { steadily } from '@/server/health/steadily';

/** A guest has the first epoch: once an account's sessions were ended, no write id opens it again. */
const FIRST_EPOCH = 0;

/**
 * The guest of a first write. Whoever repeats that write, having lost the response and the
 * cookie with it, is the same person; only the server can compute the id.
 *
 * @param firstWriteId UUID of the answer or test, made by the client
 */
export function guestClaim(firstWriteId: string): Pick<Claim, 'userId' | 'epoch'> {
  return {
    userId: secretUuid(`guest ${firstWriteId.toLowerCase()}`),
    epoch: FIRST_EPOCH,
  };
}

/** Makes sure that the guest has an account; a repeat changes nothing. */
export async function ensureGuest(userId: string, timeZone: string): Promise<void> {
  await pool().query(
    `INSERT INTO "User" (id, "timeZone") VALUES ($1::uuid, $2) ON CONFLICT (id) DO NOTHING`,
    [userId, timeZone],
  );
}

/**
 * Somebody whose first write is not an answer.
 *
 * @param writeId UUID, drawn for this write
 * @throws DomainError "database/away"
 */
export async function newGuest(writeId: string, timeZone: string): Promise<Viewer> {
  const guest = guestClaim(writeId);
  const viewer = await steadily(async () => {
    await ensureGuest(guest.userId, timeZone);
    return findViewer(guest);
  });
  if (!viewer) throw new Error('A guest that was just made is not there.');
  return viewer;
}

/** An id that follows from a text and that only this server can compute (RFC 9562, version 8). */
export function secretUuid(text: string): string {
  const bytes = createHmac('sha256', env().AUTH_SECRET).update(text).digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
