// Packs a learner's deck in a thread of its own. Begun by anki-thread.ts; pack-deck.ts can do the same
// itself.
import { parentPort, workerData } from 'node:worker_threads';
import { writeLearnerDeck, type LearnerDeck } from '@/core/exchange/learner-deck';
import { sqliteWasm } from '@/server/exchange/sqlite-wasm';

const noPause = () => Promise.resolve();
parentPort?.postMessage(
  await writeLearnerDeck(workerData as LearnerDeck, await sqliteWasm(), noPause),
);
