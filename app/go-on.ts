// Decides what happens when somebody has shown who they are: a new cookie, the guest's answers brought
// along, and on to where they wanted to go.
import type { Answer } from '@/app/answer-form';
import { ownPath } from '@/core/accounts/own-path';
import { afterSignIn } from '@/server/accounts/after-sign-in';
import { beginSession, viewerOfPage } from '@/server/accounts/next-request';
import type { SessionUser } from '@/server/accounts/open-account';

/** @param next where they wanted to go; another site is not gone to */
export async function goOn(user: SessionUser, next: string | undefined): Promise<Answer> {
  await afterSignIn(await viewerOfPage(), user.id);
  await beginSession(user);
  return { status: 'done', to: ownPath(next) ?? '/' };
}
