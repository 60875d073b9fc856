// Decides who asks for a page: the same viewer as in the API, read through Next.js.
import { cookies } from 'next/headers';
import { readToken, sessionCookieName } from '@/server/accounts/session';
import { findViewer, type Viewer } from '@/server/accounts/viewer';

/** Who asks for this page, or null. A page never makes a guest. */
export async function viewerOfPage(): Promise<Viewer | null> {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token ? findViewer(await readToken(token)) : null;
}
