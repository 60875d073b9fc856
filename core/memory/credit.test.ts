import { describe, expect, it } from 'vitest';
import type { MemoryCard } from './card';
import { creditedCard } from './credit';
import { DEFAULT_PARAMETERS } from './parameters';
import { intervalDays, reviewCard } from './schedule';
import { DAY_MS } from '@/core/time';

const DAY = 20_000;
const card: MemoryCard = {
  stability: 6,
  difficulty: 5,
  known: 0.9,
  reps: 3,
  lapses: 1,
  lastAnsweredAt: new Date((DAY - 5) * DAY_MS),
  lastLocalDay: DAY - 5,
  dueDay: DAY + 3,
  parameterVersion: 'fsrs-6-default',
};
const held = { day: DAY, offset: 0.1, retention: 0.85, load: new Map<number, number>() };

describe('the credit of a prerequisite', () => {
  const credited = creditedCard(card, {
    ...held,
    practiceDays: 127,
    parameters: DEFAULT_PARAMETERS,
  });

  it('adds three tenths of what a Good would have added to S', () => {
    const good = reviewCard(card, {
      ...held,
      grade: 3,
      known: 0.9,
      at: new Date(DAY * DAY_MS),
    });
    expect(good.stability).toBeGreaterThan(card.stability);
    expect(credited.stability).toBeCloseTo(6 + 0.3 * (good.stability - 6), 12);
  });

  it('is no answer: what was shown, when and how often stays', () => {
    const { stability, dueDay } = credited;
    expect({ ...credited, stability: card.stability, dueDay: card.dueDay }).toEqual(card);
    expect([stability > card.stability, dueDay >= card.dueDay]).toEqual([true, true]);
  });

  it('moves the due day out to where the new S leads, counted from the last answer', () => {
    const interval = intervalDays(credited.stability, 0.85, 0.1);
    expect(Math.abs(credited.dueDay - (card.lastLocalDay + interval))).toBeLessThanOrEqual(2);
  });
});
