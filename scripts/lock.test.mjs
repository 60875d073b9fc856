import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeLock, whenFree } from './lock.mjs';
import { identityOf } from './processes.mjs';

let folder;
let file;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'holdfast-lock-'));
  file = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is held by one at a time, and names the holder to the other', () => {
  const first = takeLock(file, { address: 'http://here' });
  expect(first).toHaveProperty('release');
  expect(takeLock(file)).toMatchObject({
    holder: { pid: process.pid, address: 'http://here' },
  });
  first.release();
  expect(takeLock(file)).toMatchObject({ wasLeft: false });
});

it('is free when its holder was killed, and says that it was left', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const holder = { pid: child.pid, identity: identityOf(child.pid) };
  writeFileSync(file, JSON.stringify(holder));
  expect(takeLock(file)).toMatchObject({ holder });
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  expect(takeLock(file)).toMatchObject({ wasLeft: true });
});

it('does not take a later process with the same number for the holder', () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, identity: 'an earlier life' }));
  expect(takeLock(file)).toMatchObject({ wasLeft: true });
});

it('is free when its file was cut short', () => {
  writeFileSync(file, '{"pid":');
  expect(takeLock(file)).toHaveProperty('release');
});

it('lets one after the other work, and leaves nothing behind', async () => {
  const order = [];
  const work = (name) => () =>
    new Promise((resolve) => {
      order.push(`${name} begins`);
      setTimeout(() => resolve(order.push(`${name} ends`)), 50);
    });
  await Promise.all(['a', 'b'].map((name) => whenFree(file, () => undefined, work(name))));
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(readdirSync(folder)).toEqual([]);
});
