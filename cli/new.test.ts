import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runContentCommand } from '@/cli/content';

let folder = '';
const run = (...args: string[]) => runContentCommand(['new', ...args], folder);
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'new-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function begin() {
  await run('track', 'rust');
  await run('pattern', 'rust/ownership');
}

describe('content new', () => {
  it('begins a track, a pattern, a mode and questions that check without an error', async () => {
    expect((await run('track', 'rust')).out).toContain('new pattern rust/NAME');
    expect((await run('pattern', 'rust/ownership')).out).toContain('warning thin-pool');
    expect((await run('mode', 'rust/ownership', 'execution')).exitCode).toBe(0);
    await run('question', 'rust/ownership', '--difficulty', 'hard', '--kind', 'numeric');
    await run('question', 'rust/ownership', '--difficulty', 'hard', '--skill', 'move');
    expect(read('rust/ownership/questions/hard.md')).toMatch(
      /<!-- id: hard-1 rev: 1 -->[^]*\n\n## [^]*<!-- id: hard-2 skill: move rev: 1 -->/,
    );
    expect((await runContentCommand(['check'], folder)).out).toMatch(
      /1 pattern, 2 questions, 0 errors, 1 warning\n$/,
    );
  });

  it('writes over nothing', async () => {
    await begin();
    writeFileSync(path.join(folder, 'rust/track.md'), 'mine');
    expect(await run('track', 'rust')).toMatchObject({
      exitCode: 2,
      error: expect.stringContaining('is there already'),
    });
    expect(read('rust/track.md')).toBe('mine');
  });

  it('keeps what a question file holds, byte for byte, and its line ends', async () => {
    await begin();
    await run('question', 'rust/ownership', '--id', 'first');
    const file = 'rust/ownership/questions/easy.md';
    const before = read(file).replaceAll('\n', '\r\n').trimEnd();
    writeFileSync(path.join(folder, file), before);
    await run('question', 'rust/ownership');
    const after = read(file);
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).toMatch(/^\r\n\r\n## /);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it.each([
    [['book', 'x'], '"book" cannot be begun; there are: track, pattern, mode, question.\n'],
    [['track', 'Rust!'], /^Write new track TRACK, not "Rust!"; use small letters/],
    [['track', '../x'], /^Write new track TRACK/],
    [['pattern', 'go/x'], /^There is no .*go\/track\.md\. Make it with: .* new track go\n$/],
    [['mode', 'rust/ownership', 'poem'], /^There is no mode "poem"/],
    [['question', 'rust/ownership', 'x'], '"x" is one word too many.\n'],
    [['question', 'rust/ownership', '--id', 'A B'], /^"A B" is no slug/],
    [['question', 'rust/ownership', '--kind', 'essay'], /^There is no kind "essay"/],
    [
      ['question', 'rust/ownership', '--id', 'taken'],
      'The id "taken" is taken in rust/ownership.\n',
    ],
  ])('refuses %j in one sentence', async (args, error) => {
    await begin();
    await run('question', 'rust/ownership', '--id', 'taken');
    const outcome = await run(...args);
    expect(outcome).toMatchObject({ out: '', exitCode: 2 });
    expect(outcome.error).toEqual(typeof error === 'string' ? error : expect.stringMatching(error));
  });
});
