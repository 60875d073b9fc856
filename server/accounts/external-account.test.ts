import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { signInExternal, type External } from '@/server/accounts/external-account';
import { authOptions } from '@/server/accounts/options';
import { confirmedOf, externalOf } from '@/server/accounts/providers';
import { startProvider } from '@/server/accounts/start-provider';
import { findViewer, type Role } from '@/server/accounts/viewer';
import { database } from '@/server/database/client';
import * as environment from '@/server/env';

const NOW = new Date('2026-03-02T10:00:00Z');
const settings = environment.env();
afterEach(() => vi.restoreAllMocks());

let count = 0;
const someone = (about: Partial<External> = {}): External => ({
  provider: 'github',
  externalId: `external ${(count += 1)}`,
  email: `ext${count}@example.org`,
  name: 'Ann',
  ...about,
});

async function person(role: Role, about: { email?: string; emailVerifiedAt?: Date } = {}) {
  const id = randomUUID();
  await database().user.create({ data: { id, role, ...about } });
  const viewer = await findViewer({ userId: id, epoch: 0 });
  if (!viewer) throw new Error('not there');
  return viewer;
}

const rowOf = (id: string | undefined) =>
  database().user.findUniqueOrThrow({ where: { id: id ?? '' } });

describe('signing in by another site', () => {
  it('makes an account once, also when two come at once, with the e-mail as confirmed', async () => {
    const external = someone();
    const [one, two] = await Promise.all([
      signInExternal(null, external, NOW),
      signInExternal(null, external, NOW),
    ]);
    expect(one).not.toBeNull();
    expect(two).toEqual(one);
    expect(await rowOf(one?.id)).toMatchObject({
      role: 'student',
      email: external.email,
      emailVerifiedAt: NOW,
      passwordHash: null,
    });
  });

  it('makes a guest the account, with a new epoch', async () => {
    const guest = await person('guest');
    expect(await signInExternal(guest, someone(), NOW)).toEqual({ id: guest.userId, epoch: 1 });
  });

  it('comes to the account that was connected, whatever e-mail is told now', async () => {
    const external = someone();
    const first = await signInExternal(null, external, NOW);
    expect(await signInExternal(null, { ...external, email: 'else@example.org' }, NOW)).toEqual(
      first,
    );
    const other = await person('student');
    expect(await signInExternal(other, external, NOW)).toEqual(first);
  });

  it('connects to the account with the same e-mail where both have confirmed it', async () => {
    const owner = await person('teacher', { email: 'both@example.org', emailVerifiedAt: NOW });
    const external = someone({ email: 'both@example.org' });
    expect(await signInExternal(null, external, NOW)).toEqual({ id: owner.userId, epoch: 0 });
  });

  it('never enters an account whose e-mail was not confirmed', async () => {
    const owner = await person('student', { email: 'squatted@example.org' });
    expect(await signInExternal(null, someone({ email: 'squatted@example.org' }), NOW)).toBeNull();
    expect(await database().externalAccount.count({ where: { userId: owner.userId } })).toBe(0);
  });

  it('makes an account of its own where the provider has confirmed no e-mail', async () => {
    const user = await signInExternal(null, someone({ email: null }), NOW);
    expect(await rowOf(user?.id)).toMatchObject({ email: null, emailVerifiedAt: null });
  });

  it('is connected to the account that is signed in', async () => {
    const owner = await person('student', { email: 'here@example.org' });
    const external = someone({ email: 'elsewhere@example.org' });
    expect(await signInExternal(owner, external, NOW)).toEqual({ id: owner.userId, epoch: 0 });
    expect((await rowOf(owner.userId)).email).toBe('here@example.org');
    expect(await signInExternal(null, external, NOW)).toEqual({ id: owner.userId, epoch: 0 });
  });
});

describe('what another site tells', () => {
  it('is believed of e-mails only where it says that they are confirmed', () => {
    const google = (email_verified: unknown) =>
      externalOf('google', '1', { email: 'Ann@Example.org', email_verified } as object);
    expect(google(true)?.email).toBe('ann@example.org');
    for (const word of [false, undefined, 'true', 1])
      expect(google(word)?.email, String(word)).toBeNull();
    const emails = (verified: boolean) => [
      { email: 'other@example.org', primary: false, verified: true },
      { email: 'ann@example.org', primary: true, verified },
    ];
    expect(confirmedOf(emails(true))).toBe('ann@example.org');
    expect(confirmedOf(emails(false))).toBeNull();
    expect(confirmedOf([])).toBeNull();
  });

  it('is nothing when nobody here knows that site', () => {
    expect(externalOf('elsewhere', '1', { email: 'a@b.org' })).toBeNull();
  });
});

describe('the way there and back', () => {
  it('leads to the site that the operator set up, and to no other', async () => {
    expect(await startProvider('github', '/')).toBeNull();
    vi.spyOn(environment, 'env').mockReturnValue({
      ...settings,
      GITHUB_ID: 'an id',
      GITHUB_SECRET: 'a secret',
    });
    const start = await startProvider('github', '/settings');
    const location = new URL(start?.location ?? '');
    expect(location.origin + location.pathname).toBe('https://github.com/login/oauth/authorize');
    expect(location.searchParams.get('redirect_uri')).toBe(
      'http://localhost:3000/api/auth/callback/github',
    );
    expect(location.searchParams.get('state')).toBeTruthy();
    expect(start?.cookies.join()).toContain('state');
    expect(start?.cookies.join()).toContain(encodeURIComponent('http://localhost:3000/settings'));
    expect(await startProvider('google', '/')).toBeNull();
    expect(await startProvider('nonsense', '/')).toBeNull();
  });

  it.each([
    ['/classes', 'http://localhost:3000/classes'],
    ['http://localhost:3000/classes', 'http://localhost:3000/classes'],
    ['https://evil.example', 'http://localhost:3000'],
    ['//evil.example', 'http://localhost:3000'],
    ['http://localhost:3000.evil.example', 'http://localhost:3000'],
    ['javascript:alert(1)', 'http://localhost:3000'],
  ])('leads on from %s to %s', async (url, to) => {
    const redirect = authOptions(null).callbacks?.redirect;
    expect(await redirect?.({ url, baseUrl: 'http://localhost:3000' })).toBe(to);
  });
});
