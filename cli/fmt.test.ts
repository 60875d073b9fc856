import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runContentCommand } from '@/cli/content';
import { libraryFiles } from '@/core/content/fixtures/library';

const EASY = 't/p/questions/easy.more.md';
const BROKEN = 't/p/questions/hard.more.md';
const TEXT = '## Which?\r\n\r\n- [x] One\r\n- [ ] Two\r\n';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fmt-'));
  for (const { path: name, bytes } of libraryFiles({ [EASY]: TEXT })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fmt = (...args: string[]) => runContentCommand(['fmt', ...args], folder);
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

describe('content fmt', () => {
  it('only tells with --check, ending with 1', async () => {
    expect(await fmt('--check')).toEqual({
      out: `${folder}/${EASY}:1 id: which\n1 id missing in 1 file.\n`,
      error: '',
      exitCode: 1,
    });
    expect(read(EASY)).toBe(TEXT);
  });

  it('writes, tells what, and has nothing to do then', async () => {
    expect(await fmt()).toMatchObject({ exitCode: 0 });
    expect(read(EASY)).toBe(TEXT.replace('\r\n', '\r\n<!-- id: which -->\r\n'));
    expect((await fmt('--check')).out).toBe('No id is missing.\n');
  });

  it('changes only what is below a given path', async () => {
    const { out } = await fmt(path.join(folder, 't/p/modes'));
    expect(out).toBe('No id is missing.\n');
    expect(read(EASY)).toBe(TEXT);
  });

  it('leaves a file with an unclear comment alone, says which and why, and ends with 1', async () => {
    const unclear = '## A\n<!-- skil: x -->\n\n- [x] One\n- [ ] Two\n';
    writeFileSync(path.join(folder, BROKEN), unclear);
    const { out, exitCode } = await fmt();
    expect(exitCode).toBe(1);
    expect(out).toContain(`${BROKEN} is left alone: what its comments say is not clear.`);
    expect(out).toContain('error unknown-field');
    expect(out).toContain('1 id written to 1 file, 1 left alone.');
    expect(read(BROKEN)).toBe(unclear);
  });
});
