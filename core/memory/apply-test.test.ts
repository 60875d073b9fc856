import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '@/core/mastery/item';
import { summarise } from '@/core/mastery/summary';
import { judgeTest } from '@/core/tests/judge';
import { testPrior } from '@/core/tests/prior';
import { applyAnswer, masteryView, type GradedAnswer, type LearnerState } from './apply-answer';
import { applyTest } from './apply-test';
import { NEW_LEARNER } from './learner';
import { DAY_MS } from '@/core/time';

const LEVELS = [
  'easy',
  'easy',
  'medium',
  'medium',
  'medium',
  'medium',
  'hard',
  'hard',
  'hard',
  'hard',
] as const;
const items: Item[] = [...LEVELS, ...LEVELS].map((difficulty, at) => ({
  id: `t/p/q${at}`,
  skill: `t/p#s${at}`,
  difficulty,
  guessRate: 0.25,
}));
const context = { pattern: 't/p', items, earlier: [], timeZone: 'UTC', rolloverHour: 4 };
const fresh: LearnerState = { learner: NEW_LEARNER, cards: new Map(), mastery: null };
const at = (day: number) => new Date(Date.UTC(2026, 10, day, 12));
const answersOf = (marks: boolean[], answeredAt: Date, first = 0): GradedAnswer[] =>
  marks.map((correct, place) => ({
    item: items[(first + place) % items.length] as Item,
    inPool: true,
    correct,
    skipped: false,
    confidence: correct ? 'sure' : null,
    hintsUsed: 0,
    elapsedMs: null,
    medianMs: 30_000,
    firstTry: true,
    answeredAt,
  }));
const ten = (right: number) => Array.from({ length: 10 }, (_, place) => place < right);

/** Takes a test as the server does: prior, judgement, then one step. */
function take(state: LearnerState, answers: GradedAnswer[], day: number, kind: 'full' | 'check') {
  const view = masteryView(state, context);
  const prior = testPrior({ kind, mastery: state.mastery, view, earlier: [], now: at(day) });
  const responses = answers.map((one) => ({ ...one, score: one.correct ? 1 : 0 }));
  const judgement = judgeTest({ items, kind, prior, pace: 1, responses });
  const applied = applyTest(state, answers, { judgement, first: true, judgedAt: at(day) }, context);
  const cards = new Map([...state.cards, ...applied.cards]);
  return {
    judgement,
    applied,
    state: { learner: applied.learner, cards, mastery: applied.mastery },
  };
}
const levelOn = (state: LearnerState, day: number) =>
  state.mastery && summarise('t/p', state.mastery, masteryView(state, context), at(day)).level;

describe('applyTest', () => {
  it('gives the word strong, with the day until which it holds', () => {
    const { applied, judgement, state } = take(fresh, answersOf(ten(10), at(21)), 21, 'full');
    expect(judgement.verdict).toBe('strong');
    expect(applied.summary.level).toBe('strong');
    expect(applied.cards.size).toBe(10);
    expect(applied.used).toHaveLength(10);
    const until = applied.summary.strongUntil;
    expect(until && until > '2026-11-21').toBe(true);
    const lastDay = Math.round((Date.parse(until ?? '') - at(21).getTime()) / DAY_MS + 21);
    expect(levelOn(state, lastDay - 1)).toBe('strong');
    expect(levelOn(state, lastDay + 1)).toBe('refresh-due');
    expect(levelOn(state, lastDay + 300)).toBe('getting-there');
  });

  it('takes the word when another test says not yet', () => {
    const strong = take(fresh, answersOf(ten(10), at(21)), 21, 'full');
    const failed = take(strong.state, answersOf(ten(1), at(23), 10), 23, 'full');
    expect(failed.judgement.verdict).toBe('not-yet');
    expect(failed.applied.mastery).toMatchObject({ strongSince: null, lastVerdict: 'not-yet' });
    expect(failed.applied.summary.strongUntil).toBeNull();
  });

  it('sets earlier evidence aside, because a test measures what is there on its day', () => {
    const wrong = answersOf(ten(0), at(1)).reduce<LearnerState>((state, answer) => {
      const { card, mastery, learner } = applyAnswer(state, answer, context);
      return { learner, mastery, cards: new Map(state.cards).set(answer.item.skill, card) };
    }, fresh);
    const afterMisses = take(wrong, answersOf(ten(10), at(21), 10), 21, 'full');
    const anew = take(fresh, answersOf(ten(10), at(21), 10), 21, 'full');
    expect(afterMisses.judgement.pStrong).toBeCloseTo(anew.judgement.pStrong, 12);
    expect(afterMisses.applied.summary.level).toBe('strong');
  });

  it('adds follow-ups to the evidence of their test', () => {
    const first = take(fresh, answersOf(ten(8), at(21)), 21, 'full');
    expect(first.judgement.verdict).toBe('unsure');
    const more = answersOf([true], at(21), 16);
    const responses = [...answersOf(ten(8), at(21)), ...more].map((one) => ({
      ...one,
      score: one.correct ? 1 : 0,
    }));
    const { prior } = first.judgement;
    const judgement = judgeTest({ items, kind: 'full', prior, pace: 1, responses });
    const round = { judgement, first: false, judgedAt: at(21) };
    const { mastery } = applyTest(first.state, more, round, context);
    expect(mastery.abilityMean).toBeCloseTo(judgement.ability.mean, 9);
    expect(mastery.answers).toBe(11);
  });

  it('refreshes a faded pattern by a check that holds, and counts it as a confirmation', () => {
    const strong = take(fresh, answersOf(ten(10), at(1)), 1, 'full').state;
    let day = 2;
    while (levelOn(strong, day) === 'strong') day += 1;
    expect(levelOn(strong, day)).toBe('refresh-due');
    const checked = take(strong, answersOf([true, true, true], at(day), 13), day, 'check');
    expect(checked.judgement.verdict).toBe('strong');
    expect(checked.applied.summary.level).toBe('strong');
    expect(checked.applied.mastery.strongSince).toEqual(at(1));
    expect(checked.applied.mastery.confirmedAt).toEqual([at(day)]);
    const failed = take(strong, answersOf([false, false, false], at(day), 13), day, 'check');
    expect(failed.judgement.verdict).toBe('not-yet');
    expect(failed.applied.mastery.strongSince).toBeNull();
  });

  it('never contradicts its own word strong on the day of the test', () => {
    const practice = fc.array(
      fc.record({ place: fc.nat(19), day: fc.integer({ min: 1, max: 21 }) }),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(practice, fc.nat(19), (misses, first) => {
        const practised = [...misses]
          .sort((one, other) => one.day - other.day)
          .flatMap(({ place, day }) => answersOf([false], at(day), place))
          .reduce<LearnerState>((state, answer) => {
            const { card, mastery, learner } = applyAnswer(state, answer, context);
            return { learner, mastery, cards: new Map(state.cards).set(answer.item.skill, card) };
          }, fresh);
        const { judgement, applied } = take(
          practised,
          answersOf(ten(10), at(21), first),
          21,
          'full',
        );
        expect(judgement.verdict).toBe('strong');
        expect(applied.summary.level).toBe('strong');
        expect(applied.summary.strength).toBeGreaterThanOrEqual(0.6);
        expect(applied.summary.strongUntil).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
