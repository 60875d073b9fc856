import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { API_RIGHTS, ASKERS, toldTo, type Asker } from '@/core/accounts/rights';
import { libraryFiles } from '@/core/content/fixtures/library';
import { app } from '@/api/app';
import { nodeMount, type Mount, type Reply } from '@/api/testing/mounts';
import {
  nothing,
  QUESTION,
  somebody,
  type Belongings,
  type Somebody,
} from '@/api/testing/somebody';
import { content } from '@/server/content/loaded';
import { loadContent } from '@/server/content/load-content';

// Reading the same content again a hundred times would prove nothing more.
vi.mock('@/server/content/reload-content', async () => {
  const loaded = await import('@/server/content/loaded');
  return { reloadContent: async () => loaded.content() };
});

const folder = mkdtempSync(path.join(tmpdir(), 'rights-'));
let mount: Mount;
let image = '';

beforeAll(async () => {
  for (const { path: name, bytes } of libraryFiles()) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  process.env.CONTENT_DIR = folder;
  await loadContent();
  mount = await nodeMount();
  image = await storedImage();
});
afterAll(async () => {
  await mount.close();
  rmSync(folder, { recursive: true, force: true });
});

async function storedImage(): Promise<string> {
  const { pool } = await import('@/server/database/client');
  const sha = 'a'.repeat(64);
  await pool().query(`INSERT INTO "Media" (sha, extension, bytes) VALUES ($1, 'png', '')`, [sha]);
  return `${sha}.png`;
}

interface Asked {
  /** By the names in the path's template. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
}

const [TRACK = '', PATTERN = ''] = QUESTION.split('/');
const pattern = { track: TRACK, pattern: PATTERN };
const respond = { response: { skip: true } };

/** What is asked of each route, of what belongs to somebody. Only routes that need more than their path. */
const ASKS: Readonly<Record<string, (of: Belongings, asker: Asker) => Asked>> = {
  'GET /media/{file}': () => ({ params: { file: image } }),
  'GET /api/questions/{track}/{pattern}/{id}': () => ({ params: { ...pattern, id: 'easy-2' } }),
  'GET /api/practice/{track}/{pattern}': () => ({ params: pattern }),
  'GET /api/content/files/{track}/{pattern}': () => ({ params: pattern }),
  'POST /api/answers': (of, asker) => ({
    // Asked in the open test of whoever has one: somebody who has answered it before gets the same again.
    body:
      asker === 'nobody'
        ? { id: randomUUID(), question: QUESTION, context: 'practice', ...respond }
        : { id: of.answer, question: QUESTION, context: 'practice', ...respond },
  }),
  'POST /api/answers/{id}/undo': ({ answer }) => ({ params: { id: answer } }),
  'POST /api/tests': () => ({ body: { pattern: QUESTION.slice(0, QUESTION.lastIndexOf('/')) } }),
  'GET /api/tests/{id}': ({ test }) => ({ params: { id: test } }),
  'PUT /api/tests/{id}/answers/{position}': ({ test }) => ({
    params: { id: test, position: '1' },
    body: { ...respond, seq: 1 },
  }),
  'POST /api/tests/{id}/submit': ({ test }) => ({ params: { id: test } }),
  'POST /api/tests/{id}/more': ({ test }) => ({ params: { id: test } }),
  'PUT /api/plan': () => ({
    body: {
      timeZone: 'UTC',
      timeZoneChosen: false,
      rolloverHour: 4,
      dailyMinutes: 15,
      days: [1, 2, 3],
      intensity: 'normal',
      exams: [],
    },
  }),
  'GET /api/classes/{classId}/mastery': ({ cls }) => ({ params: { classId: cls } }),
  'GET /api/classes/{classId}/evidence': ({ cls, student }) => ({
    params: { classId: cls },
    query: { student, pattern: `${TRACK}/${PATTERN}` },
  }),
  'GET /api/classes/{classId}/live': ({ cls }) => ({
    params: { classId: cls },
    query: { pattern: `${TRACK}/${PATTERN}` },
  }),
  'GET /api/classes/{classId}/warm-ups/{warmUpId}/answers/{number}': ({ cls, warmUp }) => ({
    params: { classId: cls, warmUpId: warmUp, number: '1' },
  }),
  'GET /api/classes/{classId}/reports/{report}': ({ cls }) => ({
    params: { classId: cls, report: 'progress-by-week' },
  }),
  'POST /api/reports': () => ({
    body: {
      id: randomUUID(),
      question: QUESTION,
      version: content().question(QUESTION)?.version,
      reason: 'key',
    },
  }),
  'POST /api/notices/{id}/seen': ({ notice }) => ({ params: { id: notice } }),
};

const routes = [
  'GET /api/openapi.json',
  ...app.openAPIRegistry.definitions.flatMap((one) =>
    one.type === 'route' ? [`${one.route.method.toUpperCase()} ${one.route.path}`] : [],
  ),
];

/** Asks as somebody for what belongs to `of`. */
async function ask(route: string, as: Somebody, of: Belongings, unknown = false): Promise<Reply> {
  const [method = '', template = ''] = route.split(' ');
  const asked = ASKS[route]?.(of, as.asker) ?? {};
  const address = template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = asked.params?.[name];
    if (value === undefined)
      throw new Error(`ASKS of api/rights.test.ts has no ${name} for ${route}.`);
    return unknown ? `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}` : value;
  });
  const query = asked.query ? `?${new URLSearchParams(asked.query)}` : '';
  return mount.send(method, address + query, {
    cookie: as.cookie,
    ...(method !== 'GET' && { body: asked.body ?? {} }),
  });
}

