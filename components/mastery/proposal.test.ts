import { describe, expect, it } from 'vitest';
import type { NextStep } from '@/core/mastery/progress';
import { proposalOf } from '@/components/mastery/proposal';
import home from '@/messages/en/home.json';

const WORDS = { home, locale: 'en-GB' };
const NOW = new Date('2026-11-22T10:00:00Z');

function told(step: Partial<NextStep>) {
  const next = { action: 'read', pattern: 't/p', testId: null, why: {}, ...step } as NextStep;
  return proposalOf({ next: { ...next, title: 'Session data' } }, NOW, WORDS);
}

describe('what home proposes', () => {
  it('says how many skills fade, where, and how long they take', () => {
    expect(told({ action: 'review', why: { skills: 6, minutes: 5, patterns: 3 } })).toEqual({
      title: '6 skills are fading',
      why: 'In “Session data” and 2 other patterns. About 5 minutes now keeps what you know.',
      button: 'Review',
      href: '/review',
    });
    expect(told({ action: 'review', why: { skills: 1, minutes: 1, patterns: 1 } }).why).toBe(
      'It is in “Session data”. About a minute now keeps what you know.',
    );
  });

  it('says until when it was strong', () => {
    expect(told({ action: 'refresh', why: { strongUntil: '2026-11-21' } }).why).toContain(
      'strong until yesterday',
    );
    expect(told({ action: 'refresh', why: { strongUntil: '2026-11-03' } }).why).toContain(
      'strong until 3 November',
    );
  });

  it('leads back into the test that was begun', () => {
    const testId = '00000000-0000-4000-8000-000000000000';
    const step = told({ action: 'resume-test', testId, why: { answered: 4, of: 10 } });
    expect(step.href).toBe(`/tests/${testId}`);
    expect(step.why).toContain('4 of 10 answered');
  });

  it('names the exam that is ahead', () => {
    expect(told({ action: 'practise', why: { known: 0.42, examInDays: 12 } }).why).toMatch(
      /about 42% .* Your exam is in 12 days\.$/,
    );
  });

  it('says that all holds when there is no step', () => {
    expect(proposalOf({ next: null }, NOW, WORDS).title).toBe('What you have learned holds');
  });
});
