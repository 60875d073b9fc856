// Decides what becomes of a guest who signs in to an account that exists.
import type { Viewer } from '@/server/accounts/viewer';

/**
 * @param before who asked until now: a guest, somebody signed in already, or nobody
 * @param accountId the account that was signed in to
 * @returns the guest whose answers are still apart from the account's; null when nothing is
 */
export function afterSignIn(before: Viewer | null, accountId: string): string | null {
  if (before?.role !== 'guest' || before.userId === accountId) return null;
  return before.userId;
}
