import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import type * as FileSystem from 'node:fs';
import type * as FolderSystem from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readContentFiles, type KnownFiles } from '@/server/content/content-files';
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

it('reads a file again only when it changed', async () => {
  write('t/track.md', 'first');
  utimesSync(path.join(folder, 't/track.md'), 1, 1);
  const known: KnownFiles = new Map();
  const [first] = (await readContentFiles(folder, folder, known)).files;
  const [again] = (await readContentFiles(folder, folder, known)).files;
  expect(again).toBe(first);
  write('t/track.md', 'other');
  const [changed] = (await readContentFiles(folder, folder, known)).files;
  expect(new TextDecoder().decode(changed?.bytes)).toBe('other');
  // Written just now, it may be written again under the same time.
  expect(known.size).toBe(0);
});

it('names a pipe among the files and waits for nobody to write into it', async () => {
  write('t/track.md', '---\ntitle: T\nsummary: S.\n---\n');
  execFileSync('mkfifo', [path.join(folder, 't/pipe.md')]);
  const { files, issues } = await readContentFiles(folder);
  expect(files.map((file) => file.path)).toEqual(['t/track.md']);
  expect(issues.map((issue) => `${issue.file} ${issue.code}`)).toEqual(['t/pipe.md special-file']);
});

it('names what may not be read and reads the rest', async () => {
  write('t/track.md', 'a');
  write('t/p/modes/concept.md', 'b');
  write('t/shut/easy.md', 'c');
  const realFiles = await vi.importActual<typeof FileSystem>('node:fs');
  const realFolders = await vi.importActual<typeof FolderSystem>('node:fs/promises');
  const refused = (place: unknown) => /concept|shut/.test(String(place));
  const refusal = () => Object.assign(new Error('no'), { code: 'EACCES' });
  vi.doMock('node:fs', () => ({
    ...realFiles,
    openSync: (...call: Parameters<typeof realFiles.openSync>) => {
      if (refused(call[0])) throw refusal();
      return realFiles.openSync(...call);
    },
  }));
  vi.doMock('node:fs/promises', () => ({
    ...realFolders,
    readdir: (place: string, options: object) =>
      refused(place) ? Promise.reject(refusal()) : realFolders.readdir(place, options),
  }));
  vi.resetModules();
  const room = await import('@/server/content/content-files');
  const { files, issues } = await room.readContentFiles(folder);
  vi.doUnmock('node:fs');
  vi.doUnmock('node:fs/promises');
  expect(files.map((file) => file.path)).toEqual(['t/track.md']);
  expect(issues.map((issue) => `${issue.file} ${issue.code}`).sort()).toEqual([
    't/p/modes/concept.md file-unreadable',
    't/shut file-unreadable',
  ]);
});

it('names a folder that lies too deep, and does not go down further', async () => {
  write('t/track.md', 'a');
  write(`t/${'d/'.repeat(3000).slice(0, 400)}deep.md`, 'b');
  const { issues } = await readContentFiles(folder);
  expect(issues.map((issue) => issue.code)).toEqual(['folder-too-deep']);
});

it('names the file where there are too many, or too large ones together', async () => {
  for (const name of ['a', 'b', 'c']) write(`${name}/track.md`, '12345');
  const many = await readContentFiles(folder, folder, undefined, { files: 2, bytes: 100 });
  expect(many.files.map((file) => file.path)).toEqual(['a/track.md', 'b/track.md']);
  expect(many.issues.map(({ file, code }) => [file, code])).toEqual([['c', 'too-many-files']]);
  const large = await readContentFiles(folder, folder, undefined, { files: 9, bytes: 12 });
  expect(large.files).toHaveLength(2);
  expect(large.issues.map(({ code }) => code)).toEqual(['too-many-bytes']);
});
