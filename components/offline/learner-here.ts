// Decides what this browser knows of who is asking in it: as the server said last, without the network too.
import { shelf, type LearnerHere } from '@/components/offline/shelf';

const NOBODY: LearnerHere = { learner: null, isGuest: false };

export async function readLearnerHere(): Promise<LearnerHere> {
  const note = await (await shelf())?.get('notes', 'learner').catch(() => undefined);
  return { ...NOBODY, ...note };
}

/** @returns null where nobody is known */
export async function learnerHere(): Promise<string | null> {
  return (await readLearnerHere()).learner;
}

export async function rememberLearner(here: LearnerHere): Promise<void> {
  await (await shelf())?.put('notes', here, 'learner');
}

/** Answers whose giver was not known, or was the guest `from`, are `to`'s from here on. */
export async function giveAnswersTo(to: string, from: string | null): Promise<void> {
  const database = await shelf();
  if (database === null) return;
  const work = database.transaction('outbox', 'readwrite');
  for (const entry of await work.store.getAll())
    if (entry.by === undefined || entry.by === from) await work.store.put({ ...entry, by: to });
  await work.done;
}
