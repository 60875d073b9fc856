import { expect, it } from 'vitest';
import { turns } from '@/server/accounts/turns';

it('lets no more at once than it says, in the order in which they came, also after a failure', async () => {
  const inTurn = turns(3);
  const begun: number[] = [];
  let now = 0;
  let most = 0;
  const work = (nth: number) => async () => {
    begun.push(nth);
    most = Math.max(most, (now += 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    now -= 1;
    if (nth % 5 === 0) throw new Error('failed');
    return nth;
  };
  const all = Array.from({ length: 50 }, (_, nth) => nth);
  const done = await Promise.allSettled(all.map((nth) => inTurn(work(nth))));
  expect([begun, most, now]).toEqual([all, 3, 0]);
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
  expect(await inTurn(() => Promise.resolve('free again'))).toBe('free again');
});
