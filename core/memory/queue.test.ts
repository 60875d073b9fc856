import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '@/core/mastery/item';
import type { MemoryCard } from './card';
import { DEFAULT_PARAMETERS } from './parameters';
import { practiceOrder, type PracticeInput } from './queue';

const DAY = 20_778;
const item = (id: string, skill: string, difficulty: Item['difficulty'] = 'easy'): Item => ({
  id,
  skill,
  difficulty,
  guessRate: 0.25,
});
const card = (change: Partial<MemoryCard> = {}): MemoryCard => ({
  stability: 20,
  difficulty: 5,
  known: 0.95,
  reps: 2,
  lapses: 0,
  lastAnsweredAt: new Date('2026-11-20T12:00:00Z'),
  lastLocalDay: DAY - 1,
  dueDay: DAY + 20,
  parameterVersion: 'fsrs-6-default',
  ...change,
});
const order = (change: Partial<PracticeInput>) =>
  practiceOrder({
    items: [],
    cards: new Map(),
    seen: [],
    seed: 'seed',
    day: DAY,
    offset: 0,
    limit: 10,
    ...change,
  });

describe('practiceOrder', () => {
  it('asks missed skills first, then unseen ones, then those that are known', () => {
    const items = [item('known', 'a'), item('missed', 'b'), item('unseen', 'c')];
    const cards = new Map([
      ['a', card()],
      ['b', card({ known: 0.1 })],
    ]);
    expect(order({ items, cards })).toEqual(['missed', 'unseen', 'known']);
  });

  it('weighs what has faded by the parameters that hold for the learner', () => {
    const items = [item('shaky', 'a'), item('faded', 'b')];
    const cards = new Map([
      ['a', card({ known: 0.565, lastLocalDay: DAY })],
      ['b', card({ stability: 2, lastLocalDay: DAY - 20 })],
    ]);
    const weights = DEFAULT_PARAMETERS.weights.with(20, 0.8);
    expect(order({ items, cards })).toEqual(['shaky', 'faded']);
    const steep = { version: 'steep', weights };
    expect(order({ items, cards, parameters: steep })).toEqual(['faded', 'shaky']);
  });

  it('lets an unseen skill in after every two that were missed, however many those are', () => {
    const missed = Array.from({ length: 12 }, (_, index) => `m${index}`);
    const items = [...missed, 'u1', 'u2', 'u3'].map((skill) => item(skill, skill));
    const cards = new Map(missed.map((skill) => [skill, card({ known: 0.1 })]));
    const places = order({ items, cards }).flatMap((id, place) =>
      id.startsWith('u') ? [place] : [],
    );
    expect(places).toEqual([2, 5, 8]);
  });

  it('asks the unseen sibling first, the easier one of two, then the one seen longest ago', () => {
    const items = [
      item('yesterday', 'a'),
      item('long-ago', 'a'),
      item('new-hard', 'a', 'hard'),
      item('new-easy', 'a'),
    ];
    const seen = [
      { question: 'yesterday', day: DAY - 1 },
      { question: 'long-ago', day: DAY - 9 },
    ];
    expect(order({ items, seen })).toEqual(['new-easy', 'new-hard', 'long-ago', 'yesterday']);
  });

  const pools = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 });
  const pool = (skills: number[]) => skills.map((skill, at) => item(`q${at}`, `s${skill}`));

  it('never puts two of one skill together while another skill is left', () => {
    fc.assert(
      fc.property(pools, fc.string(), (skills, seed) => {
        const items = pool(skills);
        const skillOf = new Map(items.map(({ id, skill }) => [id, skill]));
        const asked = order({ items, seed, limit: 100 });
        for (let at = 1; at < asked.length; at += 1) {
          const [before, now] = [skillOf.get(asked[at - 1] ?? ''), skillOf.get(asked[at] ?? '')];
          if (before !== now) continue;
          const left = new Set(asked.slice(at).map((id) => skillOf.get(id)));
          expect([...left]).toEqual([now]);
        }
      }),
    );
  });

  it('asks nothing twice, keeps to the limit and gives the same for the same seed', () => {
    fc.assert(
      fc.property(pools, fc.string(), fc.nat(20), (skills, seed, limit) => {
        const items = pool(skills);
        const asked = order({ items, seed, limit });
        expect(new Set(asked).size).toBe(Math.min(limit, items.length));
        expect(asked).toHaveLength(Math.min(limit, items.length));
        expect(order({ items: [...items].reverse(), seed, limit })).toEqual(asked);
      }),
    );
  });
});
