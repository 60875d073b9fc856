import { beforeAll, expect, it } from 'vitest';
import {
  MOVED_QUESTION,
  PATTERN,
  publishMovedContent,
  publishTestContent,
  RIGHT,
  SMALL_PATTERN,
} from '@/server/content/testing/library';
import { seenIn } from '@/server/questions/seen';
import { plantAnswers, plantClass, viewerOf } from '@/server/reports/testing/planted-class';

beforeAll(async () => {
  await publishTestContent();
});

it('knows a question that has moved where it stands now, and nowhere else', async () => {
  const [userId = ''] = (await plantClass(1)).students;
  const viewer = await viewerOf(userId);
  await plantAnswers([
    { userId, question: `${PATTERN}/q2`, option: RIGHT, day: 20_000 },
    { userId, question: `${PATTERN}/q3`, option: RIGHT, day: 20_001 },
  ]);
  await publishMovedContent();
  expect(await seenIn(viewer, SMALL_PATTERN)).toEqual([{ question: MOVED_QUESTION, day: 20_000 }]);
  expect(await seenIn(viewer, PATTERN)).toEqual([{ question: `${PATTERN}/q3`, day: 20_001 }]);
});
