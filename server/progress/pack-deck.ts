// Decides where a learner's deck is packed: some milliseconds a card, so beside the thread that serves.
// Where there is no such thread, or it fails, here and with pauses.
import { setImmediate } from 'node:timers/promises';
import { writeLearnerDeck, type LearnerDeck } from '@/core/exchange/learner-deck';
import { sqliteWasm } from '@/server/exchange/sqlite-wasm';
import { log } from '@/server/health/log';
import type { PackBeside } from '@/server/progress/anki-thread';

/** So long, at most, others wait for the thread that serves. */
const WORK_MS = 10;

// Next.js bundles its own copy of this module; who packs is told once.
const shared = globalThis as typeof globalThis & { holdfastDeckPacker?: PackBeside };

/** From now on decks are packed there. */
export function packDecksWith(packBeside: PackBeside): void {
  shared.holdfastDeckPacker = packBeside;
}

/** One deck at a time: each takes memory, and what waits is a download. */
let running: Promise<unknown> = Promise.resolve();

/** @returns an Anki package; null where there is nothing to put into one */
export function packDeck(deck: LearnerDeck): Promise<Uint8Array | null> {
  const next = running.then(() => pack(deck));
  running = next.catch(() => undefined);
  return next;
}

async function pack(deck: LearnerDeck): Promise<Uint8Array | null> {
  const packBeside = shared.holdfastDeckPacker;
  if (packBeside !== undefined) {
    try {
      return await packBeside(deck);
    } catch (error) {
      log().warn({ err: error }, 'A deck is packed by the thread that serves: its own one failed');
    }
  }
  return writeLearnerDeck(deck, await sqliteWasm(), pauses());
}

/** @returns lets others work whenever this has worked long enough */
function pauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < WORK_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
