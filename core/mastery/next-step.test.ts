import { describe, expect, it } from 'vitest';
import { nextStep, stepIn, type NextStepInput, type PatternStanding } from './next-step';

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 12));
const standing = (change: Partial<PatternStanding> = {}): PatternStanding => ({
  level: 'getting-there',
  strength: 0.4,
  answers: 12,
  lastAnsweredAt: at(20),
  lastTestedAt: null,
  ...change,
});
const patterns = ['a', 'b', 'c'].map((id, place) => ({
  id,
  requires: place === 0 ? [] : ['a'],
  questions: 20,
}));
const step = (progress: Record<string, PatternStanding>, change: Partial<NextStepInput> = {}) =>
  nextStep({ patterns, progress: new Map(Object.entries(progress)), openTests: [], ...change });

describe('nextStep', () => {
  it('sends a newcomer to the first pattern', () => {
    expect(step({})).toEqual({ action: 'read', pattern: 'a', testId: null });
  });

  it('resumes the newest open test before all else', () => {
    const openTests = [
      { id: 'old', pattern: 'a', startedAt: at(1) },
      { id: 'new', pattern: 'b', startedAt: at(2) },
    ];
    const next = step({ a: standing({ level: 'refresh-due' }) }, { openTests });
    expect(next).toEqual({ action: 'resume-test', pattern: 'b', testId: 'new' });
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
  const said = (change: Partial<PatternStanding>) => stepIn(pattern, standing(change));

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
