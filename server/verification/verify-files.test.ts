import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Check, Task } from '@/core/verification/task';
import { startThrowawayPostgres } from '@/scripts/throwaway-postgres.mjs';
import type { RunSettings } from '@/server/verification/run-programs';
import { engineFolder } from '@/server/verification/testing/engines';
import { verifyFiles } from '@/server/verification/verify-files';

const FILE = 't/p/questions/easy.md';
const place = { line: 1, column: 1, endColumn: 4 };
let folder = '';
const folders: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'verify-files-'));
  folders.push(folder);
  mkdirSync(path.join(folder, path.dirname(FILE)), { recursive: true });
  writeFileSync(path.join(folder, FILE), 'one\ntwo\n');
});
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

function task(language: string, code: string, printed: string): Task {
  const check: Check = { check: 'prints', keyed: [{ text: printed, place }], others: [] };
  return { question: 't/p/a', runs: [{ language, code, place, check }] };
}

function verify(tasks: Task[], settings: Partial<RunSettings> = {}) {
  return verifyFiles([{ path: FILE, tasks }], folder, {
    engineFolder,
    startPostgres: startThrowawayPostgres,
    commands: null,
    cacheFile: null,
    progress: () => undefined,
    ...settings,
  });
}

const commands = () => ({ contentFolder: folder, environment: process.env });

function runners(...list: object[]): void {
  writeFileSync(path.join(folder, 'verify.json'), JSON.stringify({ runners: list }));
}

it('verifies each language by its engine, and tells the line of what does not hold', async () => {
  const result = await verify([
    task('javascript', 'console.log([1])', '[ 1 ]'),
    task('typescript', 'const x: number = 2; enum E { A = 3 }; console.log(x, E.A)', '2 3'),
    task('typescript', 'const x: = 1', 'SyntaxError'),
    task('python', 'print([1])', '[1]'),
    task('sql', 'select 1', '2'),
  ]);
  expect(result).toMatchObject({ verified: 4, failed: 1, skipped: [] });
  expect(result.issues).toEqual([
    expect.objectContaining({ file: FILE, line: 1, code: 'verify-output', excerpt: 'one' }),
  ]);
});

describe('what no engine runs', () => {
  const kotlin = () => task('kotlin', 'println(1)', '1');

  it('is skipped and counted, never verified', async () => {
    expect(await verify([kotlin(), kotlin()])).toMatchObject({
      verified: 0,
      failed: 0,
      skipped: [{ reason: 'no runner for kotlin', count: 2 }],
      issues: [],
    });
  });

  it('runs by a command of verify.json only where commands are allowed', async () => {
    runners({ languages: ['kotlin'], command: ['cat'] });
    const echoed = task('kotlin', 'what it says', 'what it says');
    expect(await verify([echoed])).toMatchObject({
      verified: 0,
      skipped: [{ reason: 'kotlin here runs by a command, which needs --run-commands', count: 1 }],
    });
    expect(await verify([echoed], { commands: commands() })).toMatchObject({
      verified: 1,
      skipped: [],
    });
  });

  it('gets its code in a file where the command names one, and is stopped at its own limit', async () => {
    runners(
      { languages: ['kotlin'], command: ['sh', '{file}'] },
      { languages: ['slow'], command: ['sleep', '30'], seconds: 1 },
      { languages: ['gone'], command: ['no-such-program-here'] },
    );
    const result = await verify(
      [
        task(
          'kotlin',
          'echo out; echo "x.Trouble: bad luck" >&2; exit 3',
          'out\nx.Trouble: bad luck',
        ),
        task('kotlin', 'ls t', 'p'),
        task('slow', '', ''),
        task('gone', '', ''),
      ],
      { commands: commands() },
    );
    expect(result).toMatchObject({ failed: 1, skipped: [{ count: 1 }] });
    expect(result.issues.map(({ code }) => code)).toEqual(['verify-time']);
    expect(result.verified + result.failed).toBe(3);
  });

  it('is told as verify-config where verify.json cannot be read', async () => {
    writeFileSync(path.join(folder, 'verify.json'), '{ "runners": [{}] }');
    const { issues } = await verify([kotlin()]);
    expect(issues.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'verify.json verify-config',
    ]);
  });

  it('is an engine that does not start, with the reason', async () => {
    const startPostgres = () => Promise.reject(new Error('no PostgreSQL for this system'));
    const { skipped } = await verify([task('sql', 'select 1', '1')], { startPostgres });
    expect(skipped).toEqual([
      { reason: 'the engine for sql does not start (no PostgreSQL for this system)', count: 1 },
    ]);
  });
});

describe('a program that ran before', () => {
  it('is not run again, whatever is expected of it, until it changes', async () => {
    const cacheFile = path.join(folder, 'kept.json');
    const ran: number[] = [];
    const settings = { cacheFile, progress: (_: number, all: number) => ran.push(all) };
    await verify([task('javascript', 'console.log(1)', '1')], settings);
    expect(ran).toEqual([1, 1]);
    ran.length = 0;
    expect(await verify([task('javascript', 'console.log(1)', '2')], settings)).toMatchObject({
      failed: 1,
    });
    expect(ran).toEqual([]);
    await verify([task('javascript', 'console.log(1) ', '1')], settings);
    expect(ran).toEqual([1, 1]);
  });

  it('is run again where it was stopped, and where what was kept cannot be read', async () => {
    const cacheFile = path.join(folder, 'kept.json');
    const endless = task('javascript', 'for (;;);', '');
    const settings = { cacheFile };
    expect((await verify([endless], settings)).issues[0]?.code).toBe('verify-time');
    await verify([task('javascript', 'console.log(1)', '1')], settings);
    expect(Object.values(JSON.parse(readFileSync(cacheFile, 'utf8')))).toEqual([
      { ended: 'well', output: '1\n' },
    ]);
    writeFileSync(cacheFile, '{"x": {"ended": "time"}}');
    expect(await verify([task('javascript', 'console.log(1)', '1')], settings)).toMatchObject({
      verified: 1,
    });
  });
});
