import { describe, expect, it } from 'vitest';
import { nextStep, stepIn, type NextStepInput, type ToldStanding } from './next-step';

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 12));
const standing = (change: Partial<ToldStanding> = {}): ToldStanding => ({
  level: 'getting-there',
  strength: 0.4,
  answers: 12,
  mastery: 0.6,
  strongUntil: null,
  lastAnsweredAt: at(20),
  lastTestedAt: null,
  ...change,
});
const patterns = ['a', 'b', 'c'].map((id, place) => ({
  id,
  requires: place === 0 ? [] : ['a'],
  questions: 20,
}));
const step = (progress: Record<string, ToldStanding>, change: Partial<NextStepInput> = {}) =>
  nextStep({
    patterns,
    progress: new Map(Object.entries(progress)),
    openTests: [],
    review: null,
    exams: new Map(),
    now: at(22),
    ...change,
  });

describe('nextStep', () => {
  it('sends a newcomer to the first pattern', () => {
    expect(step({})).toEqual({ action: 'read', pattern: 'a', testId: null, why: {} });
  });

  const review = { skills: 6, minutes: 5, patterns: ['b', 'a'] };
  const openTests = [
    { id: 'old', pattern: 'a', startedAt: at(1), answered: 0, of: 10 },
    { id: 'new', pattern: 'b', startedAt: at(2), answered: 4, of: 10 },
  ];

  it('resumes the newest open test of the day before all else', () => {
    const now = new Date(at(2).getTime() + 3_600_000);
    const next = step({ a: standing({ level: 'refresh-due' }) }, { openTests, review, now });
    expect(next).toEqual({
      action: 'resume-test',
      pattern: 'b',
      testId: 'new',
      why: { answered: 4, of: 10 },
    });
  });

  it('reviews what fades before a refresh, an older test and practice, and says how much it is', () => {
    const next = step({ a: standing({ level: 'refresh-due' }) }, { openTests, review });
    expect(next).toEqual({
      action: 'review',
      pattern: 'b',
      testId: null,
      why: { skills: 6, minutes: 5, patterns: 2 },
    });
  });

  it('comes back to an older open test when nothing fades', () => {
    expect(step({ a: standing() }, { openTests })).toMatchObject({ action: 'resume-test' });
  });

  it('puts the track of an exam first, and says in how many days it is', () => {
    const two = [
      { id: 'near/a', requires: [], questions: 20 },
      { id: 'exam/b', requires: [], questions: 20 },
    ];
    const next = step({}, { patterns: two, exams: new Map([['exam', 9]]) });
    expect(next).toMatchObject({ action: 'read', pattern: 'exam/b', why: { examInDays: 9 } });
  });

  it('refreshes the weakest faded pattern before practising another', () => {
    const next = step({
      a: standing({ level: 'refresh-due', strength: 0.55 }),
      b: standing({ level: 'refresh-due', strength: 0.45 }),
      c: standing(),
    });
    expect(next).toMatchObject({ action: 'refresh', pattern: 'b' });
  });

  it('practises what was worked on last while it is weak', () => {
    const next = step({ a: standing({ lastAnsweredAt: at(3) }), b: standing() });
    expect(next).toMatchObject({ action: 'practise', pattern: 'b' });
  });

  it('tests what was practised and looks worth ten questions', () => {
    expect(step({ a: standing({ strength: 0.5 }) })).toMatchObject({ action: 'test' });
    expect(step({ a: standing({ strength: 0.5, answers: 9 }) })).toMatchObject({
      action: 'practise',
    });
  });

  it('offers another test only after practice a day later', () => {
    const tested = { strength: 0.7, lastTestedAt: at(20) };
    expect(step({ a: standing(tested) })).toMatchObject({ action: 'practise' });
    expect(step({ a: standing({ ...tested, lastAnsweredAt: at(21) }) })).toMatchObject({
      action: 'test',
    });
  });

  it('reads the next pattern whose requirements were begun once the others are strong', () => {
    const chain = [
      { id: 'z', requires: ['b'], questions: 20 },
      { id: 'b', requires: ['a'], questions: 20 },
      { id: 'a', requires: [], questions: 20 },
    ];
    const next = step({ a: standing({ level: 'strong' }) }, { patterns: chain });
    expect(next).toMatchObject({ action: 'read', pattern: 'b' });
  });

  it('leaves a pattern alone that is too small for a test and well practised', () => {
    const small = [{ id: 'a', requires: [], questions: 6 }];
    expect(step({ a: standing({ strength: 0.9 }) }, { patterns: small })).toBeNull();
    expect(step({ a: standing({ strength: 0.5 }) }, { patterns: small })).toMatchObject({
      action: 'practise',
    });
  });

  it('has nothing left to say when every pattern is strong', () => {
    const strong = standing({ level: 'strong', strength: 0.9 });
    expect(step({ a: strong, b: strong, c: standing({ level: 'lasting' }) })).toBeNull();
  });
});

describe('stepIn', () => {
  const pattern = { id: 'a', requires: [], questions: 20 };
  const said = (change: Partial<ToldStanding>) => stepIn(pattern, standing(change));

  it('reads what is new, and leaves what is strong alone', () => {
    expect(stepIn(pattern, null)).toBe('read');
    expect(said({ level: 'not-started' })).toBe('read');
    expect(said({ level: 'strong', strength: 0.9 })).toBeNull();
  });

  it('practises, tests what was practised enough, and refreshes what fades', () => {
    expect(said({ strength: 0.3 })).toBe('practise');
    expect(said({ strength: 0.6 })).toBe('test');
    expect(said({ level: 'refresh-due', strength: 0.5 })).toBe('refresh');
  });
});
