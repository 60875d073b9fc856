import { describe, expect, it } from 'vitest';
import { MEMORY_WORLDS } from './memory-worlds';
import { badgeHolds, liveOn } from './mastery-life';
import { WORLDS } from './verdict-worlds';

const LEARNERS = 12;
const BEARERS = 40;

describe('the worlds of memory', () => {
  it.each(MEMORY_WORLDS)(
    'let a badge that never fades be false for most after 30 days: %s',
    (memory) => {
      const lives = WORLDS.flatMap((world) =>
        Array.from({ length: BEARERS }, (_, at) =>
          liveOn(world, memory, 'none', `badge:${world}:${memory}:${at}`),
        ),
      );
      expect(badgeHolds(lives)).toBeGreaterThan(0.2);
      expect(badgeHolds(lives)).toBeLessThan(0.5);
    },
  );
});

describe('what the product says 30 to 120 days after a test', () => {
  it('is nearer to what is then known than the score of the test', () => {
    const lives = WORLDS.flatMap((world) =>
      MEMORY_WORLDS.flatMap((memory) =>
        Array.from({ length: LEARNERS }, (_, at) =>
          liveOn(world, memory, at % 2 === 0 ? 'none' : 'month', `watch:${world}:${memory}:${at}`),
        ),
      ),
    );
    const points = lives.flatMap(({ score, later }) => later.map((one) => ({ ...one, score })));
    const off = (said: (point: (typeof points)[number]) => number) =>
      Math.sqrt(points.reduce((sum, one) => sum + (said(one) - one.share) ** 2, 0) / points.length);
    expect(off(({ mastery }) => mastery)).toBeLessThan(0.16);
    expect(off(({ mastery }) => mastery)).toBeLessThan(off(({ score }) => score) - 0.05);
  });
});
