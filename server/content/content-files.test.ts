import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readContentFiles } from '@/server/content/content-files';
import { readLibrary } from '@/server/content/read-library';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'content-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

it('finds files at any depth by their path inside the folder, dotfiles left out', async () => {
  write('t/track.md', 'a');
  write('t/p/questions/easy.md', 'b');
  write('.git/config.md', 'c');
  write('t/.draft.md', 'd');
  const { files } = await readContentFiles(folder);
  expect(files.map((file) => file.path)).toEqual(['t/p/questions/easy.md', 't/track.md']);
});

it('does not read what its size or its name refuses', async () => {
  write('t/track.md', 'x'.repeat(70_000));
  write('t/film.mp4', new Uint8Array(1000));
  const { files } = await readContentFiles(folder);
  expect(files.map(({ path: name, bytes, size }) => [name, bytes.length, size])).toEqual([
    ['t/film.mp4', 0, 1000],
    ['t/track.md', 0, 70_000],
  ]);
});

it('follows a link to a file inside the folder', async () => {
  write('t/a.md', 'text');
  symlinkSync(path.join(folder, 't/a.md'), path.join(folder, 't/track.md'));
  const { files, issues } = await readContentFiles(folder);
  expect(issues).toEqual([]);
  expect(files).toHaveLength(2);
});

it.each([
  ['a file outside', '/etc/passwd'],
  ['a folder outside', '/etc'],
  ['the folder itself', '.'],
  ['nothing', 'nowhere'],
])('refuses a link to %s and reads nothing through it', async (_name, target) => {
  write('t/track.md', '---\ntitle: T\nsummary: S.\n---\n');
  symlinkSync(target, path.join(folder, 't/link.md'));
  const { files, issues } = await readContentFiles(folder);
  expect(files.map((file) => file.path)).toEqual(['t/track.md']);
  expect(issues.map((issue) => `${issue.file} ${issue.code}`)).toEqual(['t/link.md link-outside']);
  expect((await readLibrary(folder)).library).toBeNull();
});

it('says in one sentence that the folder is not there, is a file, or holds no track', async () => {
  await expect(readLibrary(path.join(folder, 'gone'))).rejects.toMatchObject({
    code: 'content/missing',
    message: `The folder "${path.join(folder, 'gone')}" (CONTENT_DIR) does not exist.`,
  });
  write('file', 'x');
  await expect(readLibrary(path.join(folder, 'file'))).rejects.toMatchObject({
    message: `The folder "${path.join(folder, 'file')}" (CONTENT_DIR) is a file.`,
  });
  await expect(readLibrary(folder)).rejects.toMatchObject({
    message: `The folder "${folder}" (CONTENT_DIR) holds no track.`,
  });
});
