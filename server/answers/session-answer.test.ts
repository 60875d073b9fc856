import { expect, it } from 'vitest';
import {
  publishRenamedContent,
  publishTestContent,
  RENAMED_PATTERN,
  RENAMED_SKILL,
} from '@/server/content/testing/library';
import { readPractice } from '@/server/questions/read-practice';
import { followRenames } from '@/server/replay/follow-renames';
import { answerMove, play, START } from '@/server/replay/testing/history';
import { readReview } from '@/server/reviews/read-review';

it('knows a miss by the new name of its skill, in the review and in practice alike', async () => {
  await publishTestContent();
  const others = Array.from({ length: 8 }, (_, nth) =>
    answerMove({ question: 5 + nth, minutes: 2 }),
  );
  const missed = answerMove({ question: 4, response: 'wrong', minutes: 2 });
  const { viewer } = await play('renamed in a session', [missed, ...others]);
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
