import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS } from '@/core/time';
import { content } from '@/server/content/loaded';
import {
  MOVED_QUESTION,
  PATTERN,
  publishMovedContent,
  publishRenamedContent,
  publishTestContent,
  RENAMED_PATTERN,
  RENAMED_SKILL,
  RIGHT,
  SMALL_PATTERN,
  WRONG,
} from '@/server/content/testing/library';
import { readPractice } from '@/server/questions/read-practice';
import { readSession } from '@/server/questions/read-session';
import { plantAnswers, plantClass, viewerOf } from '@/server/reports/testing/planted-class';

const DAY = 20_000;
/** Twelve minutes after the first answer of a day, as they are planted. */
const NOW = new Date(DAY * DAY_MS + 43_200_000 + 12 * 60_000);
const BOTH = { difficulty: undefined, skills: [] };

beforeAll(async () => {
  await publishTestContent();
});
afterAll(async () => {
  await publishTestContent();
});

it('brings a missed question that has moved back where it stands now, by its skill there', async () => {
  const [userId = ''] = (await plantClass(1)).students;
  const viewer = await viewerOf(userId);
  const answered = ['q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10'];
  await plantAnswers(
    answered.map((slug, place) => ({
      userId,
      question: `${PATTERN}/${slug}`,
      option: place === 0 ? WRONG : RIGHT,
      day: DAY,
    })),
  );
  const retriesIn = async (pattern: string) =>
    (await readPractice(viewer, pattern, BOTH, 'seed', NOW)).retries;
  expect(await retriesIn(PATTERN)).toEqual([{ question: `${PATTERN}/q2`, why: 'missed' }]);
  await publishMovedContent();
  const { skill = '' } = content().question(MOVED_QUESTION) ?? {};
  const [missed] = await readSession(viewer, NOW);
  expect(missed).toMatchObject({ question: MOVED_QUESTION, skill, missed: true });
  // Its skill has another question there, which comes in its place.
  expect(await retriesIn(SMALL_PATTERN)).toEqual([
    { question: `${SMALL_PATTERN}/s1`, why: 'missed' },
  ]);
  expect(await retriesIn(PATTERN)).toEqual([]);
});

it('names skills as they are called today, also of a question that is gone', async () => {
  await publishTestContent();
  const [userId = ''] = (await plantClass(1)).students;
  const viewer = await viewerOf(userId);
  const gone = { question: `${PATTERN}/gone` };
  await plantAnswers([
    { userId, question: `${PATTERN}/q2`, option: WRONG, day: DAY },
    { userId, question: `${PATTERN}/q2`, option: WRONG, day: DAY, extra: gone },
  ]);
  await publishRenamedContent();
  expect(await readSession(viewer, NOW)).toMatchObject([
    { question: `${RENAMED_PATTERN}/q2`, skill: RENAMED_SKILL },
    { question: `${PATTERN}/gone`, skill: RENAMED_SKILL },
  ]);
});
