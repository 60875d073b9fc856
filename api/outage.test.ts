import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerBody, cookieOf, nodeMount, type Mount } from '@/api/testing/mounts';
import { publishTestContent } from '@/server/content/testing/library';

// Everything the server says to the database goes through a line that can be cut.
const direct = process.env.DATABASE_URL ?? '';
const line = await cuttableLine(new URL(direct));
process.env.DATABASE_URL = line.url;

let mount: Mount;
const observer = new Client({ connectionString: direct });

beforeAll(async () => {
  await observer.connect();
  mount = await nodeMount();
  await publishTestContent();
});
afterAll(async () => {
  line.open();
  await mount.close();
  await observer.end();
});

async function kept(id: string): Promise<{ answers: number; reps: number }> {
  const { rows } = await observer.query<{ answers: number; reps: number }>(
    `SELECT count(*)::int AS answers, coalesce(max(c.reps), 0) AS reps FROM "Answer" a
     JOIN "Card" c ON c."userId" = a."userId" AND c.skill = a.skill WHERE a.id = $1`,
    [id],
  );
  return rows[0] ?? { answers: 0, reps: 0 };
}

it('answers 503 with Retry-After while the database is away, and loses nothing', async () => {
  const body = answerBody();
  line.cut();
  const away = await mount.send('POST', '/api/answers', { body });
  expect(away.json).toMatchObject({ status: 503, code: 'database/away' });
  expect(away.headers.get('retry-after')).toBe('2');
  expect(away.text).not.toMatch(/postgres|127\.0\.0\.1|at .*\.ts/);
  const health = await mount.send('GET', '/api/health');
  expect(health.json).toMatchObject({
    status: 503,
    detail: expect.stringMatching(/ECONN|connection/),
  });
  expect((await mount.send('HEAD', '/api/health')).status).toBe(503);
  line.open();
  expect((await mount.send('POST', '/api/answers', { body })).status).toBe(200);
  expect(await kept(body.id)).toEqual({ answers: 1, reps: 1 });
  expect((await mount.send('GET', '/api/health')).status).toBe(200);
});

it('keeps an answer once when the connection breaks after the write arrived', async () => {
  const cookie = cookieOf(await mount.send('POST', '/api/answers', { body: answerBody() }));
  // From the second time on the statement goes by its name only, as it does all day.
  await mount.send('POST', '/api/answers', {
    body: answerBody({ question: 'course/loops/q3' }),
    cookie,
  });
  const body = answerBody({ question: 'course/loops/q4' });
  line.cutAfterWrite();
  const reply = await mount.send('POST', '/api/answers', { body, cookie });
  expect(line.cuts()).toBe(1);
  expect(reply.status).toBe(200);
  expect(await kept(body.id)).toEqual({ answers: 1, reps: 1 });
  const again = await mount.send('POST', '/api/answers', { body, cookie });
  expect(again.text).toBe(reply.text);
});

it('loses and doubles nothing while connections are killed under parallel answers', async () => {
  const cookie = cookieOf(await mount.send('POST', '/api/answers', { body: answerBody() }));
  let busy = true;
  const killer = (async () => {
    while (busy) {
      await observer.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY random() LIMIT 3`,
      );
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  })();
  const bodies = Array.from({ length: 60 }, () => answerBody({ question: 'course/loops/q8' }));
  const answering = Promise.all(bodies.map((body) => untilKept(body, cookie))).finally(() => {
    busy = false;
  });
  const [statuses] = await Promise.all([answering, killer]);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await kept(bodies[0]?.id ?? '')).toEqual({ answers: 1, reps: 60 });
}, 60_000);

/** What a client does: the same body again, until it was told. */
async function untilKept(body: object, cookie: string | undefined): Promise<number> {
  for (let attempt = 1; attempt <= 50; attempt += 1) {
    const { status } = await mount.send('POST', '/api/answers', { body, cookie });
    if (status !== 503) return status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return 503;
}

async function cuttableLine(database: URL) {
  let isOpen = true;
  let isArmed = false;
  let cuts = 0;
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    if (!isOpen) return void client.destroy();
    const upstream = connect(Number(database.port), database.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    let isMute = false;
    client.on('data', (chunk) => {
      if (isArmed && chunk.includes('keep-answer')) {
        isArmed = false;
        isMute = true;
        cuts += 1;
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      // The database has done it; nobody hears of it.
      if (isMute) client.destroy();
      else client.write(chunk);
    });
    client.on('close', () => upstream.end());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  proxy.unref();
  const url = new URL(database.href);
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    cut() {
      isOpen = false;
      for (const socket of sockets) socket.destroy();
    },
    open() {
      isOpen = true;
    },
    cutAfterWrite() {
      isArmed = true;
    },
    cuts: () => cuts,
  };
}
