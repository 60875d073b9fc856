import { describe, expect, it } from 'vitest';
import type { MemoryCard } from '@/core/memory/card';
import { levelOf, type Standing } from './levels';

const at = (day: string) => new Date(`${day}T12:00:00Z`);
const card = (stability: number): MemoryCard => ({
  stability,
  difficulty: 5,
  known: 0.9,
  reps: 4,
  lapses: 0,
  lastAnsweredAt: at('2026-11-01'),
  lastLocalDay: 20_758,
  dueDay: 20_770,
  parameterVersion: 'fsrs-6-default',
});
const level = (change: Partial<Standing> = {}) =>
  levelOf({
    answers: 12,
    strength: 0.9,
    strongSince: at('2026-10-01'),
    lastVerdict: null,
    confirmedAt: [],
    cards: [card(10)],
    ...change,
  });

describe('levelOf', () => {
  it('is not started without an answer', () => {
    expect(level({ answers: 0, strongSince: null })).toBe('not-started');
  });

  it('never calls a pattern strong that no test called strong', () => {
    expect(level({ strongSince: null, strength: 0.99 })).toBe('getting-there');
    expect(level({ strongSince: null, strength: 0.2 })).toBe('getting-there');
    expect(level({ strongSince: null, strength: 0.199 })).toBe('learning');
  });

  it('holds strong from 0.60, asks for a refresh from 0.40 and takes the word below', () => {
    expect(level({ strength: 0.6 })).toBe('strong');
    expect(level({ strength: 0.599 })).toBe('refresh-due');
    expect(level({ strength: 0.4 })).toBe('refresh-due');
    expect(level({ strength: 0.399 })).toBe('getting-there');
  });

  it('never goes back to learning by fading alone', () => {
    expect(level({ strength: 0.01 })).toBe('getting-there');
    const lost = { strongSince: null, strength: 0.01 } as const;
    expect(level({ ...lost, lastVerdict: 'strong' })).toBe('getting-there');
    expect(level({ ...lost, lastVerdict: 'not-yet' })).toBe('learning');
  });

  it('is lasting after checks 21 days apart with 30 days of stability on 70 % of the skills', () => {
    const confirmedAt = [at('2026-10-05'), at('2026-10-26')];
    const cards = [30, 40, 50, 60, 70, 80, 90, 1, 1, 1].map(card);
    expect(level({ confirmedAt, cards })).toBe('lasting');
    expect(level({ confirmedAt, cards: cards.slice(1) })).toBe('strong');
    expect(level({ confirmedAt: [at('2026-10-05'), at('2026-10-25')], cards })).toBe('strong');
    expect(level({ confirmedAt: [at('2026-10-05')], cards })).toBe('strong');
    expect(level({ confirmedAt, cards, strength: 0.5 })).toBe('refresh-due');
  });
});
