import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runContentCommand } from '@/cli/content';
import { libraryFiles } from '@/core/content/fixtures/library';

let sound = '';
let broken = '';

function folderWith(changes: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'content-'));
  for (const { path: name, bytes } of libraryFiles(changes)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  return folder;
}

beforeAll(() => {
  sound = folderWith({});
  broken = folderWith({
    't/p/modes/concept.md': '## A\n\n:::flwo\n1. One\n:::\n',
    't/p/modes/syntax.md': '## A\n\n<b>x</b>\n',
  });
});
afterAll(() => {
  for (const folder of [sound, broken]) rmSync(folder, { recursive: true, force: true });
});

describe('content check', () => {
  it('counts sound content and ends with 0', async () => {
    expect(await runContentCommand(['check'], sound)).toEqual({
      out: '1 pattern, 20 questions, 0 errors, 0 warnings\n',
      error: '',
      exitCode: 0,
    });
  });

  it('tells each problem with its place, the line, a caret and the mend, and ends with 1', async () => {
    const { out, exitCode } = await runContentCommand(['check'], broken);
    expect(exitCode).toBe(1);
    expect(out).toContain(
      't/p/modes/concept.md:3:1 error unknown-directive  There is no directive "flwo". Did you mean ":::flow"?\n  3 | :::flwo\n      ^^^^^^^\n',
    );
    expect(out).toMatch(/\n1 pattern, 20 questions, 1 error, 2 warnings\n$/);
  });

  it('tells only what is below a given path, and ends with 0 where that has warnings alone', async () => {
    const { out, exitCode } = await runContentCommand(
      ['check', path.join(broken, 't/p/modes/syntax.md')],
      broken,
    );
    expect(exitCode).toBe(0);
    expect(out).not.toContain('flwo');
    expect(out).toMatch(/0 patterns, 0 questions, 0 errors, 2 warnings\n$/);
  });

  it('takes a path from the content folder where there is none from here', async () => {
    const whole = await runContentCommand(['check', path.join(broken, 't/p')], broken);
    expect(await runContentCommand(['check', 't/p'], broken)).toEqual(whole);
    expect(whole.out).toContain('flwo');
  });

  it('checks a folder elsewhere as content of its own', async () => {
    const { out } = await runContentCommand(['check', sound], broken);
    expect(out).toBe('1 pattern, 20 questions, 0 errors, 0 warnings\n');
  });

  it('speaks JSON', async () => {
    const { out } = await runContentCommand(['check', '--format', 'json'], broken);
    expect(JSON.parse(out)).toMatchObject({
      summary: { patterns: 1, questions: 20, errors: 1, warnings: 2 },
      issues: [
        { code: 'unknown-directive', line: 3, column: 1 },
        { code: 'raw-html' },
        { code: 'raw-html' },
      ],
    });
  });

  it('speaks SARIF', async () => {
    const { out } = await runContentCommand(['check', '--format=sarif'], broken);
    const { version, runs } = JSON.parse(out);
    expect(version).toBe('2.1.0');
    expect(runs[0].results[0]).toMatchObject({
      ruleId: 'unknown-directive',
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 1, endColumn: 8 } } }],
    });
    expect(runs[0].tool.driver.rules[runs[0].results[0].ruleIndex].id).toBe('unknown-directive');
  });
});

describe('a wrong call ends with 2 and one sentence', () => {
  it.each([
    [
      ['check', '--formt', 'json'],
      'There is no option "--formt"; there are: --format, --run-commands, --no-cache, --help.\n',
    ],
    [
      ['check', '-x'],
      'There is no option "-x"; there are: --format, --run-commands, --no-cache, --help.\n',
    ],
    [['check', '--format'], 'Give --format one of: text, json, sarif.\n'],
    [['check', '--format', 'xml'], 'There is no format "xml"; there are: text, json, sarif.\n'],
    [['chekc'], /^There is no command "chekc"; there are: check\b/],
    [[], /^Say what to do: check\b/],
    [['check', '/no/such/path'], 'There is no "/no/such/path".\n'],
  ])('%j', async (args, error) => {
    expect(await runContentCommand(args, sound)).toEqual({
      out: '',
      error: typeof error === 'string' ? error : expect.stringMatching(error),
      exitCode: 2,
    });
  });
});
