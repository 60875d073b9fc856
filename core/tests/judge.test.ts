import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Confidence } from '@/core/questions/answer';
import { abilityWhere, type Item } from '@/core/mastery/item';
import { shareAtLeast, shareBelief } from './share-belief';
import { judgeTest, type JudgeInput, type TestResponse } from './judge';

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
const items: Item[] = LEVELS.map((difficulty, at) => ({
  id: `t/p/q${at}`,
  skill: `t/p#s${at}`,
  difficulty,
  guessRate: 0.25,
}));
const respond = (
  at: number,
  correct: boolean,
  change: Partial<TestResponse> = {},
): TestResponse => ({
  item: items[at % 10] as Item,
  correct,
  score: correct ? 1 : 0,
  skipped: false,
  confidence: null,
  elapsedMs: null,
  medianMs: 30_000,
  ...change,
});
const prior = { mean: 0.5, deviation: 1.2, confirms: false };
const judge = (responses: TestResponse[], change: Partial<JudgeInput> = {}) =>
  judgeTest({ items, kind: 'full', prior, pace: 1, responses, ...change });
const marks = (correct: boolean[]) => correct.map((right, at) => respond(at, right));

describe('judgeTest', () => {
  it('is Bayes’ rule on the grid where questions are known one by one', () => {
    // One medium question, right: mass above the cut of prior × (know·0.97 + (1 − know)·0.25).
    const cut = abilityWhere(items);
    let [above, all] = [0, 0];
    for (let step = -4000; step <= 4000; step += 1) {
      const ability = step / 1000;
      const know = 1 / (1 + Math.exp(-1.2 * ability));
      const weight =
        Math.exp(-(((ability - 0.5) / 1.2) ** 2) / 2) * (know * 0.97 + (1 - know) * 0.25);
      all += weight;
      if (ability > cut) above += weight;
    }
    const { weights } = shareBelief(
      items,
      [{ ...respond(2, true), hintsUsed: 0, pace: 1 }],
      prior,
      0,
    );
    expect(shareAtLeast({ weights })).toBeCloseTo(above / all, 2);
  });

  it('calls ten of ten strong, two of ten not yet, and eight of ten unsure', () => {
    expect(judge(marks(LEVELS.map(() => true))).verdict).toBe('strong');
    expect(judge(marks(LEVELS.map((_, at) => at < 2))).verdict).toBe('not-yet');
    const eight = judge(marks(LEVELS.map((_, at) => at < 8)));
    expect(eight).toMatchObject({ verdict: 'unsure', score: 8, asked: 10, more: 5 });
  });

  it('offers no follow-ups once decided, and none after fifteen', () => {
    expect(judge(marks(LEVELS.map(() => true))).more).toBe(0);
    const mixed = Array.from({ length: 15 }, (_, at) => respond(at, at % 10 < 8));
    expect(judge(mixed).more).toBe(0);
  });

  it('counts points by difficulty', () => {
    expect(judge(marks(LEVELS.map((_, at) => at !== 9 && at !== 0))).byDifficulty).toEqual({
      easy: { score: 1, asked: 2 },
      medium: { score: 4, asked: 4 },
      hard: { score: 3, asked: 4 },
    });
  });

  it('names the skills with a miss, the easiest miss first', () => {
    expect(
      judge(marks(LEVELS.map((_, at) => at !== 9 && at !== 0 && at !== 3))).weakSkills,
    ).toEqual(['t/p#s0', 't/p#s3', 't/p#s9']);
  });

  it('confirms a strong pattern from 0.70 and takes the word up to 0.35 in a check', () => {
    const check = { kind: 'check', prior: { mean: 1.25, deviation: 0.5, confirms: true } } as const;
    const three = (right: boolean) => [2, 6, 7].map((at) => respond(at, right));
    expect(judge([], check)).toMatchObject({ verdict: 'unsure', more: 5 });
    const held = judge(three(true), check);
    expect(held.pStrong).toBeGreaterThan(0.7);
    expect(held.pStrong).toBeLessThan(0.85);
    expect(held.verdict).toBe('strong');
    expect(judge(three(false), check).verdict).toBe('not-yet');
    const five = [2, 6, 7, 8, 9].map((at) => respond(at, true, { confidence: 'sure' }));
    expect(judge(five, check).verdict).toBe('strong');
  });

  it('never gives the word strong by a check that has nothing to confirm', () => {
    const five = [2, 6, 7, 8, 9].map((at) => respond(at, true, { confidence: 'sure' }));
    const check = { kind: 'check', prior: { mean: 2.5, deviation: 0.5, confirms: false } } as const;
    expect(judge(five, check)).toMatchObject({ verdict: 'unsure', more: 0 });
  });

  const anyResponse = fc.record({
    at: fc.nat(9),
    correct: fc.boolean(),
    confidence: fc.constantFrom<Confidence | null>(null, 'sure', 'unsure', 'guess'),
    elapsedMs: fc.option(fc.integer({ min: 100, max: 300_000 }), { nil: null }),
  });
  const made = ({
    at,
    correct,
    ...rest
  }: typeof anyResponse extends fc.Arbitrary<infer Made> ? Made : never) =>
    respond(at, correct, rest);

  // Each skill once: where one is asked again after misses, a right answer also speaks against
  // skills that are known as a whole, and the belief that is left may be a little lower.
  const apart = (minLength: number) =>
    fc.uniqueArray(anyResponse, { selector: ({ at }) => at, minLength, maxLength: 10 });

  it('never lowers pStrong for one right answer more', () => {
    fc.assert(
      fc.property(apart(0), fc.nat(9), (given, at) => {
        const responses = given.filter((response) => response.at !== at);
        const before = responses.map(made);
        const after = [...before, respond(at, true)];
        expect(judge(after).pStrong).toBeGreaterThanOrEqual(judge(before).pStrong - 1e-9);
      }),
    );
  });

  it('never lowers pStrong or the range when a miss becomes right, all else equal', () => {
    fc.assert(
      fc.property(apart(1), (responses) => {
        const wrong = responses.map((response, at) =>
          made(at === 0 ? { ...response, correct: false } : response),
        );
        const right = responses.map((response, at) =>
          made(at === 0 ? { ...response, correct: true } : response),
        );
        const [low, high] = [judge(wrong), judge(right)];
        expect(high.pStrong).toBeGreaterThanOrEqual(low.pStrong - 1e-9);
        expect(high.range[0]).toBeGreaterThanOrEqual(low.range[0] - 1e-9);
        expect(high.range[1]).toBeGreaterThanOrEqual(low.range[1] - 1e-9);
        for (const { pStrong, range } of [low, high]) {
          expect(pStrong).toBeGreaterThanOrEqual(0);
          expect(pStrong).toBeLessThanOrEqual(1);
          expect(range[0]).toBeLessThanOrEqual(range[1]);
        }
      }),
    );
  });
});
