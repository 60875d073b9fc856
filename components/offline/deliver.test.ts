import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { deliver } from '@/components/offline/deliver';
import { leave, meetLearner } from '@/components/offline/leave';
import type { Unsent } from '@/components/offline/shelf';
import {
  forget,
  keep,
  refusedAnswers,
  strike,
  unsent,
  unsentOfOthers,
} from '@/components/questions/outbox';

type Answer = { status: number; body: unknown } | 'away';

/** What the server was asked, as "POST /path id". */
let asked: string[];
/** Whose answer the last request said that it is. */
let giver: string | null;
let answers: (path: string, id: string | undefined) => Answer;

vi.stubGlobal('navigator', {});
vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
  if (path === '/signout') return { type: 'opaqueredirect' };
  const { id } = JSON.parse(String(init.body)) as { id?: string };
  asked.push(`${path}${id ? ` ${id}` : ''}`);
  giver = new Headers(init.headers).get('holdfast-learner');
  const answer = answers(path, id);
  if (answer === 'away') throw new TypeError('fetch failed');
  return new Response(JSON.stringify(answer.body), { status: answer.status });
});

beforeEach(async () => {
  await meetLearner({ learner: null, isGuest: false });
  asked = [];
  answers = () => ({ status: 200, body: { correct: true } });
  for (const { request } of [...(await unsent()), ...(await refusedAnswers())])
    await forget(request.id);
});

const [ADA, BEN] = [randomUUID(), randomUUID()];

function answerWith(id: string = randomUUID()): Unsent {
  return { request: { id, question: 't/p/q' }, view: { id: 't/p/q' } } as Unsent;
}

async function kept(count: number): Promise<string[]> {
  const entries = Array.from({ length: count }, () => answerWith());
  for (const entry of entries) await keep(entry);
  return entries.map(({ request }) => request.id);
}

const idsOf = (entries: Unsent[]) => entries.map(({ request }) => request.id);

it('sends what waits in the order in which it was given, and keeps nothing afterwards', async () => {
  const ids = await kept(4);
  await deliver(null);
  expect(asked).toEqual(ids.map((id) => `/api/answers ${id}`));
  expect(await unsent()).toEqual([]);
});

it('keeps an answer once, in its place, however often it is kept', async () => {
  const ids = await kept(3);
  await keep(answerWith(ids[0]));
  expect(idsOf(await unsent())).toEqual(ids);
});

it('stops at the first that cannot be sent, and sends the rest in order later', async () => {
  const ids = await kept(3);
  answers = (_, id) => (id === ids[1] ? 'away' : { status: 200, body: {} });
  await expect(deliver(null)).rejects.toThrow('/api/answers');
  expect(idsOf(await unsent())).toEqual(ids.slice(1));
  answers = () => ({ status: 200, body: {} });
  await deliver(null);
  expect(asked).toEqual([ids[0], ids[1], ids[1], ids[2]].map((id) => `/api/answers ${id}`));
});

it('sends older answers before the one that somebody waits for, and says what came of that', async () => {
  const ids = await kept(2);
  const mine = answerWith();
  await keep(mine);
  answers = (_, id) => ({ status: 200, body: { id } });
  expect(await deliver(mine)).toEqual({ ok: true, status: 200, body: { id: mine.request.id } });
  expect(asked).toHaveLength(ids.length + 1);
});

it('asks again for an answer that another tab has sent meanwhile', async () => {
  const mine = answerWith();
  answers = () => ({ status: 200, body: { correct: false } });
  expect(await deliver(mine)).toMatchObject({ ok: true, body: { correct: false } });
});

it('keeps what the server refuses, with its sentence, and goes on with the rest', async () => {
  const ids = await kept(2);
  answers = (_, id) =>
    id === ids[0]
      ? {
          status: 404,
          body: { code: 'questions/unknown', detail: 'There is no question "t/p/q".' },
        }
      : { status: 200, body: {} };
  await deliver(null);
  expect(await unsent()).toEqual([]);
  expect(await refusedAnswers()).toMatchObject([
    { request: { id: ids[0] }, refused: 'There is no question "t/p/q".' },
  ]);
});

it.each([
  ['waits for an open test', { status: 409, body: { code: 'tests/question-in-test' } }],
  ['waits after a fault of the server', { status: 500, body: {} }],
])('an answer %s, and those behind it are sent', async (_, trouble) => {
  const ids = await kept(2);
  answers = (__, id) => (id === ids[0] ? trouble : { status: 200, body: {} });
  await deliver(null);
  expect(idsOf(await unsent())).toEqual([ids[0]]);
  expect(await refusedAnswers()).toEqual([]);
});

it('an answer that was taken back is sent and taken back there, before the next one', async () => {
  const ids = await kept(2);
  expect(await strike(ids[0] ?? '')).toBe(true);
  await deliver(null);
  expect(asked).toEqual([
    `/api/answers ${ids[0]}`,
    `/api/answers/${ids[0]}/undo`,
    `/api/answers ${ids[1]}`,
  ]);
  expect(await unsent()).toEqual([]);
});

it('says that an answer which does not wait here cannot be taken back here', async () => {
  expect(await strike(randomUUID())).toBe(false);
});

it('sends what waits before somebody leaves', async () => {
  await meetLearner({ learner: ADA, isGuest: false });
  const [id] = await kept(1);
  expect(await leave()).toBe(true);
  expect([asked, giver]).toEqual([[`/api/answers ${id}`], ADA]);
});

it('keeps what could not be sent for whoever gave it, and sends it as nobody else', async () => {
  const [early] = await kept(1);
  await meetLearner({ learner: ADA, isGuest: false });
  const [late] = await kept(1);
  answers = () => 'away';
  expect(await leave()).toBe(true);
  answers = () => ({ status: 200, body: {} });
  asked = [];
  await meetLearner({ learner: BEN, isGuest: false });
  await deliver(null);
  expect([asked, await unsent(), await unsentOfOthers()]).toEqual([[], [], 2]);
  await meetLearner({ learner: ADA, isGuest: false });
  await deliver(null);
  expect(asked).toEqual([`/api/answers ${early}`, `/api/answers ${late}`]);
});

it('brings what a guest gave along to the account that they sign in to', async () => {
  await meetLearner({ learner: BEN, isGuest: true });
  const ids = await kept(2);
  await meetLearner({ learner: ADA, isGuest: false });
  await deliver(null);
  expect([asked.length, giver]).toEqual([ids.length, ADA]);
});

it('keeps an answer that the server says is somebody else’s', async () => {
  const mine = await keep(answerWith());
  answers = () => ({ status: 409, body: { code: 'answers/other-learner', detail: 'Not you.' } });
  expect(await deliver(mine)).toMatchObject({ ok: false, problem: { detail: 'Not you.' } });
  await deliver(null);
  expect(idsOf(await unsent())).toEqual([mine.request.id]);
});
