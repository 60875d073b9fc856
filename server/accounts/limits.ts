// Decides how often what may be tried: by account, by code and by address, over all processes. A whole
// school sits behind one address, so that alone stops only what no school does.
import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '@/core/errors';
import { turns } from '@/server/accounts/turns';
import { pool } from '@/server/database/client';
import { env } from '@/server/env';
import { knownFailure, steadily } from '@/server/health/steadily';

const MINUTE = 60;
const HOUR = 3_600;

/** So many points in so many seconds; what is counted says each caller. */
const LIMITS = {
  // Wrong passwords, for one account from one address: a right one clears them.
  'sign-in-here': { points: 10, seconds: 15 * MINUTE },
  // The same from everywhere together, against guesses from many addresses.
  'sign-in-account': { points: 100, seconds: HOUR },
  // 600 learners in a minute and their typing errors.
  'sign-in-address': { points: 1_500, seconds: 5 * MINUTE },
  'sign-up-address': { points: 1_200, seconds: HOUR },
  // Letters of one kind to one person: whoever asks for one kind in their name closes no other.
  'mail-account': { points: 5, seconds: HOUR },
  // A school of 600, and those who ask twice.
  'mail-address': { points: 1_500, seconds: HOUR },
  'password-change': { points: 10, seconds: 15 * MINUTE },
  'join-account': { points: 30, seconds: 10 * MINUTE },
  // Codes that led nowhere; 31^8 of them make 2,000 an hour hopeless.
  'join-address': { points: 2_000, seconds: HOUR },
} as const satisfies Record<string, { points: number; seconds: number }>;

/**
 * A school that signs in at once raises one count, one after the other. Without this it would hold every
 * connection of the pool while it waits, and all else would find the database away.
 */
const inTurn = turns(3);

export type LimitName = keyof typeof LIMITS;

/**
 * Counts one attempt.
 *
 * @param who an address, an account, a code; kept as a hash only
 * @throws DomainError "limits/too-many" with the seconds to wait, "database/away"
 */
export async function countAttempt(name: LimitName, who: string): Promise<void> {
  try {
    await inTurn(() => limiterOf(name).consume(keyOf(who)));
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooMany(error.msBeforeNext);
    throw knownFailure(error) ?? error;
  }
}

/**
 * Counts a letter before it is written, by whom it goes to and, where anybody may ask for it, by who asks.
 *
 * @param address of the client; null where an account asks for its own
 * @throws as countAttempt
 */
export async function countLetter(
  kind: 'sign-up' | 'sign-in' | 'verify' | 'change' | 'reset',
  to: string,
  address: string | null,
): Promise<void> {
  if (address !== null) await countAttempt('mail-address', networkOf(address));
  await countAttempt('mail-account', `${kind} ${to}`);
}

/**
 * Counts a guess of the password behind a link in a letter. Call it for a link that works only: what anybody
 * makes up would fill the table.
 *
 * @throws as countAttempt
 */
export async function countGuess(token: string): Promise<void> {
  await countAttempt('password-change', `link ${token}`);
}

/** Forgets the attempts, after a right one. */
export async function forgetAttempts(name: LimitName, who: string): Promise<void> {
  await inTurn(() => limiterOf(name).delete(keyOf(who)));
}

/**
 * Looks without counting, where only what fails counts.
 *
 * @throws as countAttempt
 */
export async function refuseIfSpent(name: LimitName, who: string): Promise<void> {
  const { points } = LIMITS[name];
  const so = await steadily(() => inTurn(() => limiterOf(name).get(keyOf(who))));
  if (so !== null && so.consumedPoints >= points) throw tooMany(so.msBeforeNext);
}

/** An IPv6 customer has a whole /64. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = (tail ?? '').split(':').filter((part) => part !== '');
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':');
}

/** @returns how many rows of attempts long past were removed */
export async function forgetPastLimits(now: Date): Promise<number> {
  const { rowCount } = await pool().query('DELETE FROM rate_limits WHERE expire < $1', [
    now.getTime(),
  ]);
  return rowCount ?? 0;
}

const limiters = new Map<LimitName, RateLimiterPostgres>();

function limiterOf(name: LimitName): RateLimiterPostgres {
  const made = limiters.get(name);
  if (made) return made;
  const { points, seconds } = LIMITS[name];
  const limiter = new RateLimiterPostgres({
    // Asked late: the pool may be closed and opened again.
    storeClient: { query: (query: { text: string }) => pool().query(query) },
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  limiters.set(name, limiter);
  return limiter;
}

function keyOf(who: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`limit ${who}`).digest('base64url');
}

function tooMany(waitMs: number): DomainError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const minutes = Math.ceil(seconds / MINUTE);
  return new DomainError('limits/too-many', 'That was tried too often.', {
    hint: `Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    retryAfterSeconds: seconds,
  });
}
