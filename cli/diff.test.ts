import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runContentCommand } from '@/cli/content';
import { libraryFiles, PNG } from '@/core/content/fixtures/library';

let repository = '';
let folder = '';
const EASY = 't/p/questions/easy.md';
const IMAGE = 't/p/images/näme one.png';
const SHOWN = '## Idea\n\n![Words](../images/n%C3%A4me%20one.png)\n';

const git = (...args: string[]) => execFileSync('git', ['-C', repository, ...args]);
const diff = (...args: string[]) => runContentCommand(['diff', ...args], folder);

beforeAll(() => {
  repository = mkdtempSync(path.join(tmpdir(), 'diff-'));
  folder = path.join(repository, 'content');
  for (const { path: name, bytes } of libraryFiles({
    't/p/modes/concept.md': SHOWN,
    [IMAGE]: PNG,
  })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-q', '-m', 'All');
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

describe('content diff', () => {
  it('finds nothing where nothing changed', async () => {
    expect(await diff('HEAD')).toEqual({ out: 'No question changed.\n', error: '', exitCode: 0 });
  });

  it('tells an edit, what to do, and that nobody was counted', async () => {
    const file = path.join(folder, EASY);
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('A third thing', 'A fourth thing'));
    const { out } = await diff('HEAD');
    writeFileSync(file, before);
    expect(out).toMatch(
      /^material t\/p\/easy-1 .*easy\.md:1 \[options, key, answer texts\]\n +The rev is not raised: write rev: 2\.\n\n1 material\n/,
    );
    expect(out).toContain('Learners with answers to these questions: not counted: no database');
  });

  it.each([
    [['nope'], 'There is no revision "nope" in this repository.\n'],
    [['HEAD; ls'], 'There is no revision "HEAD; ls" in this repository.\n'],
    [['--', '--output=x'], 'There is no revision "--output=x" in this repository.\n'],
    [[], 'Say one git revision to compare with, such as HEAD.\n'],
  ])('refuses %j in one sentence', async (args, error) => {
    expect(await diff(...args)).toEqual({ out: '', error, exitCode: 2 });
  });

  it('says so where there is no repository', async () => {
    const lone = mkdtempSync(path.join(tmpdir(), 'lone-'));
    const { error, exitCode } = await runContentCommand(['diff', 'HEAD'], lone);
    rmSync(lone, { recursive: true });
    expect(exitCode).toBe(2);
    expect(error).toContain('is not in a git repository');
  });
});
