import { randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { afterEach, expect, it, vi } from 'vitest';
import { guestClaim, secretUuid } from '@/server/accounts/guest';
import { isOwnOrigin } from '@/server/accounts/origin';
import {
  isDueForRenewal,
  readClaim,
  sessionCookie,
  sessionCookieName,
} from '@/server/accounts/session';
import { admit } from '@/server/accounts/viewer';
import * as environment from '@/server/env';

const settings = environment.env();
afterEach(() => vi.restoreAllMocks());

function publishedAt(PUBLIC_URL: string, AUTH_SECRET = settings.AUTH_SECRET) {
  vi.spyOn(environment, 'env').mockReturnValue({ ...settings, PUBLIC_URL, AUTH_SECRET });
}

const user = { id: randomUUID(), epoch: 3 };
const DAY = 86_400;

it('reads back what its cookie says, among other cookies', async () => {
  const pair = (await sessionCookie(user)).split(';', 1)[0];
  const claim = { userId: user.id, epoch: 3, issuedAt: expect.any(Number) as number };
  expect(await readClaim(pair)).toEqual(claim);
  expect(await readClaim(`theme=dark; ${pair}; other=1`)).toEqual(claim);
  expect(await readClaim(`not-${pair}`)).toBeNull();
});

it('keeps the cookie for 400 days, from scripts and foreign sites away', async () => {
  const cookie = await sessionCookie(user);
  expect(cookie).toMatch(/; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/);
  publishedAt('https://practice.example.org');
  expect(await sessionCookie(user)).toMatch(/^__Secure-next-auth\.session-token=.*; Secure$/);
});

it('takes forged, foreign and expired tokens for no session', async () => {
  const name = sessionCookieName();
  const secret = settings.AUTH_SECRET;
  const token = { sub: user.id, epoch: 0 };
  const foreign = await encode({ token, secret: 'another secret of another server, long enough' });
  const expired = await encode({ token, secret, maxAge: -60 });
  const nameless = await encode({ token: { epoch: 0 }, secret });
  for (const value of ['', 'x', 'a.b.c.d.e', foreign, expired, nameless]) {
    expect(await readClaim(`${name}=${value}`)).toBeNull();
  }
  expect(await readClaim(null)).toBeNull();
});

it('is renewed after a day and not before', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const issued = (secondsAgo: number) => ({
    userId: user.id,
    epoch: 0,
    issuedAt: now.getTime() / 1000 - secondsAgo,
  });
  expect(isDueForRenewal(issued(DAY - 1), now)).toBe(false);
  expect(isDueForRenewal(issued(DAY + 1), now)).toBe(true);
});

it('admits nobody whose account is gone, another one, or in a later epoch', () => {
  const account = {
    id: user.id,
    role: 'guest',
    sessionEpoch: 3,
    timeZone: 'UTC',
    rolloverHour: 4,
    recallOffset: 0,
  } as const;
  const claim = { userId: user.id, epoch: 3 };
  expect(admit(claim, account)).toMatchObject({ userId: user.id, role: 'guest' });
  expect(admit(claim, undefined)).toBeNull();
  expect(admit(claim, { ...account, sessionEpoch: 4 })).toBeNull();
  expect(admit(claim, { ...account, id: randomUUID() })).toBeNull();
});

it('makes a guest that only this secret and this write can make', () => {
  const id = randomUUID();
  expect(guestClaim(id)).toEqual(guestClaim(id.toUpperCase()));
  expect(guestClaim(id)).not.toEqual(guestClaim(randomUUID()));
  expect(guestClaim(id).userId).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(guestClaim(id).userId).not.toBe(secretUuid(id));
  const before = guestClaim(id);
  publishedAt(settings.PUBLIC_URL, 'another secret of another server, long enough');
  expect(guestClaim(id)).not.toEqual(before);
});

it('knows only its published origin under HTTPS, whatever Host says', () => {
  publishedAt('https://practice.example.org');
  const from = (origin: string, host = 'practice.example.org') =>
    isOwnOrigin({ origin, host, site: undefined });
  expect(from('https://practice.example.org')).toBe(true);
  expect(from('https://practice.example.org', 'inner:3000')).toBe(true);
  expect(from('http://practice.example.org')).toBe(false);
  expect(from('http://inner:3000', 'inner:3000')).toBe(false);
  expect(from('https://practice.example.org.evil.example')).toBe(false);
});
