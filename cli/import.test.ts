import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runContentCommand } from '@/cli/content';
import { libraryFiles } from '@/core/content/fixtures/library';

let content = '';
let source = '';
const run = (...args: string[]) => runContentCommand(args, content);
const imported = () =>
  readdirSync(path.join(content, 't/p/questions')).filter((name) => name.includes('imported'));

beforeEach(() => {
  content = mkdtempSync(path.join(tmpdir(), 'exchange-'));
  for (const { path: name, bytes } of libraryFiles()) {
    mkdirSync(path.dirname(path.join(content, name)), { recursive: true });
    writeFileSync(path.join(content, name), bytes);
  }
  source = path.join(content, '..', `${path.basename(content)}.gift`);
  writeFileSync(
    source,
    'Red? {=yes#so ~no#not}\n\nEssay. {}\n\nTwin? {=a ~A}\n\nRed? {=yes#so ~no#not}\n',
  );
});
afterEach(() => {
  for (const folder of [content, source]) rmSync(folder, { recursive: true, force: true });
});

describe('content import', () => {
  it('takes what it can, says why not the rest, and leaves content without errors', async () => {
    const { out, exitCode } = await run('import', source, '--to', 't/p', '--difficulty', 'hard');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/:1 taken {2}red-[0-9a-f]{8} \(t\/p\/questions\/hard\.imported\.md\)/);
    expect(out).toContain(':3 refused  "Essay. {}"  It asks for an essay');
    expect(out).toContain(':7 refused  "Red?"  It stands twice; first at ');
    expect(out).toMatch(/4 found, (\d) imported, 0 known already, (\d) refused\n$/);
    expect((await run('check')).exitCode).toBe(0);
  });

  it('says what is too much in a file that the parser would take too long for', async () => {
    writeFileSync(source, `# Cards\n\n- ${'_a*'.repeat(2_000)}\n`);
    const { error, exitCode } = await run('import', source, '--to', 't/p', '--format', 'markdown');
    expect(exitCode).not.toBe(0);
    expect(error).toContain('This paragraph has more than 3000 emphasis marks.');
    expect(error).not.toContain('nested too deeply');
  });

  it('changes nothing the second time', async () => {
    await run('import', source, '--to', 't/p');
    const before = imported().map((name) =>
      readFileSync(path.join(content, 't/p/questions', name), 'utf8'),
    );
    const { out } = await run('import', source, '--to', 't/p');
    expect(out).toMatch(/4 found, 0 imported, [12] known already, [23] refused\n$/);
    expect(
      imported().map((name) => readFileSync(path.join(content, 't/p/questions', name), 'utf8')),
    ).toEqual(before);
  });

  it('writes nothing in a dry run, and tells the same', async () => {
    const { out } = await run('import', source, '--to', 't/p', '--dry-run');
    expect(out).toContain('would write');
    expect(imported()).toEqual([]);
  });

  it('starts a file for what does not fit the limit of one', async () => {
    const long = Array.from(
      { length: 40 },
      (_, nth) => `No ${nth}? ${'word '.repeat(400)} {=yes ~no}`,
    );
    writeFileSync(source, long.join('\n\n'));
    await run('import', source, '--to', 't/p');
    expect(imported()).toEqual(['medium.imported-2.md', 'medium.imported.md']);
    expect((await run('check')).out).toContain('60 questions, 0 errors');
  });

  it.each([
    [['import'], 'Name the files to import.\n'],
    [['import', 'x.md'], 'Say where to: --to TRACK/PATTERN.\n'],
    [
      ['import', 'x.md', '--to', '../../etc'],
      '"../../etc" is no TRACK/PATTERN. Write it like django/session-data.\n',
    ],
    [['import', 'x.md', '--to', 't/p'], 'There is no "x.md".\n'],
    [
      ['import', 'x.md', '--to', 't/p', '--difficulty', 'odd'],
      'There is no difficulty "odd"; there are: easy, medium, hard.\n',
    ],
    [['export', 't/p', '--format', 'csv'], 'Say where to write: --out FILE.\n'],
  ])('%j ends with 2 and one sentence', async (args, error) => {
    expect(await runContentCommand(args, content)).toEqual({ out: '', error, exitCode: 2 });
  });
});

describe('content export', () => {
  it('tells what is lost, and writes over nothing', async () => {
    const out = `${source}.xml`;
    const first = await run('export', 't/p', '--format', 'aiken', '--out', out);
    expect(first.out).toContain('easy-1 loses its solution, what its options say when chosen');
    expect(first.out).toContain('20 of 20 questions, 20 with losses');
    const second = await run('export', 't/p', '--format', 'aiken', '--out', out);
    rmSync(out);
    expect(second).toMatchObject({
      exitCode: 2,
      error: `"${out}" cannot be written (there is one already).\n`,
    });
  });

  it('gives back, as JSON, what an import takes for known', async () => {
    const out = `${source}.json`;
    await run('export', 't/p', '--format', 'json', '--out', out);
    const again = await run('import', out, '--to', 't/p');
    rmSync(out);
    expect(again.out).toContain('20 found, 0 imported, 20 known already, 0 refused');
  });
});
