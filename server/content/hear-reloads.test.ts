import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { libraryFiles } from '@/core/content/fixtures/library';
import { pool } from '@/server/database/client';

const folder = mkdtempSync(path.join(tmpdir(), 'heard-'));
const CONCEPT = path.join(folder, 't/p/modes/concept.md');
const WAIT = { timeout: 15_000, interval: 50 };
let end = (): void => undefined;

async function room() {
  const { loadContent } = await import('@/server/content/load-content');
  const { content } = await import('@/server/content/loaded');
  const { reloadContent } = await import('@/server/content/reload-content');
  const { hearReloads } = await import('@/server/content/hear-reloads');
  return { loadContent, content, reloadContent, hearReloads };
}

/** As another process tells it that has read other files. */
async function otherProcess(version: string, notice = true): Promise<void> {
  await pool().query('INSERT INTO "ContentReload" (version) VALUES ($1)', [version]);
  if (notice) await pool().query("SELECT pg_notify('holdfast_content', '')");
}

const told = async (): Promise<number> =>
  (await pool().query<{ count: number }>('SELECT count(*)::int AS count FROM "ContentReload"'))
    .rows[0]?.count ?? 0;

const listeners = async (): Promise<number[]> =>
  (
    await pool().query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE application_name = 'holdfast listens' AND query LIKE '%ContentReload%' AND datname = current_database()",
    )
  ).rows.map(({ pid }) => pid);

beforeAll(async () => {
  for (const { path: name, bytes } of libraryFiles()) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  vi.stubEnv('CONTENT_DIR', folder);
  const { loadContent, hearReloads } = await room();
  await loadContent();
  end = hearReloads();
  await vi.waitFor(async () => expect(await listeners()).toHaveLength(1), WAIT);
});
afterAll(() => {
  end();
  rmSync(folder, { recursive: true, force: true });
});

describe('a process that shares the database', () => {
  it('reads its files when another one says that it did, and says nothing itself', async () => {
    const { content } = await room();
    const before = content().version;
    writeFileSync(CONCEPT, '## Idea\n\nSecond words.\n');
    await otherProcess('another version');
    await vi.waitFor(() => expect(content().version).not.toBe(before), WAIT);
    expect(await told()).toBe(1);
  });

  it('tells the others when it is asked to reload, and does not hear itself', async () => {
    const { content, reloadContent } = await room();
    writeFileSync(CONCEPT, '## Idea\n\nThird words.\n');
    const { version } = await reloadContent();
    const { rows } = await pool().query(
      'SELECT version FROM "ContentReload" ORDER BY id DESC LIMIT 1',
    );
    expect(rows).toEqual([{ version }]);
    const loaded = content();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(content()).toBe(loaded);
    expect(await told()).toBe(2);
  });

  it('finds what was said while its connection was lost', async () => {
    const { content } = await room();
    const before = content().version;
    writeFileSync(CONCEPT, '## Idea\n\nFourth words.\n');
    const [pid] = await listeners();
    await pool().query('SELECT pg_terminate_backend($1)', [pid]);
    await otherProcess('yet another version', false);
    await vi.waitFor(() => expect(content().version).not.toBe(before), WAIT);
    expect(await told()).toBe(3);
    expect((await listeners()).filter((one) => one !== pid)).toHaveLength(1);
  });

  it('serves on what it has when its own files are broken, and mends with the next word', async () => {
    const { content } = await room();
    const before = content();
    writeFileSync(CONCEPT, '## Idea\n\n:::flwo\n1. One\n:::\n');
    await otherProcess('a version of others');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(content()).toBe(before);
    writeFileSync(CONCEPT, '## Idea\n\nFifth words.\n');
    await otherProcess('a mended version of others');
    await vi.waitFor(() => expect(content().version).not.toBe(before.version), WAIT);
  });
});
