import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isInstalled } from './install.mjs';
import { checkNodeVersion } from './project.mjs';

let root;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'holdfast-install-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file, packages) {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, JSON.stringify({ packages }));
}

const wanted = {
  '': { name: 'holdfast' },
  'node_modules/one': { version: '1.0.0' },
  'node_modules/for-another-system': { version: '1.0.0', optional: true },
};

it.each([
  ['nothing is there', null, false],
  ['all is there', { 'node_modules/one': { version: '1.0.0' } }, true],
  ['a version is another', { 'node_modules/one': { version: '1.0.1' } }, false],
  ['a package lacks', {}, false],
])('knows when %s', (_, found, expected) => {
  write('package-lock.json', wanted);
  if (found) write('node_modules/.package-lock.json', found);
  expect(isInstalled(root)).toBe(expected);
});

it.each(['18.20.0', '20.18.3'])('refuses Node.js %s', (version) => {
  expect(() => checkNodeVersion(version)).toThrow(`Node.js ${version} is too old`);
});

it.each(['20.19.0', '22.0.0', '24.1.0'])('takes Node.js %s', (version) => {
  expect(() => checkNodeVersion(version)).not.toThrow();
});
