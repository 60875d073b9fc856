import NextAuth from 'next-auth';
import { describe, expect, it, vi } from 'vitest';
import { disconnect } from '@/server/accounts/disconnect-account';
import { signInExternal as signIn, type External } from '@/server/accounts/external-account';
import { authOptions } from '@/server/accounts/options';
import { confirmedOf, externalOf } from '@/server/accounts/providers';
import { startProvider } from '@/server/accounts/start-provider';
import { hashPassword } from '@/server/accounts/passwords';
import { resetPassword, sendResetLink } from '@/server/accounts/reset-password';
import { mailForTests } from '@/server/accounts/testing/mail-for-tests';
import { linkIn, tokenIn } from '@/server/accounts/testing/mailbox';
import { NOW, PASSWORD, person, rowOf } from '@/server/accounts/testing/people';
import { findViewer, type Viewer } from '@/server/accounts/viewer';
import { database, pool } from '@/server/database/client';
import * as environment from '@/server/env';
import { log } from '@/server/health/log';

const settings = environment.env();
const { mailbox, withMail, withoutMail } = mailForTests();
/** Without GitHub, and without mail. */
const withGoogle = () => withoutMail({ GOOGLE_ID: 'an id', GOOGLE_SECRET: 'a secret' });

const signInExternal = async (viewer: Viewer | null, external: External, now: Date) => {
  const done = await signIn(viewer, external, now);
  return done.status === 'signed-in' ? done.user : null;
};
const tellOf = async (viewer: Viewer | null, external: External) => {
  const done = await signIn(viewer, external, NOW);
  if (done.status !== 'signed-in') throw new Error(done.status);
  await done.tell();
};

let count = 0;
const someone = (about: Partial<External> = {}): External => ({
  provider: 'github',
  externalId: `external ${(count += 1)}`,
  email: `ext${count}@example.org`,
  name: 'Ann',
  ...about,
});

