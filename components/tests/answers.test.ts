import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAnswered, mergedAnswers, nextSeq, type TestAnswer } from '@/components/tests/answers';
import type { TestQuestion } from '@/core/tests/test';

const started = '2026-11-21T10:00:00Z';

function question(position: number, saved: TestAnswer | null, judged = false): TestQuestion {
  return {
    id: `t/p/q${position}`,
    pattern: 't/p',
    type: 'single',
    difficulty: 'easy',
    skill: 't/p#s',
    version: '0123456789abcdef',
    stem: '',
    hints: 0,
    shown: ['a', 'b'],
    options: [
      { id: 'a', html: 'A' },
      { id: 'b', html: 'B' },
    ],
    position,
    saved,
    judged,
  };
}

function answer(option: string, seq: number): TestAnswer {
  return { response: { option }, confidence: null, elapsedMs: 0, seq };
}

describe('answers of a test from two places', () => {
  it('keep the newer one, wherever it was given', () => {
    expect(mergedAnswers({ 1: answer('a', 7) }, [question(1, answer('b', 8))])[1]?.seq).toBe(8);
    expect(mergedAnswers({ 1: answer('a', 9) }, [question(1, answer('b', 8))])[1]?.seq).toBe(9);
  });

  it('take the server’s one where both have the same number', () => {
    const merged = mergedAnswers({ 1: answer('a', 8) }, [question(1, answer('b', 8))]);
    expect(merged[1]?.response).toEqual({ option: 'b' });
  });

  it('change nothing at a judged position', () => {
    const merged = mergedAnswers({ 1: answer('a', 99) }, [question(1, answer('b', 8), true)]);
    expect(merged[1]?.response).toEqual({ option: 'b' });
  });

  it('forget positions that the test does not have', () => {
    expect(mergedAnswers({ 2: answer('a', 1) }, [question(1, null)])).toEqual({});
  });
});

describe('the number of a save', () => {
  it('always grows at one place, even when the clock goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e10 }), { minLength: 2 }), (times) => {
        let seq = -1;
        for (const ms of times) {
          const next = nextSeq(seq, started, Date.parse(started) + ms);
          expect(next).toBeGreaterThan(seq);
          seq = next;
        }
      }),
    );
  });

  it('of a later answer on another device is above an earlier one here', () => {
    const at = Date.parse(started) + 60_000;
    expect(nextSeq(-1, started, at + 100)).toBeGreaterThan(
      nextSeq(nextSeq(-1, started, at - 500), started, at),
    );
  });
});

describe('an answered question', () => {
  it('is one that was chosen or skipped, not one that was emptied', () => {
    const view = question(1, null);
    expect(isAnswered(view, undefined)).toBe(false);
    expect(isAnswered(view, { ...answer('a', 1), response: {} })).toBe(false);
    expect(isAnswered(view, answer('a', 1))).toBe(true);
    expect(isAnswered(view, { ...answer('a', 1), response: { skip: true } })).toBe(true);
  });
});
