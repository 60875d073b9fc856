// Decides what happens in this browser when somebody leaves it to others: what waits is sent first, or stays
// marked as theirs; the rest of what was kept for them goes. Knows nothing of looks.
import { clearDevice } from '@/components/offline/clear-device';
import { deliver } from '@/components/offline/deliver';
import { giveAnswersTo, readLearnerHere, rememberLearner } from '@/components/offline/learner-here';
import type { LearnerHere } from '@/components/offline/shelf';

const PATIENCE_MS = 5_000;

/**
 * Signs out.
 *
 * @returns false when the server could not be reached: whoever was here still is
 */
export async function leave(): Promise<boolean> {
  const before = await readLearnerHere();
  const patience = AbortSignal.timeout(PATIENCE_MS);
  await deliver(null, patience).catch(() => undefined);
  const reply = await fetch('/signout', { method: 'POST', redirect: 'manual' }).catch(() => null);
  if (reply?.type !== 'opaqueredirect') return false;
  await forgetLearner(before);
  return true;
}

/** Whoever the server says is asking now; somebody else's things go, but the answers that wait. */
export async function meetLearner(here: LearnerHere): Promise<void> {
  const before = await readLearnerHere();
  if (before.learner === here.learner && before.isGuest === here.isGuest) return;
  const changed = before.learner !== null && before.learner !== here.learner;
  // A guest who signs in brings everything along.
  if (changed && before.isGuest && here.learner !== null)
    await giveAnswersTo(here.learner, before.learner);
  else if (changed) await forgetLearner(before);
  await rememberLearner(here);
}

async function forgetLearner({ learner }: LearnerHere): Promise<void> {
  if (learner !== null) await giveAnswersTo(learner, null);
  await rememberLearner({ learner: null, isGuest: false });
  await clearDevice();
}
