// Compiles a share of the content in a thread of its own, into the store. Begun by compile-workers.ts, which
// needs none of it to succeed: what is missing afterwards is compiled where it is needed.
import { parentPort, workerData } from 'node:worker_threads';
import { compileAhead } from '@/core/content/compile-library';
import { storeIn } from '@/server/content/compiled-store';
import { readContentFiles } from '@/server/content/content-files';

export interface WorkerTask {
  contentFolder: string;
  storeFolder: string;
  /** Inside the content folder. */
  paths: string[];
}

const { contentFolder, storeFolder, paths } = workerData as WorkerTask;
const { files } = await readContentFiles(contentFolder);
await compileAhead(files, {
  store: storeIn(storeFolder),
  only: new Set(paths),
  // Tracks and patterns are known already.
  progress: (done, total) => parentPort?.postMessage(done - (total - paths.length)),
});
