import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '@/core/random';
import {
  applyAnswer,
  masteryView,
  type ApplyContext,
  type LearnerState,
} from '@/core/memory/apply-answer';
import { NEW_LEARNER } from '@/core/memory/learner';
import { fadedBy, fadePlace, levelLater } from './fade';
import type { Item } from './item';
import { LATER_DAYS } from './later';
import { LEVELS } from './progress';
import { settled, type MasteryState } from './state';
import { DAY_MS } from '@/core/time';

const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
const items: Item[] = Array.from({ length: 15 }, (_, at) => ({
  id: `t/p/q${at}`,
  skill: `t/p#s${at % 8}`,
  difficulty: DIFFICULTIES[at % 3] ?? 'easy',
  guessRate: 0.25,
}));
const context: ApplyContext = {
  pattern: 't/p',
  items,
  earlier: [],
  timeZone: 'Europe/Paris',
  rolloverHour: 4,
};
const start = Date.UTC(2026, 8, 1, 12);

/** A learner who answered some questions over some days, well or badly. */
function lived(seed: number, answers: number, ability: number, isStrong: boolean): LearnerState {
  const random = randomFrom(`fade ${seed}`);
  let state: LearnerState = { learner: NEW_LEARNER, cards: new Map(), mastery: null };
  const tried = new Set<string>();
  let day = 0;
  for (let count = 0; count < answers; count += 1) {
    day += random() < 0.4 ? Math.ceil(random() * 6) : 0;
    const item = items[Math.floor(random() * items.length)] as Item;
    const applied = applyAnswer(
      state,
      {
        item,
        inPool: true,
        correct: random() < ability,
        skipped: false,
        confidence: null,
        hintsUsed: 0,
        elapsedMs: 30_000,
        medianMs: 30_000,
        firstTry: !tried.has(item.id),
        answeredAt: new Date(start + day * DAY_MS),
      },
      context,
    );
    tried.add(item.id);
    state = {
      learner: applied.learner,
      mastery: applied.mastery,
      cards: new Map(state.cards).set(item.skill, applied.card),
    };
  }
  if (!isStrong || !state.mastery) return state;
  const at = new Date(start + day * DAY_MS);
  const tested = {
    ...state.mastery,
    strongSince: at,
    lastTestedAt: at,
    lastVerdict: 'strong',
  } as const;
  return { ...state, mastery: settled({ ...tested }, masteryView(state, context), at) };
}

const life = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  answers: fc.integer({ min: 1, max: 60 }),
  ability: fc.double({ min: 0.1, max: 1, noNaN: true }),
  isStrong: fc.boolean(),
});
const ahead = fc.integer({ min: 0, max: 120 });
const later = (state: MasteryState, days: number) =>
  new Date(state.computedAt.getTime() + days * DAY_MS);

describe('fadedBy', () => {
  it('is the exact forecast on every day that was kept', () => {
    fc.assert(
      fc.property(life, fc.constantFrom(0, ...LATER_DAYS), (one, days) => {
        const state = lived(one.seed, one.answers, one.ability, one.isStrong);
        const kept = state.mastery as MasteryState;
        const exact = settled(kept, masteryView(state, context), later(kept, days));
        const faded = fadedBy(kept, days);
        expect(faded.mastery).toBeCloseTo(exact.mastery, 9);
        expect(faded.spread).toBeCloseTo(Math.sqrt(exact.variance), 9);
        expect(faded.strength).toBeCloseTo(exact.strength, 6);
      }),
      { numRuns: 40 },
    );
  });

  it('is within two hundredths of the exact forecast on any day up to 120', () => {
    fc.assert(
      fc.property(life, ahead, (one, days) => {
        const state = lived(one.seed, one.answers, one.ability, one.isStrong);
        const kept = state.mastery as MasteryState;
        const exact = settled(kept, masteryView(state, context), later(kept, days));
        const faded = fadedBy(kept, days);
        expect(Math.abs(faded.mastery - exact.mastery)).toBeLessThan(0.02);
        expect(Math.abs(faded.spread - Math.sqrt(exact.variance))).toBeLessThan(0.02);
        expect(Math.abs(faded.strength - exact.strength)).toBeLessThan(0.04);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the word that settling with all cards gives', () => {
    fc.assert(
      fc.property(life, ahead, (one, days) => {
        const state = lived(one.seed, one.answers, one.ability, one.isStrong);
        const kept = state.mastery as MasteryState;
        const exact = settled(kept, masteryView(state, context), later(kept, days));
        const word = levelLater(
          {
            level: kept.level,
            isStrong: kept.strongSince !== null,
            wasStrong: kept.lastVerdict === 'strong',
          },
          exact.strength,
        );
        expect(word).toBe(exact.level);
        expect(LEVELS).toContain(word);
      }),
      { numRuns: 100 },
    );
  });

  it('fades nothing where no later values were kept', () => {
    const kept = { mastery: 0.8, variance: 0.01, laterMastery: [], laterSpread: [] };
    expect(fadedBy(kept, 30)).toMatchObject({ mastery: 0.8, spread: 0.1 });
  });

  it('goes on falling beyond the last kept day and stays a share', () => {
    const kept = {
      mastery: 0.9,
      variance: 0.01,
      laterMastery: LATER_DAYS.map((days) => 0.9 - 0.1 * Math.log1p(days)),
      laterSpread: LATER_DAYS.map(() => 0.1),
    };
    const [at120, at300] = [fadedBy(kept, 120).mastery, fadedBy(kept, 300).mastery];
    expect(at300).toBeLessThan(at120);
    expect(fadedBy(kept, 100_000).mastery).toBeGreaterThanOrEqual(0);
  });
});

describe('fadePlace', () => {
  it('finds each kept day at the beginning of its stretch, and a day before counts as none', () => {
    expect(fadePlace(0)).toEqual({ from: 0, share: 0 });
    expect(fadePlace(-3)).toEqual({ from: 0, share: 0 });
    for (const [at, days] of LATER_DAYS.slice(0, -1).entries()) {
      expect(fadePlace(days)).toEqual({ from: at + 1, share: 0 });
    }
    expect(fadePlace(120).share).toBeCloseTo(1, 9);
  });
});
