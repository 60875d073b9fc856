import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { libraryFiles, PNG } from '@/core/content/fixtures/library';
import { pool } from '@/server/database/client';

let folder = '';

function write(name: string, content: string | Uint8Array): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

const CONCEPT = '## Idea\n\n![A picture](../images/a.png)\n';

/** CONTENT_DIR is read once a process, so the modules are loaded after it is set. */
async function room() {
  const { loadContent } = await import('@/server/content/load-content');
  const { content } = await import('@/server/content/loaded');
  return { loadContent, content };
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'content-'));
  for (const file of libraryFiles()) write(file.path, file.bytes);
  write('t/p/images/a.png', PNG);
  write('t/p/modes/concept.md', CONCEPT);
  vi.stubEnv('CONTENT_DIR', folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('loading content', () => {
  it('fails clearly while nothing was loaded', async () => {
    const { content } = await room();
    expect(() => content()).toThrowError('The content is not loaded yet.');
  });

  it('publishes questions, media and sources, and keeps them as snapshots', async () => {
    const { loadContent, content } = await room();
    const loaded = await loadContent();
    expect(content()).toBe(loaded);
    expect(loaded.patterns.get('t/p')?.questions).toHaveLength(20);
    const question = loaded.question('t/p/easy-1');
    expect(loaded.sources.get(question?.version ?? '')).toMatch(
      /^## What is true of easy-1\?[^]*one thing\.$/,
    );
    const [image] = loaded.media.values();
    expect(image).toMatchObject({ extension: 'png', width: 3, height: 2 });
    const kept = await pool().query('SELECT count(*)::int AS count FROM "QuestionSnapshot"');
    expect(kept.rows).toEqual([{ count: 20 }]);
  });

  it('keeps serving the library before while a reload fails, and says what is wrong', async () => {
    const { loadContent, content } = await room();
    const before = await loadContent();
    write('t/p/modes/concept.md', '## Idea\n\n:::flwo\n1. One\n:::\n');
    await expect(loadContent()).rejects.toMatchObject({
      code: 'content/broken',
      message: expect.stringContaining('has 1 error, so nothing of it is published.'),
      hint: expect.stringContaining('concept.md:3:1 error unknown-directive'),
    });
    expect(content()).toBe(before);
    write('t/p/modes/concept.md', CONCEPT);
    expect((await loadContent()).version).toBe(before.version);
  });

  it('gives an edited question a new version and keeps both wordings', async () => {
    const { loadContent } = await room();
    const before = (await loadContent()).question('t/p/easy-1');
    const easy = new TextDecoder().decode(
      libraryFiles().find((file) => file.path.endsWith('easy.md'))?.bytes,
    );
    write('t/p/questions/easy.md', easy.replace('Another thing', 'An edited thing'));
    const after = (await loadContent()).question('t/p/easy-1');
    expect(after?.version).not.toBe(before?.version);
    const kept = await pool().query('SELECT version FROM "QuestionSnapshot" WHERE question = $1', [
      't/p/easy-1',
    ]);
    expect(kept.rows.map(({ version }) => version).sort()).toEqual(
      [before?.version, after?.version].sort(),
    );
  });

  it('finds a question by its earlier ids and by the earlier names of its folders', async () => {
    const { loadContent } = await room();
    cpSync(path.join(folder, 't/p'), path.join(folder, 't/q'), { recursive: true });
    rmSync(path.join(folder, 't/p'), { recursive: true });
    write('t/track.md', '---\ntitle: Track\nsummary: A track.\nwas: [old-track]\n---\n');
    write('t/q/pattern.md', '---\ntitle: Pattern\nsummary: A pattern.\nwas: [p]\n---\n');
    write(
      't/q/questions/easy.more.md',
      '## Which?\n<!-- id: new-name was: old-name -->\n\n- [x] One thing\n- [ ] Another thing\n',
    );
    const loaded = await loadContent();
    expect(loaded.question('t/p/easy-1')?.id).toBe('t/q/easy-1');
    expect(loaded.question('old-track/p/easy-1')?.id).toBe('t/q/easy-1');
    expect(loaded.question('t/p/old-name')?.id).toBe('t/q/new-name');
    expect(loaded.question('t/q/new-name')?.id).toBe('t/q/new-name');
    expect(loaded.question('t/q/unheard-of')).toBeUndefined();
  });
});
