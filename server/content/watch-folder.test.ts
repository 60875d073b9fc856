import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchFolder } from '@/server/content/watch-folder';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'watch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['notices', 'polling'] as const)('watching a folder by %s', (look) => {
  it('tells a burst of changes once, also in a folder made later, and nothing after its end', async () => {
    const changed = vi.fn();
    const end = watchFolder(folder, changed, look);
    await pause(100);
    mkdirSync(path.join(folder, 'a/b'), { recursive: true });
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1), 5_000);
    for (const words of ['1', '22', '333']) writeFileSync(path.join(folder, 'a/b/c.md'), words);
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2), 5_000);
    for (const count of [3, 4]) {
      // As editors save: a new file takes the name of the old one.
      writeFileSync(path.join(folder, 'a/b/.new'), String(count));
      renameSync(path.join(folder, 'a/b/.new'), path.join(folder, 'a/b/c.md'));
      await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(count), 5_000);
    }
    end();
    writeFileSync(path.join(folder, 'a/b/c.md'), 'end');
    await pause(1_500);
    expect(changed).toHaveBeenCalledTimes(4);
  });
});
