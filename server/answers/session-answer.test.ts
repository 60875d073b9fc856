import { expect, it } from 'vitest';
import {
  publishRenamedContent,
  publishTestContent,
  RENAMED_PATTERN,
  RENAMED_SKILL,
} from '@/server/content/testing/library';
import { readPractice } from '@/server/questions/read-practice';
import { followRenames } from '@/server/replay/follow-renames';
import { play, START, type AnswerMove } from '@/server/replay/testing/history';
import { readReview } from '@/server/reviews/read-review';

const answer = (question: number, response: AnswerMove['response']): AnswerMove => ({
  move: 'answer',
  question,
  response,
  confidence: 'sure',
  context: 'practice',
  hints: 0,
  elapsedMs: 20_000,
  timeZone: 'UTC',
  minutes: 2,
  lateMinutes: 0,
});

it('knows a miss by the new name of its skill, in the review and in practice alike', async () => {
  await publishTestContent();
  const others = Array.from({ length: 8 }, (_, nth) => answer(5 + nth, 'right'));
  const { viewer } = await play('renamed in a session', [answer(4, 'wrong'), ...others]);
  await publishRenamedContent();
  await followRenames();
  const now = new Date(START + 20 * 60_000);
  const again = `${RENAMED_PATTERN}/q2`;
  const review = await readReview(viewer, { limit: 20, wish: 'due' }, 'seed', now);
  expect(review.items[0]).toMatchObject({ reason: 'retry', question: { id: again } });
  expect(review.items[0]?.question.skill).toBe(RENAMED_SKILL);
  const only = { difficulty: undefined, skills: [], onlyRetries: true };
  const practice = await readPractice(viewer, RENAMED_PATTERN, only, 'seed', now);
  expect(practice.retries).toEqual([{ question: again, why: 'missed' }]);
});
