import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runContentCommand } from '@/cli/content';
import { libraryFiles, questionText } from '@/core/content/fixtures/library';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Codes, with their files, that a check of one path tells; pattern t/q requires t/p. */
async function toldFor(part: string, changes: Record<string, string | null>): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'related-'));
  folders.push(folder);
  const files = libraryFiles({
    't/q/pattern.md': '---\ntitle: Q\nsummary: Another.\nrequires: [t/p]\n---\n',
    't/q/modes/concept.md': '## Idea\n\nSee [p](../../p/modes/concept.md).\n',
    't/q/modes/syntax.md': '## Own\n\n:::flwo\n:::\n',
    ...changes,
  });
  for (const { path: name, bytes } of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  const { out } = await runContentCommand(
    ['check', path.join(folder, part), '--format', 'json'],
    folder,
  );
  const { issues } = JSON.parse(out) as { issues: { file: string; code: string }[] };
  return issues.map(({ file, code }) => `${file.slice(file.indexOf('/t/') + 1)} ${code}`);
}

it('a question whose id another file of the pattern has is told with that file', async () => {
  const told = await toldFor('t/p/questions/easy.md', {
    't/p/modes/syntax.md': `## A\n\n:::quiz\n${questionText('easy-1', '###')}:::\n`,
  });
  expect(told.some((line) => line.endsWith('duplicate-id'))).toBe(true);
});

it('an include that the changed lesson no longer serves is told', async () => {
  const told = await toldFor('t/p/modes/concept.md', {
    't/p/modes/syntax.md': '## B\n\n:::include{of="concept#gone"}\n:::\n',
  });
  expect(told).toContain('t/p/modes/syntax.md include');
});

it('a skill that the changed questions no longer exercise is told at its pattern', async () => {
  const told = await toldFor('t/p/questions/hard.md', {
    't/p/pattern.md': '---\ntitle: P\nsummary: S.\nskills: { idle: Nobody asks }\n---\n',
  });
  expect(told).toContain('t/p/pattern.md unused-skill');
});

it('a circle through a pattern that requires the changed one is told there too', async () => {
  const told = await toldFor('t/p/pattern.md', {
    't/p/pattern.md': '---\ntitle: P\nsummary: S.\nrequires: [t/q]\n---\n',
  });
  expect(told.some((line) => line.endsWith('requires-circle'))).toBe(true);
});

it('what the change has no part in is not told', async () => {
  expect(await toldFor('t/p/questions/easy.md', {})).toEqual([]);
});

it('a program that is to be verified is executed for the changed file only, and counted', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'related-'));
  folders.push(folder);
  for (const { path: name, bytes } of libraryFiles({
    't/p/modes/concept.md': '## A\n\n```kotlin verify\n1\n```\n',
    't/p/modes/syntax.md': '## B\n\n```kotlin verify\n2\n```\n',
  })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  const machine = {
    engineFolder: path.resolve('server/verification/engines'),
    startPostgres: () => Promise.reject(new Error('not needed')),
    environment: process.env,
    say: () => undefined,
  };
  const check = (...args: string[]) =>
    runContentCommand(['check', ...args], folder, null, null, machine);
  const all = await check();
  expect(all.out).toMatch(/\n0 verified, 2 skipped: no runner for kotlin \(2\)\n$/);
  const one = path.join(folder, 't/p/modes/syntax.md');
  expect((await check(one)).out).toMatch(/\n0 verified, 1 skipped: no runner for kotlin \(1\)\n$/);
  const json = JSON.parse((await check(one, '--format', 'json')).out);
  expect(json.summary.verification).toEqual({
    verified: 0,
    failed: 0,
    skipped: [{ reason: 'no runner for kotlin', count: 1 }],
  });
  const sarif = JSON.parse((await check(one, '--format', 'sarif')).out);
  expect(sarif.runs[0].properties.verification.skipped).toHaveLength(1);
});
