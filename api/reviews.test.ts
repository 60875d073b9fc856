import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { review, type Review } from '@/core/memory/review';
import { answerBody, cookieOf, nextMount, nodeMount, type Mount } from '@/api/testing/mounts';
import { DAY_MS } from '@/core/time';
import { CANARY, PATTERN, WRONG, publishTestContent } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';

const mounts: Mount[] = [await nodeMount(), await nextMount()];
const ago = (days: number, minutes = 0) =>
  new Date(Date.now() - days * DAY_MS - minutes * 60_000).toISOString();

beforeAll(async () => {
  await publishTestContent();
});
afterAll(() => Promise.all(mounts.map((mount) => mount.close())));

describe.each(mounts)('the review through $name', ({ send }) => {
  /** Somebody who answered these questions, in this order. */
  async function learner(answers: Record<string, unknown>[]): Promise<string> {
    let cookie: string | undefined;
    for (const answer of answers) {
      const reply = await send('POST', '/api/answers', { body: answerBody(answer), cookie });
      expect(reply.status).toBe(200);
      cookie ??= cookieOf(reply);
    }
    return cookie ?? '';
  }
  async function read(cookie: string | undefined, query = ''): Promise<Review> {
    const { status, json, text } = await send('GET', `/api/review${query}`, { cookie });
    expect(status).toBe(200);
    expect(text).not.toContain(CANARY);
    return review.parse(json);
  }
  const question = (n: number, change: Record<string, unknown> = {}) => ({
    question: `${PATTERN}/q${n}`,
    ...change,
  });

  it('has nothing for somebody new, and makes no guest', async () => {
    const { headers } = await send('GET', '/api/review');
    expect(headers.get('set-cookie')).toBeNull();
    expect(await read(undefined)).toMatchObject({ due: 0, today: 0, items: [], nextDue: null });
  });

  it('brings what has faded, the best known first, and says why', async () => {
    const cookie = await learner([
      question(1, { answeredAt: ago(20) }),
      question(2, { answeredAt: ago(9) }),
    ]);
    const found = await read(cookie);
    expect(found.due).toBe(2);
    expect(found.items.slice(0, 2).map(({ question: { id } }) => id)).toEqual([
      `${PATTERN}/q2`,
      `${PATTERN}/q1`,
    ]);
    const [first] = found.items;
    expect(first?.because).toMatch(/^Recall about \d+ %, \d+ % in three days\.$/);
    expect(first?.recallLater?.recall).toBeLessThan(first?.recall ?? 0);
    expect(first).toMatchObject({ reason: 'due', patternTitle: 'Loops' });
  });

  it('adds new skills of a pattern that was begun, in easy steps, and no more than planned', async () => {
    const cookie = await learner([question(1, { answeredAt: ago(20) })]);
    const { items } = await read(cookie, '?limit=50');
    const fresh = items.filter(({ reason }) => reason === 'new');
    expect(fresh).toHaveLength(8);
    expect(fresh.every(({ recall, pattern }) => recall === null && pattern === PATTERN)).toBe(true);
  });

  it('says when something is due next where nothing is now, and reviews ahead when asked', async () => {
    const cookie = await learner([question(1, { answeredAt: ago(1), confidence: 'sure' })]);
    const found = await read(cookie);
    expect(found.due).toBe(0);
    expect(found.nextDue?.count).toBe(1);
    const ahead = await read(cookie, '?ahead=1');
    expect(ahead.items.map(({ reason }) => reason)).toEqual(['ahead']);
  });

  it('leaves out a question that waits in an open test', async () => {
    const cookie = await learner(
      Array.from({ length: 24 }, (_, at) => question(at + 1, { answeredAt: ago(20, 24 - at) })),
    );
    const started = await send('POST', '/api/tests', { cookie, body: { pattern: PATTERN } });
    const inTest = new Set(started.json.questions.map(({ id }: { id: string }) => id));
    const { due, items } = await read(cookie, '?limit=50');
    expect(due).toBe(14);
    expect(items.some(({ question: { id } }) => inTest.has(id))).toBe(false);
  });

  it('brings a miss back after eight other questions and ten minutes, once', async () => {
    const others = Array.from({ length: 8 }, (_, at) =>
      question(at + 2, { answeredAt: ago(0, 11 - at), elapsedMs: 60_000 }),
    );
    const missed = question(1, { answeredAt: ago(0, 12), response: { option: WRONG } });
    const cookie = await learner([missed, ...others]);
    const isRetry = ({ reason, question: { id } }: Review['items'][number]) =>
      reason === 'retry' && id === `${PATTERN}/q1`;
    expect((await read(cookie)).items.findIndex(isRetry)).toBe(0);
    const again = answerBody(question(1, { response: { option: WRONG }, context: 'review' }));
    await send('POST', '/api/answers', { body: again, cookie });
    expect((await read(cookie)).items.some(isRetry)).toBe(false);
  });

  it('brings it back in practice just so, with its reason, and says from when it may come', async () => {
    const practice = async (cookie: string, query = '') => {
      const { status, json, text } = await send('GET', `/api/practice/${PATTERN}${query}`, {
        cookie,
      });
      expect(status).toBe(200);
      expect(text).not.toContain(CANARY);
      return json;
    };
    const others = (count: number) =>
      Array.from({ length: count }, (_, at) => question(at + 2, { answeredAt: ago(0, 11 - at) }));
    const missed = question(1, { answeredAt: ago(0, 12), response: { option: WRONG } });
    const early = await learner([missed, ...others(7)]);
    const waiting = await practice(early);
    expect(waiting.retries).toEqual([]);
    expect(Date.parse(waiting.retryAt)).toBeLessThan(Date.now());
    const asked = waiting.questions.map(({ id }: { id: string }) => id);
    expect(asked).not.toContain(`${PATTERN}/q1`);
    expect((await practice(early, '?only=retries')).questions).toEqual([]);

    const ripe = await learner([missed, ...others(8)]);
    const round = await practice(ripe);
    expect(round.retries).toEqual([{ question: `${PATTERN}/q1`, why: 'missed' }]);
    expect(round.questions[0].id).toBe(`${PATTERN}/q1`);
    expect((await practice(ripe, '?only=retries')).questions).toHaveLength(1);
    const again = answerBody(question(1, { response: { option: WRONG } }));
    await send('POST', '/api/answers', { body: again, cookie: ripe });
    expect((await practice(ripe)).retries).toEqual([]);
  });

  it('lets the cards of skills rest that the content has no more', async () => {
    const cookie = await learner([question(1, { answeredAt: ago(20) })]);
    await pool().query(
      `UPDATE "Card" SET skill = 'course/loops#gone' WHERE skill = 'course/loops#skill-q1'`,
    );
    expect((await read(cookie)).due).toBe(0);
  });

  it('never asks for more than the minutes of the day, unless told to', async () => {
    const cookie = await learner(
      Array.from({ length: 20 }, (_, at) => question(at + 1, { answeredAt: ago(20, 40 - at) })),
    );
    await pool().query(
      `UPDATE "User" SET "dailyMinutes" = 5, "lastSeenAt" = now() WHERE id IN (SELECT "userId" FROM "Card" GROUP BY 1 HAVING count(*) = 20)`,
    );
    const found = await read(cookie, '?limit=50');
    // Thirty seconds a question: ten in five minutes.
    expect(found).toMatchObject({ due: 20, today: 10, todayMinutes: 5 });
    expect(found.items).toHaveLength(10);
    expect(found.backlog).toEqual({ total: 20, perDay: 10, days: 2 });
    expect((await read(cookie, '?limit=50&beyond=1')).items.length).toBeGreaterThanOrEqual(20);
  });
});
