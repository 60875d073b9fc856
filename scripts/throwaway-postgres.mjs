// Decides the life of a PostgreSQL for tests and tools: its own folder, a free port, gone afterwards.
// Never touches a data folder of the product.
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endPostgresIn, startPostgres } from './postgres.mjs';
import { identityOf } from './processes.mjs';

const PREFIX = 'holdfast-throwaway-';
/** Safe against nothing but the end of the process, and much faster for it. */
const UNSAFE_BUT_FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * @param {string[]} [settings] further settings of the server, such as `max_connections=50`
 * @returns {Promise<Awaited<ReturnType<typeof startPostgres>>>} its `stop` removes the folder too
 */
export async function startThrowawayPostgres(settings = []) {
  await sweep();
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX));
  // Root's temporary folders are closed to the user that PostgreSQL runs as.
  chmodSync(folder, 0o711);
  writeFileSync(path.join(folder, 'owner'), ownerLine(process.pid));
  const server = await startPostgres(folder, { settings: [...UNSAFE_BUT_FAST, ...settings] });
  const stop = async (limitMs) => {
    await server.stop(limitMs);
    remove(folder, server.folder);
  };
  return { ...server, stop };
}

/** What killed test runs left behind. */
async function sweep() {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = path.join(tmpdir(), name);
    const owner = ownerOf(folder);
    if (!owner || ownerLine(owner.pid) === owner.line) continue;
    try {
      remove(folder, await endPostgresIn(folder));
    } catch {
      // Another user's: not ours to remove.
    }
  }
}

function remove(folder, cluster) {
  rmSync(cluster, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

function ownerOf(folder) {
  try {
    const line = readFileSync(path.join(folder, 'owner'), 'utf8');
    return { line, pid: Number(line.split(' ')[0]) };
  } catch {
    return null;
  }
}

function ownerLine(pid) {
  return `${pid} ${identityOf(pid)}`;
}
