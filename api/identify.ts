// Decides how a handler learns who asks, and when a session cookie is sent.
import type { Context } from 'hono';
import { isDueForRenewal, readClaim, sessionCookie, type Claim } from '@/server/accounts/session';
import { findViewer, type Viewer } from '@/server/accounts/viewer';
import { now } from '@/server/clock';

/** What the cookie says; the account has not been asked yet. */
export function claimOf(context: Context): Promise<Claim | null> {
  return readClaim(context.req.header('cookie'));
}

/** Who asks, or null. Reading never makes a guest. */
export async function viewerOf(context: Context): Promise<Viewer | null> {
  const claim = await claimOf(context);
  const viewer = await findViewer(claim);
  if (viewer) await keepSignedIn(context, viewer, claim);
  return viewer;
}

/** Sends the cookie to a guest who has none yet, and once a day to everybody. */
export async function keepSignedIn(
  context: Context,
  viewer: Viewer,
  claim: Claim | null,
): Promise<void> {
  // An account's cookie is made by signing in, never by a write.
  if (viewer.role !== 'guest' && claim?.userId !== viewer.userId) return;
  const isKnown = claim?.userId === viewer.userId && claim.epoch === viewer.epoch;
  if (isKnown && !isDueForRenewal(claim, now())) return;
  context.header('Set-Cookie', await sessionCookie({ id: viewer.userId, epoch: viewer.epoch }));
}
