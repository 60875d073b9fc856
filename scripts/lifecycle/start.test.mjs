import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { signal, until } from '../processes.mjs';
import {
  begin,
  childrenOf,
  freePort,
  newDataDir,
  processesWith,
  smallContent,
} from './product.mjs';

const STOP_LIMIT_MS = 5_000;
const content = smallContent();
const folders = [];
const begun = [];

async function newStart(changes = {}, command) {
  const DATA_DIR = changes.DATA_DIR ?? newDataDir();
  if (!changes.DATA_DIR) folders.push(DATA_DIR);
  const PORT = changes.PORT ?? String(await freePort());
  const product = begin({ CONTENT_DIR: content, ...changes, DATA_DIR, PORT }, command);
  begun.push(product);
  return Object.assign(product, {
    DATA_DIR,
    PORT,
    clusterLog: path.join(DATA_DIR, 'postgres.log'),
  });
}

const answers = async ({ PORT }) =>
  (await fetch(`http://127.0.0.1:${PORT}/api/health`).catch(() => null))?.ok ?? false;

const logOf = ({ clusterLog }) => readFileSync(clusterLog, 'utf8');

/** The part of the log that the last server wrote. */
const lastLife = (product) =>
  logOf(product).slice(logOf(product).lastIndexOf('starting PostgreSQL'));

afterEach(async () => {
  for (const product of begun.splice(0)) {
    product.signalGroup('SIGTERM');
    await product.ended();
  }
  for (const folder of folders.splice(0)) {
    await until(() => processesWith(folder).length === 0, 10_000);
    rmSync(folder, { recursive: true, force: true });
  }
});

afterAll(() => rmSync(content, { recursive: true, force: true }));

describe('the end', () => {
  it('answers, then ends within five seconds of SIGTERM with its database shut down cleanly', async () => {
    // With all that is shipped.
    const product = await (await newStart({ CONTENT_DIR: 'content' })).ready();
    expect(await answers(product)).toBe(true);
    const from = performance.now();
    process.kill(product.pid, 'SIGTERM');
    const { code, said } = await product.ended();
    expect(performance.now() - from).toBeLessThan(STOP_LIMIT_MS);
    expect({ code, stopped: said.includes('Stopped.') }).toEqual({ code: 0, stopped: true });
    expect(processesWith(product.DATA_DIR)).toEqual([]);
    expect(lastLife(product)).toContain('database system is shut down');
    expect(existsSync(path.join(product.DATA_DIR, 'start.lock'))).toBe(false);
  });

  it('ends within five seconds of Ctrl-C, which reaches every process of the terminal', async () => {
    const product = await (await newStart()).ready();
    const from = performance.now();
    product.signalGroup('SIGINT');
    const { code } = await product.ended();
    expect(performance.now() - from).toBeLessThan(STOP_LIMIT_MS);
    expect(code).toBe(0);
    expect(lastLife(product)).toContain('database system is shut down');
  });

  it('ends all of it when only npm is told to', async () => {
    const npm = process.env.npm_execpath;
    const command = npm ? [process.execPath, npm, 'start'] : ['npm', 'start'];
    const product = await (await newStart({}, command)).ready();
    const from = performance.now();
    process.kill(product.pid, 'SIGTERM');
    await product.ended();
    expect(await until(() => processesWith(product.DATA_DIR).length === 0, STOP_LIMIT_MS)).toBe(
      true,
    );
    expect(performance.now() - from).toBeLessThan(STOP_LIMIT_MS);
    expect(lastLife(product)).toContain('database system is shut down');
  });
});

describe('a page', () => {
  it('is there under either name of this machine', async () => {
    const { PORT } = await (await newStart()).ready();
    for (const name of ['localhost', '127.0.0.1']) {
      expect((await fetch(`http://${name}:${PORT}/`)).status).toBe(200);
      expect((await fetch(`http://${name}:${PORT}/learn/nothing`)).status).toBe(404);
    }
  });
});

describe('a form that leads on', () => {
  it('is answered with the page that it leads to, which the server asks itself for, not another port', async () => {
    const { PORT } = await (await newStart()).ready();
    const site = `http://127.0.0.1:${PORT}`;
    const page = await (await fetch(`${site}/join`)).text();
    const action = /\$ACTION_ID_([0-9a-f]+)/.exec(page)?.[1];
    // As React's client writes a form.
    const form = new FormData();
    form.set('_1_code', 'nonsense');
    form.set('_1_back', '/join');
    form.set('0', '["$K1"]');
    const headers = {
      'Next-Action': action,
      Origin: site,
      'Sec-Fetch-Site': 'same-origin',
      'X-Forwarded-Proto': 'https',
    };
    const answer = await fetch(`${site}/join`, { method: 'POST', headers, body: form });
    expect(answer.headers.get('x-action-redirect')).toMatch(/^\/join/);
    expect(answer.headers.get('content-type')).toContain('text/x-component');
    expect((await answer.text()).length).toBeGreaterThan(1_000);
  });
});

