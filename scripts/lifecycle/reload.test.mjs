import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signal, until } from '../processes.mjs';
import {
  begin,
  childrenOf,
  freePort,
  newDataDir,
  processesWith,
  smallContent,
} from './product.mjs';

let content = '';
let product = null;
let DATA_DIR = '';

beforeEach(() => {
  content = smallContent();
  DATA_DIR = newDataDir();
});
afterEach(async () => {
  product?.signalGroup('SIGTERM');
  await product?.ended();
  await until(() => processesWith(DATA_DIR).length === 0, 10_000);
  for (const folder of [content, DATA_DIR]) rmSync(folder, { recursive: true, force: true });
});

async function start(command) {
  const PORT = String(await freePort());
  product = begin({ CONTENT_DIR: content, DATA_DIR, PORT }, command);
  await product.ready();
  const url = `http://localhost:${PORT}`;
  return {
    version: async () => (await (await fetch(`${url}/api/health`)).json()).content.version,
    page: async () => (await fetch(`${url}/learn/django/views/concept`)).text(),
    server: () => childrenOf(product.pid).find((pid) => processesWith('serve.mjs').includes(pid)),
  };
}

const lesson = () => path.join(content, 'django/views/modes/concept.md');
const save = (words) =>
  writeFileSync(lesson(), `${readFileSync(lesson(), 'utf8')}\n## Lately\n\n${words}\n`);

describe('SIGHUP without a terminal', () => {
  it.each([
    ['npm start', () => product.pid],
    ['the server', ({ server }) => server()],
  ])('to %s shows new content without a stop', async (_name, whom) => {
    const running = await start();
    const first = await running.version();
    expect(await running.page()).not.toContain('Words that were saved');
    save('Words that were saved.');
    signal(whom(running), 'SIGHUP');
    expect(await until(async () => (await running.version()) !== first, 20_000)).toBe(true);
    expect(await running.page()).toContain('Words that were saved');
    expect(product.code).toBeUndefined();
  });

  it('leaves broken content alone, says what is wrong where, and takes it once it is mended', async () => {
    const running = await start();
    const first = await running.version();
    const sound = readFileSync(lesson(), 'utf8');
    save(':::flwo\n1. One\n:::');
    signal(product.pid, 'SIGHUP');
    expect(await until(() => product.said.includes('unknown-directive'), 20_000)).toBe(true);
    expect(await running.version()).toBe(first);
    expect(await running.page()).not.toContain('Lately');
    writeFileSync(lesson(), `${sound}\n## Lately\n\nMended.\n`);
    signal(product.pid, 'SIGHUP');
    expect(await until(async () => (await running.page()).includes('Mended.'), 20_000)).toBe(true);
  });
});

describe.skipIf(!existsSync('/usr/bin/script'))('in a terminal', () => {
  it('everything ends when the terminal closes', async () => {
    const inTerminal = ['/usr/bin/script', '-qec', `${process.execPath} scripts/start.mjs`];
    await start([...inTerminal, '/dev/null']);
    signal(product.pid, 'SIGKILL');
    expect(await until(() => processesWith(DATA_DIR).length === 0, 10_000)).toBe(true);
    const log = readFileSync(path.join(DATA_DIR, 'postgres.log'), 'utf8');
    expect(log.slice(log.lastIndexOf('starting PostgreSQL'))).toContain('is shut down');
  });
});
