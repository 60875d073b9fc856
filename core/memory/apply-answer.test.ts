import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '@/core/mastery/item';
import { summarise } from '@/core/mastery/summary';
import {
  applyAnswer,
  masteryView,
  type ApplyContext,
  type GradedAnswer,
  type LearnerState,
} from './apply-answer';
import { NEW_LEARNER } from './learner';

const LEVELS = ['easy', 'medium', 'hard'] as const;
const items: Item[] = Array.from({ length: 12 }, (_, at) => ({
  id: `t/p/q${at}`,
  skill: `t/p#s${at % 6}`,
  difficulty: LEVELS[at % 3] ?? 'easy',
  guessRate: 0.25,
}));
const context: ApplyContext = {
  pattern: 't/p',
  items,
  earlier: [],
  timeZone: 'Europe/Paris',
  rolloverHour: 4,
};
const at = (day: number) => new Date(Date.UTC(2026, 10, day, 12));
const answer = (change: Partial<GradedAnswer> = {}): GradedAnswer => ({
  item: items[0] as Item,
  inPool: true,
  correct: true,
  skipped: false,
  confidence: null,
  hintsUsed: 0,
  elapsedMs: 30_000,
  medianMs: 30_000,
  firstTry: true,
  answeredAt: at(21),
  ...change,
});
const fresh: LearnerState = { learner: NEW_LEARNER, cards: new Map(), mastery: null };
/** Answers one after the other. */
function after(answers: GradedAnswer[], state = fresh): LearnerState {
  return answers.reduce((now, one) => {
    const { card, mastery, learner } = applyAnswer(now, one, context);
    return { learner, mastery, cards: new Map(now.cards).set(one.item.skill, card) };
  }, state);
}

describe('applyAnswer', () => {
  it('starts a card, a belief and a summary from the first answer', () => {
    const { card, mastery, used, outcome } = applyAnswer(fresh, answer(), context);
    expect(used).toMatchObject({ grade: 3, recallBefore: 0.5, guessRate: 0.25, pace: 1 });
    expect(card).toMatchObject({ reps: 1, lastLocalDay: used.localDay });
    expect(mastery).toMatchObject({ answers: 1, priorMean: 0.5, priorDeviation: 1.2 });
    expect(mastery.abilityMean).toBeGreaterThan(0.5);
    expect(outcome.memory).toEqual({ due: '2026-11-25', recall: 0.5, lucky: false });
    expect(outcome.mastery).toMatchObject({ pattern: 't/p', strongUntil: null });
  });

  it('tells an unsure right answer that it may have been luck and brings it back tomorrow', () => {
    const { outcome } = applyAnswer(
      fresh,
      answer({ confidence: 'guess', elapsedMs: 45_000 }),
      context,
    );
    expect(outcome.memory).toMatchObject({ lucky: true, due: '2026-11-22' });
  });

  it('moves ability with first tries of the pool only', () => {
    const first = after([answer()]);
    const again = after([answer({ firstTry: false })], first);
    expect(again.mastery?.evidence).toEqual(first.mastery?.evidence);
    const lesson = after([answer({ inPool: false, item: items[1] as Item })], first);
    expect(lesson.mastery?.evidence).toEqual(first.mastery?.evidence);
    expect(lesson.cards.size).toBe(2);
    expect(lesson.mastery?.answers).toBe(2);
  });

  it('moves the offset only with answers a day or more apart', () => {
    const first = after([answer()]);
    expect(after([answer({ firstTry: false })], first).learner.recallOffset).toBe(0);
    const spaced = after([answer({ firstTry: false, answeredAt: at(24) })], first);
    const before = applyAnswer(first, answer({ answeredAt: at(24) }), context).used.recallBefore;
    expect(spaced.learner.recallOffset).toBeCloseTo(0.02 * (1 - before), 12);
  });

  it('learns pace from right first tries without a hint only', () => {
    const paced = (change: Partial<GradedAnswer>) => after([answer(change)]).learner.paceCount;
    expect(paced({})).toBe(1);
    expect(paced({ correct: false })).toBe(0);
    expect(paced({ firstTry: false })).toBe(0);
    expect(paced({ hintsUsed: 1 })).toBe(0);
    expect(paced({ elapsedMs: null })).toBe(0);
  });

  it('starts from the learner’s earlier patterns of the track', () => {
    const { mastery } = applyAnswer(fresh, answer(), { ...context, earlier: [{ mean: 1.3 }] });
    expect(mastery.priorMean).toBeCloseTo(1.1, 12);
    expect(mastery.priorDeviation).toBeCloseTo(1.02, 12);
  });

  it('never makes a pattern strong without a test', () => {
    const all = [1, 2, 3].flatMap((round) =>
      items.map((item) =>
        answer({ item, firstTry: round === 1, confidence: 'sure', answeredAt: at(20 + 5 * round) }),
      ),
    );
    const { mastery } = after(all);
    expect(mastery?.strength).toBeGreaterThan(0.85);
    expect(mastery).toMatchObject({ level: 'getting-there', strongUntilDay: null });
  });

  it('takes the word strong when time alone has brought P below 0.40', () => {
    const known = after(items.map((item) => answer({ item, confidence: 'sure' })));
    const strong = {
      ...known,
      mastery: known.mastery && { ...known.mastery, strongSince: at(21) },
    };
    const soon = after([answer({ firstTry: false, answeredAt: at(22) })], strong);
    expect(soon.mastery?.strongSince).toEqual(at(21));
    const late = after([answer({ firstTry: false, answeredAt: at(400) })], strong);
    expect(late.mastery?.strongSince).toBeNull();
  });

  const anyAnswer = fc.record({
    place: fc.nat(11),
    correct: fc.boolean(),
    confidence: fc.constantFrom(null, 'sure' as const, 'unsure' as const),
    hours: fc.integer({ min: 0, max: 400 }),
  });

  it('gives the same state for the same answers, and changes none that it was given', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 12 }), (answers) => {
        let hours = 0;
        const log = answers.map(({ place, hours: gap, ...rest }) => {
          hours += gap;
          const answeredAt = new Date(at(1).getTime() + hours * 3_600_000);
          return answer({ ...rest, item: items[place] as Item, answeredAt });
        });
        const once = after(log);
        expect(after(log)).toEqual(once);
        expect(fresh).toEqual({ learner: NEW_LEARNER, cards: new Map(), mastery: null });
        const { mastery } = once;
        if (!mastery) return;
        for (const share of [mastery.mastery, mastery.strength]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        // What was kept is what would be told at the same instant.
        const told = summarise('t/p', mastery, masteryView(once, context), mastery.computedAt);
        expect(told.strength).toBeCloseTo(mastery.strength, 12);
        expect(told.level).toBe(mastery.level);
      }),
      { numRuns: 40 },
    );
  });
});
