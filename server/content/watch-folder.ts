// Decides when a folder has changed and settled: told by the system, or found by looking where it cannot tell.
// Knows nothing of what is in it.
import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Editors write a file in several steps; this long nothing may happen before it counts as saved. */
const SETTLE_MS = 150;
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
  const settle = (): void => {
    clearTimeout(settling);
    settling = setTimeout(changed, SETTLE_MS);
  };
  const stop = (look === 'notices' ? notices(folder, settle) : null) ?? poll(folder, settle);
  return () => {
    clearTimeout(settling);
    stop();
  };
}

/**
 * Each folder is watched by itself: a watch on the files would lose those that editors replace.
 *
 * @returns null where the system has no notices, or no more of them to give
 */
function notices(root: string, changed: () => void): (() => void) | null {
  const watchers = new Map<string, FSWatcher>();
  const end = (): void => {
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
  const follow = (): void => {
    for (const folder of foldersIn(root)) {
      if (watchers.has(folder)) continue;
      const watcher = watch(/* turbopackIgnore: true */ folder, () => {
        changed();
        try {
          follow();
        } catch {
          // The folder changes under the reading; the next notice looks again.
        }
      });
      // A folder that went is no trouble; it may come back.
      watcher.on('error', () => {
        watcher.close();
        watchers.delete(folder);
      });
      watchers.set(folder, watcher);
    }
    const there = new Set(foldersIn(root));
    for (const [folder, watcher] of watchers) {
      if (there.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
  };
  try {
    follow();
    return end;
  } catch {
    end();
    return null;
  }
}

function foldersIn(root: string): string[] {
  const inside = readdirSync(/* turbopackIgnore: true */ root, {
    recursive: true,
    withFileTypes: true,
  });
  return [
    root,
    ...inside
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  ];
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
