// Decides what a session cookie is called, holds and promises, and reads one back.
// Does not ask the database: what a cookie says is a claim until viewer.ts admits it.
import { hash } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { env } from '@/server/env';

const SESSION_DAYS = 400;
export const SESSION_SECONDS = SESSION_DAYS * 86_400;
const RENEW_AFTER_SECONDS = 86_400;
const REMEMBER_MS = 60_000;
const REMEMBER_AT_MOST = 20_000;

/** What an authentic cookie says. The account may have moved on since. */
export interface Claim {
  readonly userId: string;
  /** Sessions of an earlier epoch than the account's are over. */
  readonly epoch: number;
  /** Seconds since 1970. */
  readonly issuedAt: number;
}

/** @returns the cookie's name; browsers keep the `__Secure-` one from plain HTTP. */
export function sessionCookieName(): string {
  return isSecure() ? '__Secure-next-auth.session-token' : 'next-auth.session-token';
}

export function isSecure(): boolean {
  return env().PUBLIC_URL.startsWith('https:');
}

/** Attributes of the session cookie, for next-auth and for our own header. */
export function sessionCookieOptions() {
  return {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(),
  } as const;
}

/**
 * @param cookies the request's whole `Cookie` header
 * @returns null when there is no session cookie, or none that this server made
 */
export async function readClaim(cookies: string | null | undefined): Promise<Claim | null> {
  const token = cookies ? cookieValue(cookies, sessionCookieName()) : null;
  return token === null ? null : readToken(token);
}

/** @returns the cookie's value that signs this user in for 400 days */
export function sessionToken(user: { id: string; epoch: number }): Promise<string> {
  return encode({
    token: { sub: user.id, epoch: user.epoch },
    secret: env().AUTH_SECRET,
    maxAge: SESSION_SECONDS,
  });
}

/** @returns the value of a `Set-Cookie` header that signs this user in for 400 days */
export async function sessionCookie(user: { id: string; epoch: number }): Promise<string> {
  const token = await sessionToken(user);
  const secure = isSecure() ? '; Secure' : '';
  return `${sessionCookieName()}=${token}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** Whether the cookie is old enough to be made anew: at most once a day. */
export function isDueForRenewal(claim: Claim, now: Date): boolean {
  return now.getTime() / 1000 - claim.issuedAt > RENEW_AFTER_SECONDS;
}

interface Remembered {
  claim: Claim | null;
  until: number;
}

// Decrypting costs more than the rest of a small request; the key is a hash, so that no
// token lies around in memory.
const remembered = new Map<string, Remembered>();

/** A token's claim, remembered for a minute. */
export async function readToken(token: string): Promise<Claim | null> {
  const key = hash('sha256', token, 'base64');
  const now = Date.now();
  const known = remembered.get(key);
  if (known && known.until > now) return known.claim;
  const claim = await decodeClaim(token);
  if (remembered.size >= REMEMBER_AT_MOST) remembered.clear();
  remembered.set(key, { claim, until: now + REMEMBER_MS });
  return claim;
}

async function decodeClaim(token: string): Promise<Claim | null> {
  try {
    const payload = await decode({ token, secret: env().AUTH_SECRET });
    const { sub, epoch, iat } = payload ?? {};
    if (typeof sub !== 'string' || typeof epoch !== 'number' || typeof iat !== 'number')
      return null;
    return { userId: sub, epoch, issuedAt: iat };
  } catch {
    // A foreign, broken or expired token is no session.
    return null;
  }
}

function cookieValue(header: string, name: string): string | null {
  const start = header.startsWith(`${name}=`) ? 0 : header.indexOf(`; ${name}=`);
  if (start === -1) return null;
  const from = header.indexOf('=', start) + 1;
  const end = header.indexOf(';', from);
  return header.slice(from, end === -1 ? undefined : end).trim();
}
