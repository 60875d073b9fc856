// Decides how one is sent to another site to sign in. next-auth wants a token that a script fetches; a plain
// form of our own origin needs none, so it is filled in here.
import { createHash, randomBytes } from 'node:crypto';
import NextAuth from 'next-auth';
import { authOptions, CSRF_COOKIE } from '@/server/accounts/options';
import { env } from '@/server/env';

export interface Start {
  /** At the other site. */
  location: string;
  /** `Set-Cookie` values: what next-auth has to remember until one comes back. */
  cookies: string[];
}

/**
 * @param next a path on this site to come back to
 * @returns null when the operator has not set that provider up
 */
export async function startProvider(provider: string, next: string): Promise<Start | null> {
  const { AUTH_SECRET, PUBLIC_URL } = env();
  const options = authOptions(null);
  if (!options.providers.some(({ id }) => id === provider)) return null;
  const csrfToken = randomBytes(32).toString('hex');
  const check = createHash('sha256').update(`${csrfToken}${AUTH_SECRET}`).digest('hex');
  const response = new Captured();
  const request = {
    method: 'POST',
    query: { nextauth: ['signin', provider] },
    cookies: { [CSRF_COOKIE]: `${csrfToken}|${check}` },
    headers: {},
    body: { csrfToken, callbackUrl: `${PUBLIC_URL}${next}`, json: 'true' },
  };
  await (NextAuth(options) as (request: unknown, response: unknown) => Promise<void>)(
    request,
    response,
  );
  const { location } = response;
  if (location === null || new URL(location).origin === new URL(PUBLIC_URL).origin) return null;
  return { location, cookies: response.cookies };
}

/** As much of Node's response as next-auth writes to. */
class Captured {
  location: string | null = null;
  cookies: string[] = [];

  status(): this {
    return this;
  }
  getHeader(name: string): string[] | undefined {
    return name.toLowerCase() === 'set-cookie' ? this.cookies : undefined;
  }
  setHeader(name: string, value: string | string[]): this {
    if (name.toLowerCase() === 'set-cookie') this.cookies = [value].flat();
    return this;
  }
  json({ url }: { url: string }): void {
    this.location = url;
  }
  send(): void {
    this.location = null;
  }
}
