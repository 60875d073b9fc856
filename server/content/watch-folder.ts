// Decides when a folder has changed and settled: told by the system, or found by looking where it cannot tell.
// Knows nothing of what is in it.
import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Editors write a file in several steps; this long nothing may happen before it counts as saved. */
const SETTLE_MS = 50;
/** A copy of many files never settles for long; by then it is told all the same. */
const LATEST_MS = 2_000;
const LOOK_EVERY_MS = 1_000;

/**
 * Calls `changed` after each burst of changes, also of files in folders made later.
 *
 * @param look how to watch; `polling` where the system has no notices, such as network drives
 * @returns ends the watching
 */
export function watchFolder(
  folder: string,
  changed: () => void,
  look: 'notices' | 'polling' = 'notices',
): () => void {
  let settling: NodeJS.Timeout | undefined;
  let since: number | null = null;
  let follow = (): void => undefined;
  const tell = (): void => {
    since = null;
    // First, so that what is written into new folders from now on is noticed.
    follow();
    changed();
  };
  const settle = (): void => {
    clearTimeout(settling);
    since ??= performance.now();
    const left = LATEST_MS - (performance.now() - since);
    settling = setTimeout(tell, Math.max(0, Math.min(SETTLE_MS, left)));
  };
  const watching = look === 'notices' ? notices(folder, settle) : null;
  if (watching !== null) follow = watching.follow;
  const stop = watching?.end ?? poll(folder, settle);
  return () => {
    clearTimeout(settling);
    stop();
  };
}

/**
 * Each folder is watched by itself: a watch on the files would lose those that editors replace. A folder
 * that took the name of another is told from it by its number.
 *
 * @returns null where the system has no notices, or no more of them to give
 */
function notices(
  root: string,
  noticed: () => void,
): { follow: () => void; end: () => void } | null {
  const watchers = new Map<string, { watcher: FSWatcher; number: number }>();
  const drop = (folder: string): void => {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  };
  const begin = (folder: string, number: number): void => {
    const watcher = watch(/* turbopackIgnore: true */ folder, noticed);
    // A folder that went is no trouble; it may come back.
    watcher.on('error', () => drop(folder));
    watchers.set(folder, { watcher, number });
  };
  const followAll = (): void => {
    const there = foldersIn(root);
    for (const [folder, { number }] of watchers) if (there.get(folder) !== number) drop(folder);
    for (const [folder, number] of there) if (!watchers.has(folder)) begin(folder, number);
  };
  const end = (): void => [...watchers.keys()].forEach(drop);
  try {
    followAll();
  } catch {
    end();
    return null;
  }
  return {
    end,
    follow: () => {
      try {
        followAll();
      } catch {
        // The folder changes under the reading; another look follows.
        setTimeout(noticed, LOOK_EVERY_MS).unref();
      }
    },
  };
}

/** @returns their numbers on the disk */
function foldersIn(root: string): Map<string, number> {
  const inside = readdirSync(/* turbopackIgnore: true */ root, {
    recursive: true,
    withFileTypes: true,
  });
  const folders = inside
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    [root, ...folders].map((folder) => [folder, statSync(/* turbopackIgnore: true */ folder).ino]),
  );
}

function poll(folder: string, changed: () => void): () => void {
  let before: string | null = null;
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const now = await signOf(folder).catch(() => '');
    isLooking = false;
    if (before !== null && now !== before) changed();
    before = now;
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Text that differs when a file came, went or was written. */
async function signOf(folder: string): Promise<string> {
  const names = await readdir(/* turbopackIgnore: true */ folder, { recursive: true });
  const signs = await Promise.all(
    names.map(async (name) => {
      const facts = await stat(/* turbopackIgnore: true */ path.join(folder, name)).catch(
        () => null,
      );
      return `${name} ${facts?.size} ${facts?.mtimeMs}`;
    }),
  );
  return signs.sort().join('\n');
}
