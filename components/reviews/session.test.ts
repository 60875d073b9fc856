import { describe, expect, it } from 'vitest';
import type { Review, ReviewItem } from '@/core/memory/review';
import type { QuestionView } from '@/core/questions/registry';
import type { Graded } from '@/components/questions/answer-client';
import {
  extended,
  goneOn,
  isDone,
  lastAnswer,
  leftIn,
  minutesLeft,
  newSession,
  renewed,
  resultsOf,
  withOutcome,
  withoutAnswer,
  type Session,
} from '@/components/reviews/session';

function item(name: string, seconds = 30): ReviewItem {
  return {
    question: { id: `t/p/${name}`, version: '0123456789abcdef' } as QuestionView,
    skill: `t/p#${name}`,
    skillName: name,
    pattern: 't/p',
    patternTitle: 'P',
    reason: 'due',
    recall: 0.8,
    recallLater: { days: 3, recall: 0.7 },
    lastDay: '2026-11-01',
    seconds,
    because: '',
  };
}

function sessionOf(...items: ReviewItem[]): Session {
  const review = { items, backlog: null } as unknown as Review;
  return newSession(review, { version: 'v', day: '2026-11-22', ahead: false });
}

function answered(session: Session, correct: boolean, due = '2026-12-01'): Session {
  const result = { id: `id-${session.index}`, correct, memory: { due, recall: 0.8, lucky: false } };
  return withOutcome(session, result as Graded);
}

describe('a review session', () => {
  it('tells the minutes of what is left, by what each question usually takes', () => {
    const session = sessionOf(item('a', 60), item('b', 120));
    expect(minutesLeft(session)).toBe(3);
    expect(minutesLeft(answered(session, true))).toBe(2);
  });

  it('is done when the last one is behind, and goes on with what has become due since', () => {
    const session = goneOn(answered(sessionOf(item('a')), false));
    expect(isDone(session)).toBe(true);
    const longer = extended(session, [item('a')]);
    expect(isDone(longer)).toBe(false);
    expect(leftIn(longer)).toBe(1);
  });

  it('never asks a skill twice that still waits in it', () => {
    const session = sessionOf(item('a'), item('b'));
    expect(
      extended(session, [item('b'), item('c')]).entries.map(({ item: { skill } }) => skill),
    ).toEqual(['t/p#a', 't/p#b', 't/p#c']);
  });

  it('says that a skill slipped when its first answer was wrong, also if the second was right', () => {
    const missed = extended(goneOn(answered(sessionOf(item('a')), false, '2026-11-23')), [
      item('a'),
    ]);
    const righted = answered(missed, true, '2026-11-24');
    expect(resultsOf(righted)).toEqual([
      expect.objectContaining({ held: false, righted: true, due: '2026-11-24' }),
    ]);
    expect(resultsOf(answered(sessionOf(item('a')), true))).toEqual([
      expect.objectContaining({ held: true, righted: false }),
    ]);
  });

  it('takes back the last answer, from its verdict or from the next question', () => {
    const verdict = answered(sessionOf(item('a'), item('b')), true);
    expect(lastAnswer(verdict)).toEqual({ at: 0, answerId: 'id-0' });
    expect(lastAnswer(goneOn(verdict))).toEqual({ at: 0, answerId: 'id-0' });
    const back = withoutAnswer(goneOn(verdict), 0);
    expect(back.index).toBe(0);
    expect(leftIn(back)).toBe(2);
    expect(lastAnswer(back)).toBeNull();
    expect(back.takenBack).toBe(1);
  });

  it('leaves out a question that is gone and keeps the place', () => {
    const session = goneOn(answered(sessionOf(item('a'), item('b'), item('c')), true));
    const without = renewed(session, null);
    expect(without.entries.map(({ item: { skill } }) => skill)).toEqual(['t/p#a', 't/p#c']);
    expect(without.index).toBe(1);
  });
});
