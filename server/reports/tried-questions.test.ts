import { beforeAll, expect, it } from 'vitest';
import {
  MOVED_QUESTION,
  PATTERN,
  publishMovedContent,
  publishTestContent,
  RIGHT,
  SMALL_PATTERN,
  WRONG,
} from '@/server/content/testing/library';
import { plantAnswers, plantClass } from '@/server/reports/testing/planted-class';
import { triedQuestions } from '@/server/reports/tried-questions';

beforeAll(async () => {
  await publishTestContent();
});

it('counts the tries of a question that has moved where it stands now, and nowhere else', async () => {
  const { cls, students } = await plantClass(1);
  const [userId = ''] = students;
  await plantAnswers([
    { userId, question: `${PATTERN}/q2`, option: WRONG, day: 20_000 },
    { userId, question: `${PATTERN}/q3`, option: RIGHT, day: 20_000 },
  ]);
  await publishMovedContent();
  expect(await triedQuestions(cls, [SMALL_PATTERN])).toMatchObject([
    { id: MOVED_QUESTION, pattern: { id: SMALL_PATTERN }, tries: [{ userId, chosen: [WRONG] }] },
  ]);
  expect(await triedQuestions(cls, [PATTERN])).toMatchObject([{ id: `${PATTERN}/q3` }]);
});
