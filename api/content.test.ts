import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryFiles } from '@/core/content/fixtures/library';
import { pool } from '@/server/database/client';
import type { Mount, Reply } from '@/api/testing/mounts';

const folder = mkdtempSync(path.join(tmpdir(), 'reload-'));
const CONCEPT = path.join(folder, 't/p/modes/concept.md');
let mount: Mount;
let cookie: string | undefined;
let userId = '';

beforeAll(async () => {
  for (const { path: name, bytes } of libraryFiles()) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  process.env.CONTENT_DIR = folder;
  const { loadContent } = await import('@/server/content/load-content');
  await loadContent();
  const { answerBody, cookieOf, nodeMount } = await import('@/api/testing/mounts');
  mount = await nodeMount();
  const asked = await mount.send('GET', '/api/questions/t/p/easy-1');
  const body = answerBody({
    question: 't/p/easy-1',
    response: { option: asked.json.options[0].id },
  });
  const reply = await mount.send('POST', '/api/answers', { body });
  expect(reply.status).toBe(200);
  cookie = cookieOf(reply);
  userId = (await pool().query<{ id: string }>('SELECT id FROM "User"')).rows[0]?.id ?? '';
});
afterAll(async () => {
  await mount.close();
  rmSync(folder, { recursive: true, force: true });
});

const reload = (by?: string): Promise<Reply> =>
  mount.send('POST', '/api/content/reload', { body: {}, cookie: by });
const become = (role: string) =>
  pool().query('UPDATE "User" SET role = $1::"Role" WHERE id = $2', [role, userId]);

describe('reading the content again over the API', () => {
  it('does not exist for strangers, guests, students and teachers', async () => {
    const foreign = await mount.send('POST', '/api/content/reloads', { body: {} });
    const problem = (reply: Reply) => ({ ...reply.json, detail: '' });
    expect(problem(await reload())).toEqual(problem(foreign));
    for (const role of ['guest', 'student', 'teacher']) {
      await become(role);
      const reply = await reload(cookie);
      expect([role, reply.status, reply.json.code]).toEqual([role, 404, 'request/no-such-path']);
    }
  });

  it.each(['author', 'admin'])('serves what an %s has saved', async (role) => {
    await become(role);
    writeFileSync(CONCEPT, `## Idea\n\nWords of the ${role}.\n`);
    expect((await reload(cookie)).json).toMatchObject({
      changed: true,
      patterns: 1,
      questions: 20,
    });
    expect((await reload(cookie)).json).toMatchObject({ changed: false });
    const { version } = (await reload(cookie)).json;
    expect((await mount.send('GET', '/api/health')).json.content.version).toBe(version);
  });

  it('serves the content before while the new one is broken, and says what is wrong where', async () => {
    await become('author');
    const { version } = (await reload(cookie)).json;
    writeFileSync(CONCEPT, '## Idea\n\n:::flwo\n1. One\n:::\n');
    const reply = await reload(cookie);
    expect(reply.status).toBe(409);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect(reply.json).toMatchObject({
      code: 'content/broken',
      errors: [
        {
          path: expect.stringMatching(/t\/p\/modes\/concept\.md:3:1$/),
          message: expect.stringContaining('unknown-directive: There is no directive "flwo".'),
        },
      ],
    });
    expect((await mount.send('GET', '/api/health')).json.content.version).toBe(version);
  });
});

describe('reading files as they were written', () => {
  const read = (by?: string, pattern = 't/p') =>
    mount.send('GET', `/api/content/files/${pattern}`, { cookie: by });

  it('does not exist for strangers, guests, students and teachers, keys being in them', async () => {
    const missing = await mount.send('GET', '/api/content/filez/t/p');
    const problem = (reply: Reply) => ({ ...reply.json, detail: '' });
    expect(problem(await read())).toEqual(problem(missing));
    for (const role of ['guest', 'student', 'teacher']) {
      await become(role);
      const reply = await read(cookie);
      expect([role, reply.status, reply.json.code]).toEqual([role, 404, 'request/no-such-path']);
    }
  });

  it.each(['author', 'admin'])('gives an %s the whole pattern, and no other', async (role) => {
    await become(role);
    const { json } = await read(cookie);
    expect(json.title).toBe('Pattern');
    expect(json.files.map((file: { path: string }) => file.path)).toEqual([
      't/p/modes/concept.md',
      't/p/pattern.md',
      't/p/questions/easy.md',
      't/p/questions/hard.md',
      't/p/questions/medium.md',
      't/track.md',
    ]);
    expect(json.files[2].text).toContain('- [x] One thing');
    expect((await read(cookie, 't/none')).status).toBe(404);
  });

  it('tells an author of each question its siblings and warnings', async () => {
    const { readPatternReport } = await import('@/server/content/read-authoring');
    const { findViewer } = await import('@/server/accounts/viewer');
    const viewer = () => findViewer({ userId, epoch: 0 });
    const easy = path.join(folder, 't/p/questions/easy.md');
    const text = readFileSync(easy, 'utf8');
    writeFileSync(
      easy,
      text.replace('id: easy-1', 'id: easy-1 skill: easy-2').replace('  > That is another.\n', ''),
    );
    await become('author');
    writeFileSync(CONCEPT, '## Idea\n\nWords.\n');
    expect((await reload(cookie)).status).toBe(200);
    const report = readPatternReport(await viewer(), 't/p');
    const first = report?.questions.find(({ id }) => id === 'easy-1');
    expect(first).toMatchObject({ siblings: 1, file: 't/p/questions/easy.md', line: 1 });
    expect(first?.warnings.map(({ code }) => code)).toEqual(['missing-feedback']);
    expect(report?.questions.find(({ id }) => id === 'easy-3')).toMatchObject({ warnings: [] });
    expect(JSON.stringify(report)).not.toContain('One thing');
    await become('student');
    expect(readPatternReport(await viewer(), 't/p')).toBeNull();
  });
});

describe('counting the learners whom an edit touches', () => {
  it('counts each once, and nobody whose answer was struck out', async () => {
    const { countLearners } = await import('@/server/content/count-learners');
    const { env } = await import('@/server/env');
    const count = () => countLearners(env().DATABASE_URL, ['t/p/easy-1', 't/p/easy-2']);
    expect(await count()).toEqual({ all: 1, byQuestion: new Map([['t/p/easy-1', 1]]) });
    await pool().query('UPDATE "Answer" SET "struckAt" = now()');
    expect(await count()).toEqual({ all: 0, byQuestion: new Map() });
  });

  it('knows nothing where no database answers', async () => {
    const { countLearners } = await import('@/server/content/count-learners');
    expect(await countLearners('postgresql://x@127.0.0.1:1/x', ['t/p/easy-1'])).toBeNull();
  });
});
