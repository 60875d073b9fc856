import { afterEach, expect, it } from 'vitest';
import { DAY_MS } from '@/core/time';
import { moveClock, now } from '@/server/clock';

afterEach(() => moveClock(0));

it('tells the time of the machine until it is moved', () => {
  expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1_000);
});

it('goes on from where it was moved to', async () => {
  moveClock(3 * DAY_MS);
  const first = now().getTime();
  expect(Math.abs(first - Date.now() - 3 * DAY_MS)).toBeLessThan(1_000);
  await new Promise((resolve) => setTimeout(resolve, 15));
  expect(now().getTime()).toBeGreaterThan(first);
});
