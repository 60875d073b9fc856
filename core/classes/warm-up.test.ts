import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '@/core/memory/parameters';
import {
  gainOf,
  warmUpOf,
  WARM_UP_QUESTIONS,
  type ClassCard,
  type WarmUpCandidate,
} from './warm-up';

const card = (skill: string, change: Partial<ClassCard> = {}): ClassCard => ({
  skill,
  stability: 8,
  difficulty: 5,
  known: 0.95,
  elapsedDays: 6,
  offset: 0,
  parameters: DEFAULT_PARAMETERS,
  ...change,
});
const candidate = (
  pattern: string,
  skill: string,
  change: Partial<WarmUpCandidate> = {},
): WarmUpCandidate => ({
  id: `${pattern}/${skill}-${change.kind ?? 'single'}`,
  version: 'v1',
  pattern,
  skill: `${pattern}#${skill}`,
  kind: 'single',
  isRecent: false,
  ...change,
});

describe('gainOf', () => {
  it('is larger for what is nearly forgotten than for what was just answered', () => {
    const fresh = gainOf(card('s', { elapsedDays: 0, stability: 60 }));
    const fading = gainOf(card('s', { elapsedDays: 12, stability: 6 }));
    expect(fading).toBeGreaterThan(fresh);
    expect(fading).toBeGreaterThan(0);
  });
});

describe('warmUpOf', () => {
  it('takes the skills that most students are losing and says of how many', () => {
    const candidates = ['a', 'b', 'c'].map((skill) => candidate('t/p', skill));
    const cards = [
      ...Array.from({ length: 9 }, () => card('t/p#a', { stability: 2, elapsedDays: 20 })),
      ...Array.from({ length: 3 }, () => card('t/p#a', { stability: 300 })),
      ...Array.from({ length: 4 }, () => card('t/p#b', { stability: 2, elapsedDays: 20 })),
      ...Array.from({ length: 12 }, () => card('t/p#c', { stability: 300, elapsedDays: 1 })),
    ];
    const [first, second] = warmUpOf(cards, candidates, 'seed');
    expect(first).toEqual({
      question: 't/p/a-single',
      version: 'v1',
      because: { losing: 9, of: 12 },
    });
    expect(second?.because).toEqual({ losing: 4, of: 4 });
  });

  it('asks each skill once, spreads over patterns and keeps neighbours apart', () => {
    const patterns = fc.constantFrom('t/p', 't/q', 't/r');
    const skills = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const pairs = fc.array(fc.tuple(patterns, skills, fc.integer({ min: 1, max: 40 })), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(pairs, fc.string(), (drawn, seed) => {
        const cards = drawn.map(([pattern, skill, elapsedDays]) =>
          card(`${pattern}#${skill}`, { elapsedDays }),
        );
        const candidates = ['t/p', 't/q', 't/r'].flatMap((pattern) =>
          ['a', 'b', 'c', 'd', 'e'].map((skill) => candidate(pattern, skill)),
        );
        const chosen = warmUpOf(cards, candidates, seed);
        const found = new Set(cards.map(({ skill }) => skill));
        expect(chosen.length).toBe(Math.min(WARM_UP_QUESTIONS, found.size));
        expect(new Set(chosen.map(({ question }) => question)).size).toBe(chosen.length);
        const inRow = chosen.map(({ question }) => question.slice(0, 3));
        const counts = inRow.map((one) => inRow.filter((other) => other === one).length);
        const most = Math.max(...counts);
        if (most <= Math.ceil(chosen.length / 2))
          expect(inRow.filter((one, at) => at > 0 && one === inRow[at - 1])).toEqual([]);
        if (new Set([...found].map((skill) => skill.slice(0, 3))).size === 3 && found.size >= 9)
          expect(most).toBeLessThanOrEqual(4);
      }),
      {
        numRuns: 200,
        examples: [
          [
            [
              ['t/q', 'a', 1],
              ['t/p', 'a', 1],
              ['t/q', 'c', 1],
              ['t/q', 'b', 1],
              ['t/r', 'a', 2],
            ],
            '',
          ],
        ],
      },
    );
  });

  it('prefers a choice to typing, what was not shown lately, and leaves out what needs a mouse', () => {
    const candidates = [
      candidate('t/p', 'a', { kind: 'text' }),
      candidate('t/p', 'a', { kind: 'single' }),
      candidate('t/p', 'b', { kind: 'single', isRecent: true }),
      candidate('t/p', 'b', { kind: 'numeric' }),
      candidate('t/p', 'c', { kind: 'parsons' }),
    ];
    const cards = ['a', 'b', 'c'].map((skill) => card(`t/p#${skill}`, { elapsedDays: 20 }));
    const chosen = warmUpOf(cards, candidates, 'seed').map(({ question }) => question);
    expect(chosen.sort()).toEqual(['t/p/a-single', 't/p/b-numeric']);
  });

  it('is empty where nobody answered anything', () => {
    expect(warmUpOf([], [candidate('t/p', 'a')], 'seed')).toEqual([]);
  });
});
