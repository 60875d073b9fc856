// Decides which database a command of the content asks about learners: the one that is set, the embedded one
// that runs, or the embedded one that rests, started for as long as the question takes.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { takeLock } from './lock.mjs';
import { placeFor } from './postgres-place.mjs';
import { runningDatabase, startPostgres } from './postgres.mjs';

const NAME = 'holdfast';

/**
 * @param {string} dataDir absolute
 * @returns {Promise<{ url: string | null, close: () => Promise<void> }>} url null where there is none
 */
export async function openContentDatabase(dataDir) {
  const set = process.env.DATABASE_URL?.trim();
  const as = (url) => ({ url, close: async () => undefined });
  if (set) return as(set);
  if (!existsSync(dataDir)) return as(null);
  const { cluster } = placeFor(dataDir, () => undefined);
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) return as(null);
  const lock = takeLock(path.join(dataDir, 'start.lock'));
  // Whoever holds the folder runs the database, or is about to.
  if (!('release' in lock)) return as(runningDatabase(dataDir, NAME));
  try {
    const server = await startPostgres(dataDir);
    const close = async () => {
      await server.stop();
      lock.release();
    };
    return { url: server.urlOf(NAME), close };
  } catch {
    lock.release();
    return as(null);
  }
}
