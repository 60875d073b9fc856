import { afterEach, expect, it, vi } from 'vitest';
import { startProvider } from '@/server/accounts/start-provider';
import * as environment from '@/server/env';

const settings = environment.env();
afterEach(() => vi.restoreAllMocks());

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
