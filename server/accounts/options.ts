// Decides how next-auth works here: sessions in signed and encrypted cookies, the same that the API reads;
// other sites lead to accounts of ours. Passwords and links have forms of their own.
import type { AuthOptions } from 'next-auth';
import { signInExternal } from '@/server/accounts/external-account';
import { mergeGuest } from '@/server/accounts/merge-guest';
import type { SessionUser } from '@/server/accounts/open-account';
import { externalOf, providers } from '@/server/accounts/providers';
import {
  SESSION_SECONDS,
  sessionCookieName,
  sessionCookieOptions,
} from '@/server/accounts/session';
import type { Viewer } from '@/server/accounts/viewer';
import { now } from '@/server/clock';
import { env } from '@/server/env';
import { log } from '@/server/health/log';

/**
 * For one request: between two of next-auth's questions it remembers whose account was found.
 *
 * @param viewer who asks, by the cookie of before
 * @throws DomainError "environment/invalid": without a secret nothing starts
 */
export function authOptions(viewer: Viewer | null): AuthOptions {
  const { AUTH_SECRET, PUBLIC_URL } = env();
  let found: SessionUser | null = null;
  return {
    secret: AUTH_SECRET,
    providers: providers(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: sessionCookieOptions(),
      },
      csrfToken: { name: CSRF_COOKIE, options: sessionCookieOptions() },
    },
    // next-auth leads to either of them where something went wrong.
    pages: { signIn: FAILED, error: FAILED },
    logger: {
      error: (code, about) => told(code, 'error' in about ? about.error : about),
      warn: () => undefined,
      debug: () => undefined,
    },
    callbacks: {
      signIn: async ({ account, profile }) => {
        const external =
          account && externalOf(account.provider, account.providerAccountId, profile);
        if (!external) return FAILED;
        try {
          const asOf = now();
          const done = await signInExternal(viewer, external, asOf);
          if (done.status === 'unlinked') return '/signin?told=unlinked';
          if (done.status === 'gone') return '/signin?told=gone';
          if (done.status === 'elsewhere') return '/settings?signin=elsewhere#sign-in';
          void done.tell();
          found = done.user;
          if (viewer) await mergeGuest(viewer, { userId: found.id, epoch: found.epoch }, asOf);
          return true;
        } catch (error) {
          // next-auth would write its text into the address.
          told(`signing in by ${external.provider} failed`, error);
          return FAILED;
        }
      },
      // Nothing but who it is: names and pictures of other sites stay there.
      jwt: ({ token, account }) =>
        account && found ? { sub: found.id, epoch: found.epoch } : token,
      // Only to this site, whatever callbackUrl says.
      redirect: ({ url }) => (isOurs(url, PUBLIC_URL) ? new URL(url, PUBLIC_URL).href : PUBLIC_URL),
    },
  };
}

/** The page that says that it did not work. */
const FAILED = '/signin?told=provider';

function told(what: string, error: unknown): void {
  log().error({ reason: error instanceof Error ? error.message : String(error) }, what);
}

/** Named here, so that start-provider.ts can fill it in. */
export const CSRF_COOKIE = 'next-auth.csrf-token';

function isOurs(url: string, publicUrl: string): boolean {
  return (
    URL.canParse(url, publicUrl) && new URL(url, publicUrl).origin === new URL(publicUrl).origin
  );
}
