import { describe, expect, it } from 'vitest';
import { verdictSentence } from '@/components/tests/verdict-sentence';
import type { TestResult } from '@/core/tests/test';
import messages from '@/messages/en/tests.json';

const now = new Date(2026, 10, 21, 12);

function result(part: Partial<TestResult>): TestResult {
  return {
    verdict: 'not-yet',
    pStrong: 0.1,
    score: 5,
    asked: 10,
    byDifficulty: {
      easy: { score: 2, asked: 2 },
      medium: { score: 2, asked: 4 },
      hard: { score: 1, asked: 4 },
    },
    range: [0.4, 0.6],
    strongUntil: null,
    more: 0,
    retestAt: '2026-11-22T12:00:00Z',
    credits: [],
    weakSkills: [],
    questions: [],
    ...part,
  };
}

const told = (part: Partial<TestResult>) =>
  verdictSentence(result(part), now, messages.result, 'en-GB');

describe('the sentence of a result', () => {
  it('says until when a strong pattern holds', () => {
    expect(told({ verdict: 'strong', strongUntil: '2027-03-03' })).toBe(
      'Strong until 3 March 2027',
    );
    expect(told({ verdict: 'strong', strongUntil: '2026-12-03' })).toBe('Strong until 3 December');
  });

  it('names the weakest level of a pattern that is not there yet', () => {
    expect(told({})).toBe('Not yet: hard questions are 1 of 4');
  });

  it('names the harder one of two equally weak levels', () => {
    const byDifficulty = {
      easy: { score: 1, asked: 2 },
      medium: { score: 2, asked: 4 },
      hard: { score: 4, asked: 4 },
    };
    expect(told({ byDifficulty })).toBe('Not yet: medium questions are 2 of 4');
  });

  it('leaves out a level that was not asked', () => {
    const byDifficulty = {
      easy: { score: 0, asked: 0 },
      medium: { score: 0.5, asked: 1 },
      hard: { score: 2, asked: 2 },
    };
    expect(told({ byDifficulty })).toBe('Not yet: medium questions are 0.5 of 1');
  });

  it('says how many more will tell while it is close', () => {
    expect(told({ verdict: 'unsure', more: 3 })).toBe('Close: three more questions will tell');
    expect(told({ verdict: 'unsure', more: 1 })).toBe('Close: one more question will tell');
    expect(told({ verdict: 'unsure' })).toBe('Close, but not clear yet: practise and test again');
  });
});
