import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const file = `${folder}/${name}`;
    return statSync(path.join(root, file)).isDirectory() ? filesBelow(file) : [file];
  });
}

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const FOLDERS = [
  'core/content',
  'core/lessons',
  'core/questions',
  'core/verification',
  'server/content',
  'server/verification',
];
const sources = FOLDERS.flatMap(filesBelow)
  .filter((file) => /(?<!\.test)\.ts$/.test(file))
  .map(read)
  .join('\n');
const lists = read('docs/authoring.md').split('## What you may be told')[1] ?? '';
const documented = [...lists.matchAll(/^\| ([a-z][a-z0-9-]+) +\| /gm)]
  .map(([, code]) => code ?? '')
  .filter((word) => word !== 'code');

it('docs/authoring.md lists every code that the sources tell', () => {
  const told = [...sources.matchAll(/\bcode: '([a-z0-9-]+)'/g)].map(([, code]) => code ?? '');
  expect(told.length).toBeGreaterThan(60);
  expect([...new Set(told)].filter((code) => !documented.includes(code))).toEqual([]);
});

it('docs/authoring.md lists no code that the sources never tell, and none twice', () => {
  expect(documented.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  expect(new Set(documented).size).toBe(documented.length);
  expect(documented.length).toBeGreaterThan(80);
});

it('every code has a fixture or a test of its own', () => {
  const fixtures = filesBelow('core/content/fixtures').map((file) => path.basename(file));
  const tests = FOLDERS.flatMap(filesBelow)
    .filter((file) => file.endsWith('.test.ts'))
    .map(read)
    .join('\n');
  const untested = documented.filter(
    (code) =>
      !fixtures.some((name) => new RegExp(`^${code}[.-]`).test(name)) &&
      !new RegExp(`['\` ]${code}['\` ]`).test(tests),
  );
  expect(untested).toEqual([]);
});
