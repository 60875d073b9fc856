import { expect, it } from 'vitest';
import { inTurn } from '@/server/answers/in-turn';

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

it('runs work with one key in order of arrival, also after a failure', async () => {
  const seen: string[] = [];
  const step = (name: string) => async () => {
    seen.push(`${name} begins`);
    await pause();
    seen.push(`${name} ends`);
    if (name === 'b') throw new Error('b fails');
  };
  const all = await Promise.allSettled(
    ['a', 'b', 'c'].map((name) => inTurn('learner', step(name))),
  );
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

it('does not hold up work with another key', async () => {
  const slow = inTurn('one', pause);
  const first = await Promise.race([
    slow.then(() => 'slow'),
    inTurn('other', () => Promise.resolve('other')),
  ]);
  expect(first).toBe('other');
  await slow;
});
