import { describe, expect, it } from 'vitest';
import {
  goneOn,
  isDone,
  lastAnswer,
  mayRetry,
  missedOf,
  newRound,
  renewed,
  weakSkills,
  withOutcome,
  withoutAnswer,
  withRetries,
  type Round,
} from '@/components/questions/round';
import type { AnswerResult } from '@/core/questions/answer';
import type { MasterySummary } from '@/core/mastery/progress';
import type { QuestionView } from '@/core/questions/registry';

const mastery: MasterySummary = {
  pattern: 't/p',
  mastery: 0.2,
  strength: 0.1,
  level: 'learning',
  strongUntil: null,
};

function view(name: string, skill = 's'): QuestionView {
  return {
    id: `t/p/${name}`,
    pattern: 't/p',
    type: 'text',
    difficulty: 'easy',
    skill: `t/p#${skill}`,
    version: '0123456789abcdef',
    stem: '',
    hints: 0,
    shown: [],
  };
}

function graded(round: Round, correct: boolean): Round {
  return goneOn(withOutcome(round, { correct, mastery } as AnswerResult, null));
}

describe('a round of practice', () => {
  it('is done after its last question and not before', () => {
    let round = newRound('v', [view('a'), view('b')]);
    round = graded(round, true);
    expect(isDone(round)).toBe(false);
    round = graded(round, false);
    expect(isDone(round)).toBe(true);
    expect(isDone(goneOn(round))).toBe(true);
  });

  it('tells the missed questions, and their skills by how often they were missed', () => {
    const asked = [view('a', 'one'), view('b', 'two'), view('c', 'two'), view('d', 'three')];
    let round = newRound('v', asked);
    for (const correct of [false, false, false, true]) round = graded(round, correct);
    expect(missedOf(round).map(({ id }) => id)).toEqual(['t/p/a', 't/p/b', 't/p/c']);
    expect(weakSkills(round)).toEqual([
      { skill: 't/p#two', missed: 2 },
      { skill: 't/p#one', missed: 1 },
    ]);
  });

  it('keeps the mastery from before its first answer', () => {
    const before = { ...mastery, level: 'not-started' as const };
    let round = newRound('v', [view('a'), view('b')]);
    round = goneOn(withOutcome(round, { correct: true, mastery } as AnswerResult, before));
    round = withOutcome(round, { correct: true, mastery } as AnswerResult, mastery);
    expect(round.before).toBe(before);
  });

  it('shows a changed question anew, in the same place and unanswered', () => {
    const round = graded(newRound('v', [view('a'), view('b')]), true);
    const changed = renewed(round, { ...view('b'), stem: 'new' });
    expect(changed.questions.map(({ stem }) => stem)).toEqual(['', 'new']);
    expect(changed.outcomes[1]).toBeNull();
  });

  it('leaves out a question that is gone', () => {
    const round = graded(newRound('v', [view('a'), view('b')]), true);
    const shorter = renewed(round, null);
    expect(shorter.questions.map(({ id }) => id)).toEqual(['t/p/a']);
    expect(isDone(shorter)).toBe(true);
  });
});

describe('an answer that is taken back', () => {
  const result = (id: string) => ({ id, correct: true, mastery }) as AnswerResult;

  it('is the one in front, or the one before a question that waits', () => {
    const round = newRound('v', [view('a'), view('b')]);
    expect(lastAnswer(round)).toBeNull();
    const answered = withOutcome(round, result('one'), null);
    expect(lastAnswer(answered)).toEqual({ at: 0, answerId: 'one' });
    expect(lastAnswer(goneOn(answered))).toEqual({ at: 0, answerId: 'one' });
  });

  it('leaves its question in front, unanswered, and the others as they were', () => {
    const first = goneOn(withOutcome(newRound('v', [view('a'), view('b')]), result('one'), null));
    const both = withOutcome(first, result('two'), null);
    const back = withoutAnswer(goneOn(both), 1);
    expect(back.index).toBe(1);
    expect(back.outcomes[1]).toBeNull();
    expect(back.outcomes[0]?.answerId).toBe('one');
    expect(back.takenBack).toBe(1);
  });

  it('cannot be one that the server never named', () => {
    const graded = withOutcome(newRound('v', [view('a')]), { correct: true } as AnswerResult, null);
    expect(lastAnswer(graded)).toBeNull();
  });
});

describe('a miss that comes again in a round', () => {
  const NOON = Date.UTC(2026, 10, 21, 12);
  const asked = Array.from({ length: 10 }, (_, nth) => view(`q${nth}`, `s${nth}`));
  const again = { retries: [{ question: 't/p/x', why: 'missed' as const }], retryAt: null };

  it('is asked for once eight other questions were answered since, and not before', () => {
    let round = newRound('v', asked);
    for (let nth = 0; nth < 9; nth += 1) {
      expect(mayRetry(round, NOON)).toBe(false);
      round = graded(round, nth > 0);
    }
    expect(mayRetry(round, NOON)).toBe(true);
  });

  it('is not asked for where nothing was missed, or its skill was answered again', () => {
    let right = newRound('v', asked);
    let twice = newRound('v', asked.with(5, view('other', 's0')));
    for (let nth = 0; nth < 10; nth += 1) {
      right = graded(right, true);
      twice = graded(twice, nth > 0);
    }
    expect(mayRetry(right, NOON)).toBe(false);
    expect(mayRetry(twice, NOON)).toBe(false);
  });

  it('is asked for when the time has come of one from before this round', () => {
    const retryAt = new Date(NOON).toISOString();
    const round = newRound('v', asked, { retries: [], retryAt });
    expect(mayRetry(round, NOON - 1)).toBe(false);
    expect(mayRetry(round, NOON)).toBe(true);
  });

  it('stands right after the question in front, with its reason, and moves no other', () => {
    const round = graded(newRound('v', asked), false);
    const longer = withRetries(round, [view('x', 'elsewhere')], again);
    expect(longer.questions.map(({ id }) => id).slice(0, 4)).toEqual([
      't/p/q0',
      't/p/q1',
      't/p/x',
      't/p/q2',
    ]);
    expect(longer.again.slice(0, 4)).toEqual([null, null, 'missed', null]);
    expect(longer.outcomes[0]?.correct).toBe(false);
    expect(longer.outcomes).toHaveLength(11);
  });

  it('does not come twice where its skill is still to come in the round', () => {
    const round = graded(newRound('v', asked), false);
    expect(withRetries(round, [view('x', 's7')], again).questions).toHaveLength(10);
  });

  it('does not come twice where it is in front, or was brought already', () => {
    const round = newRound('v', asked);
    expect(withRetries(round, [view('x', 's0')], again).questions).toHaveLength(10);
    const longer = graded(withRetries(graded(round, false), [view('x', 's0')], again), true);
    expect(longer.questions[longer.index]?.id).toBe('t/p/x');
    expect(withRetries(longer, [view('y', 's0')], again).questions).toHaveLength(11);
    expect(withRetries(graded(longer, true), [view('y', 's0')], again).questions).toHaveLength(11);
  });

  it('keeps its reason when the question was changed meanwhile', () => {
    const round = newRound('v', [view('x'), view('b')], again);
    expect(renewed(round, { ...view('x'), stem: 'new' }).again).toEqual(['missed', null]);
    expect(renewed(round, null).again).toEqual([null]);
  });
});
