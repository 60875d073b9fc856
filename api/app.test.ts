import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerBody,
  cookieOf,
  nextMount,
  nodeMount,
  type Ask,
  type Mount,
} from '@/api/testing/mounts';
import { CANARY, publishTestContent, testContent } from '@/server/content/testing/library';

const mounts: Mount[] = [await nodeMount(), await nextMount()];

beforeAll(async () => {
  await publishTestContent();
});
afterAll(() => Promise.all(mounts.map((mount) => mount.close())));

const OWN = 'http://localhost:3000';

interface Case {
  ask: Ask;
  method?: string;
  path?: string;
  status: number;
  code?: string;
}

const ORIGINS: Record<string, Case> = {
  'the own origin': { ask: { headers: { origin: OWN } }, status: 200 },
  'the own origin and same-origin': {
    ask: { headers: { origin: OWN, 'sec-fetch-site': 'same-origin' } },
    status: 200,
  },
  'only Sec-Fetch-Site: same-origin': {
    ask: { headers: { origin: '', 'sec-fetch-site': 'same-origin' } },
    status: 200,
  },
  'the name by which it was reached': {
    ask: { headers: { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' } },
    status: 200,
  },
  'neither header': { ask: { headers: { origin: '' } }, status: 403 },
  'a foreign origin': { ask: { headers: { origin: 'http://evil.example' } }, status: 403 },
  'a foreign origin that claims to be forwarded': {
    ask: { headers: { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' } },
    status: 403,
  },
  'an opaque origin': { ask: { headers: { origin: 'null' } }, status: 403 },
  'another port': { ask: { headers: { origin: 'http://localhost:3001' } }, status: 403 },
  'another scheme': { ask: { headers: { origin: 'https://localhost:3000' } }, status: 403 },
  'the own origin from a sibling site': {
    ask: { headers: { origin: OWN, 'sec-fetch-site': 'same-site' } },
    status: 403,
  },
  'Sec-Fetch-Site: none': {
    ask: { headers: { origin: '', 'sec-fetch-site': 'none' } },
    status: 403,
  },
  'a foreign origin with same-origin': {
    ask: { headers: { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' } },
    status: 403,
  },
};

const DOORS: Record<string, Case> = {
  'an unknown path': {
    method: 'GET',
    path: '/api/none',
    ask: {},
    status: 404,
    code: 'request/no-such-path',
  },
  'a POST to an unknown path': {
    path: '/api/none',
    ask: {},
    status: 404,
    code: 'request/no-such-path',
  },
  'a wrong method': { method: 'GET', ask: {}, status: 405, code: 'request/wrong-method' },
  'a DELETE': {
    method: 'DELETE',
    path: '/api/tests/x',
    ask: {},
    status: 405,
    code: 'request/wrong-method',
  },
  'a form': {
    ask: { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' },
    status: 415,
    code: 'request/not-json',
  },
  'text that calls itself JSON': {
    ask: { headers: { 'content-type': 'text/plain; application/json' }, body: '{}' },
    status: 415,
    code: 'request/not-json',
  },
  'no type': { ask: { headers: { 'content-type': '' } }, status: 415, code: 'request/not-json' },
  'broken JSON': { ask: { body: '{"id": ' }, status: 400, code: 'request/invalid' },
  'an empty body': { ask: { body: '' }, status: 400, code: 'request/invalid' },
  'an unknown field': {
    ask: { body: { ...answerBody(), admin: true } },
    status: 400,
    code: 'request/invalid',
  },
  'JSON with a charset': {
    ask: { headers: { 'content-type': 'application/json; charset=utf-8' }, body: answerBody() },
    status: 200,
  },
  'a body of 65 KiB': {
    ask: { body: answerBody({ response: { option: 'x'.repeat(65 * 1024) } }) },
    status: 413,
    code: 'request/too-large',
  },
  'a body of 60 KiB that is no answer': {
    ask: { body: answerBody({ response: { option: 'x'.repeat(60 * 1024) } }) },
    status: 400,
    code: 'request/invalid',
  },
};

describe.each(mounts)('every request through $name', ({ send }) => {
  it.each(Object.entries(ORIGINS))('with %s', async (_, { ask, status }) => {
    const reply = await send('POST', '/api/answers', { body: answerBody(), ...ask });
    expect(reply.status).toBe(status);
    if (status === 403) {
      expect(reply.json).toMatchObject({ code: 'request/foreign-origin' });
      expect(reply.headers.get('set-cookie')).toBeNull();
    }
  });

  it.each(Object.entries(DOORS))(
    'that is %s',
    async (_, { method = 'POST', path = '/api/answers', ask, status, code }) => {
      const reply = await send(method, path, ask);
      expect([reply.status, reply.json?.code]).toEqual([status, code]);
      if (code) {
        expect(reply.headers.get('content-type')).toBe('application/problem+json');
        expect(reply.json).toMatchObject({
          type: `urn:holdfast:${code}`,
          status,
          title: expect.any(String),
          detail: expect.any(String),
        });
      }
      if (status === 405) expect(reply.headers.get('allow')).toMatch(/^[A-Z, ]+$/);
    },
  );

  it('that grows beyond 64 KiB without saying its length is cut off', async () => {
    const body = JSON.stringify(answerBody({ response: { option: 'x'.repeat(80 * 1024) } }));
    const reply = await send('POST', '/api/answers', { body, isChunked: true });
    expect([reply.status, reply.json?.code]).toEqual([413, 'request/too-large']);
    const small = await send('POST', '/api/answers', {
      body: JSON.stringify(answerBody()),
      isChunked: true,
    });
    expect(small.status).toBe(200);
  });

  it('tells its health, also to HEAD', async () => {
    const { status, json } = await send('GET', '/api/health');
    expect([status, json]).toEqual([
      200,
      {
        status: 'ok',
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
        database: 'ok',
        content: { version: expect.any(String), tracks: 1, patterns: 2, questions: 27 },
      },
    ]);
    const head = await send('HEAD', '/api/health');
    expect([head.status, head.text]).toEqual([200, '']);
  });

  it('describes itself', async () => {
    const { status, json } = await send('GET', '/api/openapi.json');
    expect(status).toBe(200);
    expect(json.openapi).toBe('3.1.0');
    expect(Object.keys(json.paths)).toEqual(
      expect.arrayContaining([
        '/api/answers',
        '/api/tests/{id}/answers/{position}',
        '/api/progress',
      ]),
    );
    const fields =
      json.paths['/api/answers'].post.requestBody.content['application/json'].schema.properties;
    expect(Object.keys(fields)).toContain('hintsUsed');
  });

  it('shows a question without a trace of its key, in an order that changes', async () => {
    const path = '/api/questions/course/loops/q1';
    const replies = await Promise.all(Array.from({ length: 24 }, () => send('GET', path)));
    for (const { status, text } of replies) {
      expect(status).toBe(200);
      expect(text).not.toContain(CANARY);
      expect(text).not.toMatch(
        /"(correct|solution|feedback|source|body|mistakes|misconceptions?)"/,
      );
    }
    expect(new Set(replies.map(({ json }) => json.shown.join())).size).toBeGreaterThan(3);
    expect(replies[0]?.headers.get('cache-control')).toBe('private, no-store');
    expect(replies[0]?.headers.get('vary')).toBe('Cookie');
    const missing = await send('GET', '/api/questions/course/loops/none');
    expect(missing.json).toMatchObject({ status: 404, code: 'questions/unknown' });
  });

  it('opens one hint at a time', async () => {
    const hint = (n: string) => send('GET', `/api/questions/course/loops/q1?hint=${n}`);
    expect((await hint('2')).json).toEqual({
      id: 'course/loops/q1',
      position: 2,
      of: 2,
      html: `second hint ${CANARY}`,
    });
    expect((await hint('3')).json).toMatchObject({ status: 404, code: 'questions/no-such-hint' });
    expect((await hint('0')).status).toBe(400);
  });

  it('gives ten questions to practise, of the level that was asked for', async () => {
    const { json, text } = await send('GET', '/api/practice/course/loops?difficulty=hard');
    expect(json.questions).toHaveLength(9);
    expect(json.questions.every((one: { difficulty: string }) => one.difficulty === 'hard')).toBe(
      true,
    );
    expect(text).not.toContain(CANARY);
    expect((await send('GET', '/api/practice/course/loops')).json.questions).toHaveLength(10);
    expect((await send('GET', '/api/practice/course/none')).status).toBe(404);
    expect((await send('GET', '/api/practice/course/loops?difficulty=odd')).status).toBe(400);
  });

  it('practises only the skills that were asked for', async () => {
    const askedBy = async (query: string): Promise<string[]> => {
      const { json } = await send('GET', `/api/practice/course/loops?${query}`);
      return json.questions.map((one: { skill: string }) => one.skill);
    };
    const all = [...new Set(await askedBy(''))];
    const [first = '', second = ''] = all.map((skill) => skill.slice(skill.indexOf('#') + 1));
    expect(all.length).toBeGreaterThan(2);
    expect(new Set(await askedBy(`skill=${first}`))).toEqual(new Set([`course/loops#${first}`]));
    expect(new Set(await askedBy(`skill=${first}&skill=${second}`))).toEqual(
      new Set([`course/loops#${first}`, `course/loops#${second}`]),
    );
    expect(await askedBy('skill=none-such')).toEqual([]);
  });

  it('has nothing but a first step for a visitor, and makes nobody a guest who only reads', async () => {
    const { json, headers } = await send('GET', '/api/progress');
    expect(json).toEqual({
      patterns: [],
      next: { action: 'read', pattern: 'course/loops', title: 'Loops', testId: null, why: {} },
      review: null,
      account: null,
      learner: null,
    });
    expect(headers.get('set-cookie')).toBeNull();
    const broken = await send('GET', '/api/progress', {
      cookie: 'next-auth.session-token=nonsense',
    });
    expect([broken.status, broken.headers.get('set-cookie')]).toEqual([200, null]);
  });

  it('tells progress after an answer', async () => {
    const cookie = cookieOf(await send('POST', '/api/answers', { body: answerBody() }));
    const { json } = await send('GET', '/api/progress', { cookie });
    expect(json.patterns).toMatchObject([{ pattern: 'course/loops', answers: 1, tests: [] }]);
    expect(json.next).toMatchObject({ pattern: 'course/loops' });
  });

  it('serves images by hash so that they cannot run anything', async () => {
    const [sha] = [...testContent().media.keys()];
    const { status, headers } = await send('GET', `/media/${sha}.svg`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('image/svg+xml');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toContain('immutable');
    expect((await send('GET', `/media/${sha}.png`)).status).toBe(404);
    expect((await send('GET', `/media/${'0'.repeat(64)}.svg`)).status).toBe(404);
  });
});
