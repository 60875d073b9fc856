// Decides where an answer waits until the server has it: in this browser, so that a reload, a
// crash or a closed tab loses nothing. Knows neither the network nor how an answer is graded.
import { learnerHere } from '@/components/offline/learner-here';
import { shelf, type Unsent, type Waiting } from '@/components/offline/shelf';

export type { Unsent };

/** Of a browser that keeps nothing: it still sends; only a reload would lose them. */
let loose: Waiting[] = [];

/** The learner's own, in the order in which they were given; those that the server will never take are left out. */
export async function unsent(): Promise<Waiting[]> {
  return (await own()).filter(({ refused }) => refused === undefined);
}

/** Those that the server will never take, with its sentence. */
export async function refusedAnswers(): Promise<Waiting[]> {
  return (await own()).filter(({ refused }) => refused !== undefined);
}

/** How many wait here until somebody else signs in again. */
export async function unsentOfOthers(): Promise<number> {
  return (await all()).length - (await own()).length;
}

async function own(): Promise<Waiting[]> {
  const learner = await learnerHere();
  return (await all()).filter(({ by }) => by === undefined || by === learner);
}

async function all(): Promise<Waiting[]> {
  const kept = await (await shelf())?.getAll('outbox').catch(() => []);
  return [...(kept ?? []), ...loose];
}

/** Keeping the same answer again changes nothing, its place least of all. */
export async function keep(entry: Unsent): Promise<Waiting> {
  const by = await learnerHere();
  const mine: Waiting = { ...entry, ...(by !== null && { by }) };
  try {
    const database = await shelf();
    if (database === null) throw new Error('Nothing is kept here.');
    const work = database.transaction('outbox', 'readwrite');
    if ((await work.store.index('id').getKey(entry.request.id)) === undefined)
      await work.store.add({ ...mine });
    await work.done;
  } catch {
    const isNew = loose.every(({ request }) => request.id !== entry.request.id);
    if (isNew) loose = [...loose, mine];
  }
  tellOthers();
  return mine;
}

export async function forget(id: string): Promise<void> {
  loose = loose.filter(({ request }) => request.id !== id);
  const database = await shelf();
  if (database !== null) {
    const work = database.transaction('outbox', 'readwrite');
    const key = await work.store.index('id').getKey(id);
    if (key !== undefined) await work.store.delete(key);
    await work.done;
  }
  tellOthers();
}

/** The answer stays, with the reason, until whoever gave it has seen that. */
export async function refuse(id: string, sentence: string): Promise<void> {
  await amend(id, { refused: sentence });
}

/**
 * Marks an answer as taken back. It may have reached the server although nobody heard of that, so it
 * is sent all the same, and taken back there.
 *
 * @returns false when it does not wait here
 */
export function strike(id: string): Promise<boolean> {
  return amend(id, { isTakenBack: true });
}

async function amend(id: string, part: Partial<Waiting>): Promise<boolean> {
  let isHere = loose.some(({ request }) => request.id === id);
  loose = loose.map((one) => (one.request.id === id ? { ...one, ...part } : one));
  const database = await shelf();
  if (database !== null) {
    const work = database.transaction('outbox', 'readwrite');
    const kept = await work.store.index('id').get(id);
    if (kept !== undefined) await work.store.put({ ...kept, ...part });
    isHere ||= kept !== undefined;
    await work.done;
  }
  tellOthers();
  return isHere;
}

const CHANNEL = 'holdfast.outbox';

function tellOthers(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  channel.close();
}

/** @returns what ends the listening */
export function onOutboxChange(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = listener;
  return () => channel.close();
}
