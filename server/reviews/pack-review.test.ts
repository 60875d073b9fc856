import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { readQuestion } from '@/core/questions/read-question';
import { DAY_MS } from '@/core/time';
import type { Claim } from '@/server/accounts/session';
import type { Viewer } from '@/server/accounts/viewer';
import { recordAnswer } from '@/server/answers/record-answer';
import type { Connection } from '@/server/answers/read-learner';
import { content } from '@/server/content/loaded';
import { PATTERN, publishTestContent, RIGHT } from '@/server/content/testing/library';
import { pool } from '@/server/database/client';
import { packReview } from '@/server/reviews/pack-review';
import { packedAsSeen } from '@/server/reviews/packed-questions';
import { startTest } from '@/server/tests/start-test';

const FIRST = new Date('2026-03-02T10:00:00Z');
const LATER = new Date(FIRST.getTime() + 9 * DAY_MS);

beforeAll(() => publishTestContent());

/** Somebody who answered the first questions of the pool on the first day. */
async function learner(answered: number): Promise<Viewer> {
  let viewer: Viewer | null = null;
  for (let nth = 1; nth <= answered; nth += 1) {
    const question = content().question(`${PATTERN}/q${nth}`);
    const option = question && (question.body as { options: { id: string }[] }).options[0]?.id;
    const claim: Claim | null = viewer && {
      userId: viewer.userId,
      epoch: viewer.epoch,
      issuedAt: 0,
    };
    const request = {
      id: randomUUID(),
      question: `${PATTERN}/q${nth}`,
      context: 'practice' as const,
      response: { option },
    };
    viewer = (await recordAnswer(claim, request, FIRST)).viewer;
  }
  if (!viewer) throw new Error('Nobody answered.');
  return viewer;
}

it('packs what is due with all that marking needs, and remembers it', async () => {
  const viewer = await learner(3);
  const pack = await packReview(viewer, 'seed', LATER);
  const ids = pack.items.map(({ question }) => question.id);
  expect(ids.length).toBeGreaterThanOrEqual(3);
  const sealed = readQuestion(JSON.parse(JSON.stringify(pack.items[0]?.sealed)));
  expect(sealed.version).toBe(pack.items[0]?.question.version);
  expect(JSON.stringify(sealed.body)).toContain(RIGHT);
  const seen = await packedAsSeen(viewer, PATTERN, pool() as Connection);
  expect(seen.map(({ question }) => question).sort()).toEqual([...ids].sort());
});

it('packing again the next day remembers the later day, once', async () => {
  const viewer = await learner(2);
  await packReview(viewer, 'seed', LATER);
  await packReview(viewer, 'seed', new Date(LATER.getTime() + DAY_MS));
  const seen = await packedAsSeen(viewer, PATTERN, pool() as Connection);
  expect(new Set(seen.map(({ question }) => question)).size).toBe(seen.length);
  expect(Math.max(...seen.map(({ day }) => day))).toBe(
    Math.floor((LATER.getTime() + DAY_MS) / DAY_MS),
  );
});

it('packs nothing for nobody', async () => {
  expect((await packReview(null, 'seed', LATER)).items).toEqual([]);
});

it('a question of an open test is not packed', async () => {
  const viewer = await learner(24);
  const claim = { userId: viewer.userId, epoch: viewer.epoch, issuedAt: 0 };
  const start = {
    id: randomUUID(),
    pattern: PATTERN,
    kind: 'full' as const,
    seed: 's',
    now: LATER,
  };
  const { test } = await startTest(claim, start);
  const asked = new Set(test.questions.map(({ id }) => id));
  const pack = await packReview(viewer, 'seed', LATER);
  expect(pack.items.length).toBeGreaterThan(0);
  expect(pack.items.filter(({ question }) => asked.has(question.id))).toEqual([]);
});

it('a test asks what was packed only where its level has nothing else', async () => {
  const viewer = await learner(2);
  const pack = await packReview(viewer, 'seed', LATER);
  const packed = new Set(pack.items.map(({ question }) => question.id));
  const claim = { userId: viewer.userId, epoch: viewer.epoch, issuedAt: 0 };
  const start = {
    id: randomUUID(),
    pattern: PATTERN,
    kind: 'full' as const,
    seed: 's',
    now: LATER,
  };
  const { test } = await startTest(claim, start);
  expect(packed.size).toBeGreaterThan(2);
  for (const level of ['easy', 'medium', 'hard']) {
    const others = content()
      .patterns.get(PATTERN)
      ?.questions.filter(({ id, difficulty }) => difficulty === level && !packed.has(id));
    const asked = test.questions.filter(({ difficulty }) => difficulty === level);
    const carried = asked.filter(({ id }) => packed.has(id));
    expect(carried.length).toBe(Math.max(0, asked.length - (others?.length ?? 0)));
  }
});
