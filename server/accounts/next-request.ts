// Decides who asks for a page: the same viewer as in the API, read through Next.js.
import { headers } from 'next/headers';
import { readClaim } from '@/server/accounts/session';
import { findViewer, type Viewer } from '@/server/accounts/viewer';

/**
 * Who asks for this page, or null. A page never makes a guest.
 *
 * The header is read, not Next.js's `cookies()`: that one throws where a page is rendered again
 * after a Server Action of the same request has asked for it.
 */
export async function viewerOfPage(): Promise<Viewer | null> {
  return findViewer(await readClaim((await headers()).get('cookie')));
}