describe('signing in by another site', () => {
  it('makes an account once, also when two come at once, with the e-mail as confirmed', async () => {
    const external = someone();
    const [one, two] = await Promise.all([
      signInExternal(null, external, NOW),
      signInExternal(null, external, NOW),
    ]);
    expect(one).not.toBeNull();
    expect(two).toEqual(one);
    expect(await rowOf(one?.id ?? '')).toMatchObject({
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
    const guest = await person('guest');
    expect(await signInExternal(guest, external, NOW)).toEqual(first);
  });

  it('leads nobody who is signed in to another account, nor takes it from there', async () => {
    const external = someone();
    const first = await signInExternal(null, external, NOW);
    const other = await person('student');
    expect(await signIn(other, external, NOW)).toEqual({ status: 'elsewhere' });
    expect(await database().externalAccount.count({ where: { userId: other.userId } })).toBe(0);
    expect(await signInExternal(null, external, NOW)).toEqual(first);
  });

  it('connects to the account with the same e-mail where both have confirmed it', async () => {
    const owner = await person('teacher', { email: 'both@example.org', emailVerifiedAt: NOW });
    const external = someone({ email: 'both@example.org' });
    expect(await signInExternal(null, external, NOW)).toEqual({ id: owner.userId, epoch: 0 });
  });

  it('connects nothing to a session that was ended on the way there and back', async () => {
    const owner = await person('student');
    const ended = { ...owner, epoch: owner.epoch - 1 };
    expect(await signIn(ended, someone(), NOW)).toEqual({ status: 'gone' });
    expect(await database().externalAccount.count({ where: { userId: owner.userId } })).toBe(0);
  });

  it('says to a session that was ended that it was, and not that an e-mail is unconfirmed', async () => {
    const owner = await person('student', { email: 'ended@example.org' });
    const signInCallback = authOptions({ ...owner, epoch: owner.epoch - 1 }).callbacks?.signIn as (
      about: object,
    ) => Promise<unknown>;
    const account = { provider: 'github', providerAccountId: 'of an ended session' };
    const profile = { name: 'Ann', email: 'ended@example.org' };
    expect(await signInCallback({ account, profile })).toBe('/signin?told=gone');
  });

  it('never enters an account whose e-mail was not confirmed', async () => {
    const owner = await person('student', { email: 'squatted@example.org' });
    const stranger = someone({ email: 'squatted@example.org' });
    expect(await signIn(null, stranger, NOW)).toEqual({ status: 'unlinked' });
    expect(await database().externalAccount.count({ where: { userId: owner.userId } })).toBe(0);
  });

  it('makes an account of its own where the provider has confirmed no e-mail', async () => {
    const user = await signInExternal(null, someone({ email: null }), NOW);
    expect(await rowOf(user?.id ?? '')).toMatchObject({ email: null, emailVerifiedAt: null });
  });

  it('is connected to the account that is signed in', async () => {
    const owner = await person('student', { email: 'here@example.org' });
    const external = someone({ email: 'elsewhere@example.org' });
    expect(await signInExternal(owner, external, NOW)).toEqual({ id: owner.userId, epoch: 0 });
    expect((await rowOf(owner.userId)).email).toBe('here@example.org');
    expect(await signInExternal(null, external, NOW)).toEqual({ id: owner.userId, epoch: 0 });
  });
});

describe('another way into an account', () => {
  const providersOf = async (viewer: Viewer) => {
    const rows = await database().externalAccount.findMany({ where: { userId: viewer.userId } });
    return rows.map(({ provider }) => provider).sort();
  };

  it('is told to its owner, and nothing is told of an account that it makes or that had it', async () => {
    withMail();
    const owner = await person('student', { email: 'told@example.org', emailVerifiedAt: NOW });
    const external = someone({ email: 'told@example.org' });
    await tellOf(null, external);
    const letter = await mailbox.letterTo('told@example.org');
    expect(letter.subject).toBe('A new way into your account at Holdfast');
    expect(linkIn(letter)).toBe('/settings#sign-in');
    await tellOf(owner, someone({ provider: 'google' }));
    expect(mailbox.letters).toHaveLength(2);
    await tellOf(null, external);
    await tellOf(null, someone());
    expect(mailbox.letters).toHaveLength(2);
  });

  it('is closed by whoever knows the password, and who came in by it is signed out', async () => {
    withoutMail();
    const passwordHash = await hashPassword(PASSWORD);
    const owner = await person('student', { email: 'closes@example.org', passwordHash });
    const external = someone();
    await signInExternal(owner, external, NOW);
    await signInExternal(owner, someone({ provider: 'google' }), NOW);
    expect(await disconnect(owner, 'github', 'not it')).toEqual({ status: 'not-proven' });
    expect(await providersOf(owner)).toEqual(['github', 'google']);
    expect(await disconnect(owner, 'github', PASSWORD)).toEqual({
      status: 'disconnected',
      user: { id: owner.userId, epoch: 1 },
    });
    expect(await providersOf(owner)).toEqual(['google']);
    expect(await findViewer({ userId: owner.userId, epoch: 0 })).toBeNull();
    expect((await signInExternal(null, external, NOW))?.id).not.toBe(owner.userId);
    expect(await disconnect(owner, 'google', PASSWORD)).toEqual({ status: 'gone' });
  });

  it('stays where nothing else leads in', async () => {
    withoutMail();
    const alone = await person('student', { email: 'alone@example.org', emailVerifiedAt: NOW });
    await signInExternal(alone, someone(), NOW);
    expect(await disconnect(alone, 'github', 'alone@example.org')).toEqual({ status: 'last-way' });
    expect(await providersOf(alone)).toEqual(['github']);
    // Where letters are sent, a link in one leads in.
    withMail();
    expect((await disconnect(alone, 'github', 'alone@example.org')).status).toBe('disconnected');
    const nameless = await person('student');
    await signInExternal(nameless, someone(), NOW);
    expect(await disconnect(nameless, 'github', 'github')).toEqual({ status: 'last-way' });
    await signInExternal(nameless, someone({ provider: 'google' }), NOW);
    withGoogle();
    expect(await disconnect(nameless, 'github', 'delete')).toEqual({ status: 'not-proven' });
    expect((await disconnect(nameless, 'github', 'GitHub ')).status).toBe('disconnected');
  });

  it('stays where the other site that is connected is one that the operator has ceased to offer', async () => {
    withoutMail();
    const owner = await person('student');
    await signInExternal(owner, someone(), NOW);
    await signInExternal(owner, someone({ provider: 'google' }), NOW);
    expect(await disconnect(owner, 'github', 'github')).toEqual({ status: 'last-way' });
    expect(await providersOf(owner)).toEqual(['github', 'google']);
    withGoogle();
    expect(await disconnect(owner, 'google', 'google')).toEqual({ status: 'last-way' });
    expect((await disconnect(owner, 'github', 'github')).status).toBe('disconnected');
    expect(await providersOf(owner)).toEqual(['google']);
  });

  it('is closed by a new password after a forgotten one', async () => {
    withMail();
    const owner = await person('student', { email: 'lost@example.org', emailVerifiedAt: NOW });
    const other = await person('student', { email: 'kept@example.org', emailVerifiedAt: NOW });
    await signInExternal(owner, someone(), NOW);
    await signInExternal(other, someone(), NOW);
    await sendResetLink('lost@example.org', NOW);
    const token = tokenIn(await mailbox.letterTo('lost@example.org'));
    expect((await resetPassword(token, 'another green apple', NOW)).status).toBe('reset');
    expect(await providersOf(owner)).toEqual([]);
    expect(await providersOf(other)).toEqual(['github']);
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
  /** Asks next-auth as its route does, until it leads elsewhere. @returns where it leads */
  const ledTo = async (nextauth: string[], query: Record<string, string>): Promise<string> => {
    let location = '';
    const response = {
      status: () => response,
      getHeader: () => undefined,
      setHeader: (name: string, value: string) => {
        if (name.toLowerCase() === 'location') location = value;
        return response;
      },
      send: () => undefined,
      end: () => undefined,
    };
    const request = { method: 'GET', query: { ...query, nextauth }, cookies: {}, headers: {} };
    const handle = NextAuth(authOptions(null)) as (one: object, other: object) => Promise<void>;
    await handle(request, response);
    const { pathname, searchParams } = new URL(location, 'http://host');
    const [, rest] = pathname.split('/api/auth/');
    return rest === undefined ? location : ledTo(rest.split('/'), Object.fromEntries(searchParams));
  };

  it('says on the page to sign in that it did not work, with nothing of why in the address', async () => {
    const GITHUB = { GITHUB_ID: 'an id', GITHUB_SECRET: 'a secret' };
    vi.spyOn(environment, 'env').mockReturnValue({ ...settings, ...GITHUB });
    const written = vi.spyOn(log(), 'error').mockReturnValue();
    const refused = { error: 'access_denied', error_description: 'a long story' };
    const ends = [
      await ledTo(['callback', 'github'], refused),
      await ledTo(['error'], { error: 'OAuthCallback' }),
      await ledTo(['error'], { error: 'AccessDenied' }),
    ];
    for (const end of ends) {
      expect(end).toMatch(/^\/signin\?told=provider&/);
      expect(end).not.toContain('story');
    }
    expect(written).toHaveBeenCalled();
  });

  it('tells a failure of ours as that, and writes into the log what it was', async () => {
    const written = vi.spyOn(log(), 'error').mockReturnValue();
    vi.spyOn(pool(), 'connect').mockRejectedValue(new Error('the secret reason') as never);
    const signInCallback = authOptions(null).callbacks?.signIn as (
      about: object,
    ) => Promise<unknown>;
    const account = { provider: 'github', providerAccountId: '99' };
    expect(await signInCallback({ account, profile: { name: 'Ann' } })).toBe(
      '/signin?told=provider',
    );
    expect(written.mock.calls.join()).toContain('github');
    expect(JSON.stringify(written.mock.calls)).toContain('the secret reason');
  });

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
