// Decides what lets its bearer do something once: a random token, of which only the hash is kept. What it
// allows, each purpose's own file says.
import { hash, randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { DAY_MS } from '@/core/time';
import { pool } from '@/server/database/client';
import { knownFailure } from '@/server/health/steadily';

export type Purpose = 'verify-email' | 'sign-in' | 'reset' | 'change-email' | 'claim-admin';

export interface Token {
  /** Null where there is no account yet. */
  userId: string | null;
  email: string | null;
  data: unknown;
}

interface NewToken extends Partial<Token> {
  purpose: Purpose;
  now: Date;
  minutes: number;
}

const BYTES = 32;
const KEPT_DAYS = 7;

/** @returns the token, to be sent to its bearer and kept nowhere */
export async function issueToken({ purpose, now, minutes, ...about }: NewToken): Promise<string> {
  const token = randomBytes(BYTES).toString('base64url');
  await pool().query(
    `INSERT INTO "OneTimeToken" (hash, purpose, "userId", email, data, "createdAt", "expiresAt")
     VALUES ($1, $2::"TokenPurpose", $3::uuid, $4, $5::jsonb, $6, $7)`,
    [
      hashOf(token),
      purpose,
      about.userId ?? null,
      about.email ?? null,
      about.data === undefined ? null : JSON.stringify(about.data),
      now,
      new Date(now.getTime() + minutes * 60_000),
    ],
  );
  return token;
}

const HOLDS = `hash = $1 AND purpose = $2::"TokenPurpose" AND "usedAt" IS NULL AND "expiresAt" > $3`;

/**
 * Looks without using it, for the page that asks whether to go on.
 *
 * @returns null when it was used, has expired or never was
 * @throws DomainError "database/away"
 */
export async function readToken(token: string, purpose: Purpose, now: Date): Promise<Token | null> {
  try {
    const { rows } = await pool().query<Token>(
      `SELECT "userId", email, data FROM "OneTimeToken" WHERE ${HOLDS}`,
      [hashOf(token), purpose, now],
    );
    return rows[0] ?? null;
  } catch (error) {
    throw knownFailure(error) ?? error;
  }
}

/**
 * Uses it up. Of two at once, one gets it. Its account is locked first, as by those who drop an account's
 * links: neither waits for the other.
 *
 * @param client in a transaction
 * @returns null as readToken does
 */
export async function takeToken(
  client: PoolClient,
  token: string,
  purpose: Purpose,
  now: Date,
): Promise<Token | null> {
  await client.query(
    `SELECT FROM "User" WHERE id = (SELECT "userId" FROM "OneTimeToken" WHERE hash = $1) FOR UPDATE`,
    [hashOf(token)],
  );
  const { rows } = await client.query<Token>(
    `UPDATE "OneTimeToken" SET "usedAt" = $3 WHERE ${HOLDS} RETURNING "userId", email, data`,
    [hashOf(token), purpose, now],
  );
  return rows[0] ?? null;
}

/**
 * Makes every link of an account useless, of whatever purpose: its owner has what they need, and whoever
 * else asked for one gets nothing by it.
 */
export async function dropTokens(client: PoolClient | Pool, userId: string): Promise<void> {
  await client.query('DELETE FROM "OneTimeToken" WHERE "userId" = $1::uuid AND "usedAt" IS NULL', [
    userId,
  ]);
}

/** @returns how many that expired long ago were removed */
export async function forgetPastTokens(now: Date): Promise<number> {
  const { rowCount } = await pool().query(
    `DELETE FROM "OneTimeToken" WHERE purpose <> 'claim-admin' AND "expiresAt" < $1`,
    [new Date(now.getTime() - KEPT_DAYS * DAY_MS)],
  );
  return rowCount ?? 0;
}

export function hashOf(token: string): string {
  return hash('sha256', token, 'hex');
}
