// Decides who asks for a page: the same viewer as in the API, read through Next.js.
import { cookies, headers } from 'next/headers';
import { noteDateLocale } from '@/i18n/dates-of-request';
import type { SessionUser } from '@/server/accounts/open-account';
import {
  readClaim,
  SESSION_SECONDS,
  sessionCookieName,
  sessionCookieOptions,
  sessionToken,
} from '@/server/accounts/session';
import { findViewer, type Viewer } from '@/server/accounts/viewer';

/**
 * Who asks for this page, or null. A page never makes a guest. What is rendered after this writes dates in
 * the viewer's language.
 *
 * The header is read, not Next.js's `cookies()`: that one throws where a page is rendered again
 * after a Server Action of the same request has asked for it.
 */
export async function viewerOfPage(): Promise<Viewer | null> {
  const viewer = await findViewer(await readClaim((await headers()).get('cookie')));
  noteDateLocale(viewer?.dateLocale ?? null);
  return viewer;
}

/** From which address this page or form was asked for, as serve.ts settled it. */
export async function clientAddressOfPage(): Promise<string> {
  return (await headers()).get('x-forwarded-for') ?? 'unknown';
}

/** Signs this browser in, in a Server Action or a route handler: a new cookie, whatever it had before. */
export async function beginSession(user: SessionUser): Promise<void> {
  (await cookies()).set(sessionCookieName(), await sessionToken(user), {
    ...sessionCookieOptions(),
    maxAge: SESSION_SECONDS,
  });
}

/** Forgets the session in this browser; others go on. */
export async function endSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}
