import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { libraryFiles } from '@/core/content/fixtures/library';

const folder = mkdtempSync(path.join(tmpdir(), 'watched-'));
const CONCEPT = path.join(folder, 't/p/modes/concept.md');

beforeAll(() => {
  for (const { path: name, bytes } of libraryFiles()) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  process.env.CONTENT_DIR = folder;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('serves each sound save, and the content before while a save is broken', async () => {
  const { loadContent } = await import('@/server/content/load-content');
  const { content } = await import('@/server/content/loaded');
  const { watchContent } = await import('@/server/content/watch-content');
  const first = (await loadContent()).version;
  const end = watchContent();
  const changes = (from: string) =>
    vi.waitFor(() => expect(content().version).not.toBe(from), 10_000);
  writeFileSync(CONCEPT, '## Idea\n\nOther words.\n');
  await changes(first);
  const second = content().version;
  writeFileSync(CONCEPT, '## Idea\n\n:::flwo\n1. One\n:::\n');
  await expect(loadContent()).rejects.toMatchObject({ code: 'content/broken' });
  expect(content().version).toBe(second);
  writeFileSync(CONCEPT, '## Idea\n\nThird words.\n');
  await changes(second);
  end();
});
