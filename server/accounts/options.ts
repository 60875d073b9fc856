// Decides how next-auth works here: sessions in signed and encrypted cookies, the same that the API reads.
// Guests have no provider: their cookie is made by session.ts with their first answer.
import type { AuthOptions } from 'next-auth';
import {
  SESSION_SECONDS,
  sessionCookieName,
  sessionCookieOptions,
} from '@/server/accounts/session';
import { env } from '@/server/env';

/** @throws DomainError "environment/invalid": without a secret nothing starts */
export function authOptions(): AuthOptions {
  const { AUTH_SECRET, PUBLIC_URL } = env();
  return {
    secret: AUTH_SECRET,
    providers: [],
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: sessionCookieOptions(),
      },
    },
    callbacks: {
      // Only to this site, whatever callbackUrl says.
      redirect: ({ url }) => (isOurs(url, PUBLIC_URL) ? new URL(url, PUBLIC_URL).href : PUBLIC_URL),
    },
  };
}

function isOurs(url: string, publicUrl: string): boolean {
  return (
    URL.canParse(url, publicUrl) && new URL(url, publicUrl).origin === new URL(publicUrl).origin
  );
}
