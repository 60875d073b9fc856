import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { loadTypeScript } from './load-typescript.mjs';
import { projectRoot } from './project.mjs';

const MODULE = '.cache/kept-bundle.ts';
const place = path.join(projectRoot, MODULE);
const kept = path.join(projectRoot, '.cache/scripts/-cache-kept-bundle-ts.json');

afterEach(() => rmSync(place, { force: true }));

const bundle = () => JSON.parse(readFileSync(kept, 'utf8')).bundle;

it('bundles a module once, and again when it has changed', async () => {
  writeFileSync(place, 'export const said: string = "one";\n');
  expect((await loadTypeScript(MODULE)).said).toBe('one');
  const first = bundle();
  expect((await loadTypeScript(MODULE)).said).toBe('one');
  expect(bundle()).toBe(first);
  writeFileSync(place, 'export const said: string = "two";\n');
  // The same second, on a disk that counts in seconds.
  utimesSync(place, new Date(), new Date(Date.now() + 2_000));
  expect((await loadTypeScript(MODULE)).said).toBe('two');
  expect(bundle()).not.toBe(first);
});

it('bundles anew where what was kept was cut off', async () => {
  writeFileSync(place, 'export const said: string = "three";\n');
  await loadTypeScript(MODULE);
  writeFileSync(kept, '{"made":');
  expect((await loadTypeScript(MODULE)).said).toBe('three');
});
