import { expect, it } from 'vitest';
import { inTellingOrder, isOpen, type Held } from './held-misconceptions';

const held = (slug: string, rightSince: number, day: number): Held => ({
  pattern: 't/p',
  slug,
  falls: 1,
  lastFallAt: new Date(Date.UTC(2026, 0, day)),
  lastFallDay: 20_000 + day,
  rightSince,
});

it('holds a misconception for open until it was answered right twice since', () => {
  expect([0, 1, 2, 3].map((rightSince) => isOpen({ rightSince }))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('tells open misconceptions first, and among equals the newest first', () => {
  const all = [held('closed', 2, 9), held('old', 0, 1), held('new', 1, 5), held('shut', 4, 3)];
  expect(inTellingOrder(all).map(({ slug }) => slug)).toEqual(['new', 'old', 'closed', 'shut']);
});
