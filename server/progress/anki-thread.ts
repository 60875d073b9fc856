// Decides how a learner's deck is packed beside the thread that serves.
// Apart from pack-deck.ts, so that Next.js, which bundles that one, finds no thread to begin.
import { Worker } from 'node:worker_threads';
import type { LearnerDeck } from '@/core/exchange/learner-deck';

const MOST_MEGABYTES = 512;

/** @returns an Anki package; null where there is nothing to put into one */
export type PackBeside = (deck: LearnerDeck) => Promise<Uint8Array | null>;

/** @param script the bundled anki-worker.ts */
export function ankiThreadAt(script: URL): PackBeside {
  return (deck) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, {
        workerData: deck,
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
      });
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`It ended with ${code} and without a deck.`)));
    });
}
