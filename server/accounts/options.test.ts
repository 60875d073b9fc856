import NextAuth from 'next-auth';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { authOptions } from '@/server/accounts/options';
import { person } from '@/server/accounts/testing/people';
import { pool } from '@/server/database/client';
import * as environment from '@/server/env';
import { log } from '@/server/health/log';

const settings = environment.env();
afterEach(() => vi.restoreAllMocks());

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

  it('says to a session that was ended that it was, and not that an e-mail is unconfirmed', async () => {
    const owner = await person('student', { email: 'ended@example.org' });
    const signInCallback = authOptions({ ...owner, epoch: owner.epoch - 1 }).callbacks?.signIn as (
      about: object,
    ) => Promise<unknown>;
    const account = { provider: 'github', providerAccountId: 'of an ended session' };
    const profile = { name: 'Ann', email: 'ended@example.org' };
    expect(await signInCallback({ account, profile })).toBe('/signin?told=gone');
  });
});
