// Decides what happens when somebody has shown who they are: what they did here as a guest is brought
// along, a new cookie, and on to where they wanted to go.
import type { Answer } from '@/app/answer-form';
import { ownPath } from '@/core/accounts/own-path';
import { mergeGuest } from '@/server/accounts/merge-guest';
import { beginSession, viewerOfPage } from '@/server/accounts/next-request';
import type { SessionUser } from '@/server/accounts/open-account';
import { now } from '@/server/clock';

/** @param next where they wanted to go; another site is not gone to */
export async function goOn(user: SessionUser, next: string | null | undefined): Promise<Answer> {
  const before = await viewerOfPage();
  if (before) await mergeGuest(before, { userId: user.id, epoch: user.epoch }, now());
  await beginSession(user);
  return { status: 'done', to: ownPath(next) ?? '/' };
}
