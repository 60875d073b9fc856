// Decides how much content is compiled beside the thread that serves: many files, on all processors.
// A worker that fails costs time only.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { WorkerTask } from '@/server/content/compile-worker';

/** Each takes some 250 MB. */
const MOST_WORKERS = 4;

export type CompileAhead = (task: WorkerTask, progress: (done: number) => void) => Promise<void>;

/** @param script the bundled compile-worker.ts */
export function workersAt(script: URL): CompileAhead {
  return async (task, progress) => {
    const shares = sharesOf(task.paths, Math.min(availableParallelism(), MOST_WORKERS));
    const done = shares.map(() => 0);
    await Promise.all(
      shares.map((paths, nth) =>
        run(script, { ...task, paths }, (count) => {
          done[nth] = Math.max(0, count);
          progress(done.reduce((sum, one) => sum + one, 0));
        }),
      ),
    );
  };
}

/** By turns, so that large and small files are spread. */
function sharesOf(paths: readonly string[], count: number): string[][] {
  return Array.from({ length: count }, (_, nth) =>
    paths.filter((_path, index) => index % count === nth),
  );
}

function run(script: URL, task: WorkerTask, progress: (done: number) => void): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(script, { workerData: task });
    worker.on('message', progress);
    worker.once('error', () => resolve());
    worker.once('exit', () => resolve());
  });
}