/** The body, with the names of what was asked for taken out: they are what the caller sent. */
function bodyOf({ text }: Reply, of: Belongings): string {
  return Object.entries(of).reduce((left, [name, id]) => left.replaceAll(id, name), text);
}

it('has a row for every route, and no row without a route', () => {
  const without = routes.filter((route) => !(route in API_RIGHTS));
  const rows = without.map((route) => {
    const named = /\{/.test(route) ? ', others: 404' : '';
    return `  '${route}': { why: '…', own: 200${named} },`;
  });
  expect(
    rows.join('\n'),
    `Write into API_RIGHTS of core/accounts/rights.ts (and, where the path names something, into ASKS of api/rights.test.ts):\n${rows.join('\n')}\n`,
  ).toBe('');
  expect(Object.keys(API_RIGHTS).filter((row) => !routes.includes(row))).toEqual([]);
  expect(Object.keys(ASKS).filter((row) => !routes.includes(row))).toEqual([]);
});

describe.each(ASKERS)('%s', (asker) => {
  it.each(Object.entries(API_RIGHTS))('at %s', { timeout: 120_000 }, async (route, right) => {
    const as = await somebody(mount, asker);
    const told: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    if (right.others !== undefined) {
      const other = await somebody(mount, asker === 'nobody' ? 'guest' : asker);
      const none = nothing();
      const [foreign, missing] = [await ask(route, as, other.has), await ask(route, as, none)];
      told['foreign'] = [foreign.status, bodyOf(foreign, other.has)];
      wanted['foreign'] = [toldTo(asker, right.others), bodyOf(missing, none)];
      told['missing'] = missing.status;
      wanted['missing'] = toldTo(asker, right.others);
    }
    if (right.missing !== undefined) {
      told['unknown'] = (await ask(route, as, as.has, true)).status;
      wanted['unknown'] = toldTo(asker, right.missing);
    }
    // Nobody owns nothing.
    if (asker !== 'nobody' || right.others === undefined) {
      const own = await ask(route, as, as.has);
      told['own'] = own.status;
      wanted['own'] = toldTo(asker, right.own);
      if (route === 'POST /api/tests' && asker !== 'nobody') wanted['own'] = 200;
      if (own.status !== wanted['own']) told['body'] = own.text;
      told['kept by caches'] = own.headers.get('cache-control');
      wanted['kept by caches'] = route.startsWith('GET /media/')
        ? 'public, max-age=31536000, immutable'
        : 'private, no-store';
      if (!String(told['kept by caches']).includes('no-store'))
        expect(own.headers.get('set-cookie')).toBeNull();
    }
    expect(told).toEqual(wanted);
  });
});

const writing = routes.filter((route) => !route.startsWith('GET '));

it.each(writing)('%s takes nothing from another site', async (route) => {
  const as = await somebody(mount, 'admin');
  const [method = '', template = ''] = route.split(' ');
  const { params = {}, body = {} } = ASKS[route]?.(as.has, 'admin') ?? {};
  const address = template.replace(/\{([^}]+)\}/g, (_, name: string) => params[name] ?? '');
  const foreign: Record<string, string>[] = [
    { origin: 'https://other.example' },
    { origin: 'null' },
    { origin: '' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign) {
    const reply = await mount.send(method, address, { cookie: as.cookie, body, headers });
    expect([headers, reply.status, reply.json?.code]).toEqual([
      headers,
      403,
      'request/foreign-origin',
    ]);
    expect(reply.headers.get('set-cookie')).toBeNull();
  }
});