describe('recovery', () => {
  it('starts again after everything was killed', async () => {
    const first = await (await newStart()).ready();
    const all = [first.pid, ...childrenOf(first.pid), ...processesWith(first.DATA_DIR)];
    // One may have gone with another.
    for (const pid of all) signal(pid, 'SIGKILL');
    await first.ended();
    const second = await (await newStart({ DATA_DIR: first.DATA_DIR, PORT: first.PORT })).ready();
    expect(await answers(second)).toBe(true);
    expect(logOf(second)).toContain('automatic recovery in progress');
  });

  it('takes over what a killed start left running', async () => {
    const first = await (await newStart()).ready();
    process.kill(first.pid, 'SIGKILL');
    const second = await (await newStart({ DATA_DIR: first.DATA_DIR, PORT: first.PORT })).ready();
    expect(await answers(second)).toBe(true);
    // For a moment a new connection's process looks like its server.
    await expect.poll(() => processesWith(`-D ${first.DATA_DIR}`)).toHaveLength(1);
  });

  it('says so and ends when its server is killed, with the database shut down cleanly', async () => {
    const product = await (await newStart()).ready();
    const server = childrenOf(product.pid).find((pid) => processesWith('serve.mjs').includes(pid));
    process.kill(server, 'SIGKILL');
    const { code, said } = await product.ended();
    expect({ code, said: said.includes('The server has ended unexpectedly') }).toEqual({
      code: 1,
      said: true,
    });
    expect(lastLife(product)).toContain('database system is shut down');
  });
});

describe('a refusal', () => {
  it('sends a second start away and leaves the first one running', async () => {
    const first = await (await newStart()).ready();
    const second = await (await newStart({ DATA_DIR: first.DATA_DIR })).ended();
    expect(second.code).toBe(1);
    expect(second.said).toContain(`Holdfast already runs from this folder: process ${first.pid}`);
    expect(await answers(first)).toBe(true);
  });

  it('names a port that another program has taken', async () => {
    const other = createServer();
    await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
    const PORT = String(other.address().port);
    const { code, said } = await (await newStart({ PORT })).ended();
    other.close();
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining(`Port ${PORT} of 127.0.0.1 is taken by another program.`),
    });
  });

  it.each([
    ['PORT', 'abc', 'PORT is "abc" but must be a whole number'],
    ['HOST', '192.0.2.7', 'HOST, 192.0.2.7, is no address of this computer'],
    [
      'DATABASE_URL',
      'mysql://a:word@127.0.0.1/x',
      'DATABASE_URL must be the address of a PostgreSQL',
    ],
    [
      'DATABASE_URL',
      'postgresql://a:word@127.0.0.1:1/x',
      'The database x at 127.0.0.1:1 does not answer',
    ],
    ['AUTH_SECRET', 'short', 'AUTH_SECRET must have at least 32 characters'],
    ['TEACHER_SIGNUP', 'maybe', 'TEACHER_SIGNUP is "maybe" but must be'],
    ['CONTENT_DIR', '/does/not/exist', 'CONTENT_DIR, /does/not/exist, does not exist'],
    ['DATA_DIR', '/proc/holdfast', 'DATA_DIR, /proc/holdfast, cannot be written'],
  ])('names %s=%s in one sentence', async (name, value, sentence) => {
    const { code, said } = await (await newStart({ [name]: value })).ended();
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(sentence) });
    expect(said).not.toMatch(/\n\s+at .*:\d+|:word@|short"/);
  });

  it('names a data folder whose path is a file', async () => {
    const folder = newDataDir();
    folders.push(folder);
    writeFileSync(path.join(folder, 'file'), '');
    const { code, said } = await (await newStart({ DATA_DIR: path.join(folder, 'file') })).ended();
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('cannot be written') });
  });
});

describe('the data folder', () => {
  it('keeps the secret to its owner and gives the same one to the next start', async () => {
    const first = await (await newStart()).ready();
    const file = path.join(first.DATA_DIR, 'auth-secret');
    const secret = readFileSync(file, 'utf8');
    expect(secret.trim().length).toBeGreaterThanOrEqual(32);
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    process.kill(first.pid, 'SIGTERM');
    await first.ended();
    await (await newStart({ DATA_DIR: first.DATA_DIR })).ready();
    expect(readFileSync(file, 'utf8')).toBe(secret);
    expect(readdirSync(first.DATA_DIR).filter((name) => name.includes('.lock.'))).toEqual([]);
  });
});
