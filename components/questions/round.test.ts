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

const NOON = Date.UTC(2026, 10, 21, 12);
const afterMinutes = (minutes: number) => new Date(NOON + minutes * 60_000);

function graded(round: Round, correct: boolean, minutes = 0): Round {
  const result = { correct, mastery } as AnswerResult;
  return goneOn(withOutcome(round, result, null, afterMinutes(minutes)));
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
    const right = { correct: true, mastery } as AnswerResult;
    round = goneOn(withOutcome(round, right, before, afterMinutes(0)));
    round = withOutcome(round, right, mastery, afterMinutes(1));
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
  const given = (round: Round, result: Partial<AnswerResult>) =>
    withOutcome(
      round,
      { correct: true, mastery, ...result } as AnswerResult,
      null,
      afterMinutes(0),
    );

  it('is the one in front, or the one before a question that waits', () => {
    const round = newRound('v', [view('a'), view('b')]);
    expect(lastAnswer(round)).toBeNull();
    const answered = given(round, { id: 'one' });
    expect(lastAnswer(answered)).toEqual({ at: 0, answerId: 'one' });
    expect(lastAnswer(goneOn(answered))).toEqual({ at: 0, answerId: 'one' });
  });

  it('leaves its question in front, unanswered, and the others as they were', () => {
    const first = goneOn(given(newRound('v', [view('a'), view('b')]), { id: 'one' }));
    const both = given(first, { id: 'two' });
    const back = withoutAnswer(goneOn(both), 1);
    expect(back.index).toBe(1);
    expect(back.outcomes[1]).toBeNull();
    expect(back.outcomes[0]?.answerId).toBe('one');
    expect(back.takenBack).toBe(1);
  });

  it('cannot be one that the server never named', () => {
    expect(lastAnswer(given(newRound('v', [view('a')]), {}))).toBeNull();
  });
});

describe('a miss that comes again in a round', () => {
  const asked = Array.from({ length: 10 }, (_, nth) => view(`q${nth}`, `s${nth}`));
  const again = { retries: [{ question: 't/p/x', why: 'missed' as const }], retryAt: null };

  /** The first ten, the one at `missed` wrongly, one in each minute but for the last. */
  const answered = (missed: number, last: number, questions = asked) =>
    questions.reduce(
      (round, _, nth) => graded(round, nth !== missed, nth === 9 ? last : nth),
      newRound('v', questions),
    );

  it('is asked for once eight others were answered and ten minutes have passed, and not before', () => {
    expect(mayRetry(answered(0, 9), afterMinutes(9))).toBe(false);
    expect(mayRetry(answered(0, 9), afterMinutes(10))).toBe(true);
    expect(mayRetry(answered(1, 20), afterMinutes(20))).toBe(true);
    expect(mayRetry(answered(2, 20), afterMinutes(20))).toBe(false);
  });

  it('is asked for where the answer was right by luck', () => {
    const lucky = { correct: true, mastery, memory: { lucky: true } } as AnswerResult;
    let round = goneOn(withOutcome(newRound('v', asked), lucky, null, afterMinutes(0)));
    for (let nth = 1; nth < 9; nth += 1) round = graded(round, true, nth);
    expect(mayRetry(round, afterMinutes(9))).toBe(false);
    expect(mayRetry(round, afterMinutes(10))).toBe(true);
  });

  it('is not asked for where nothing was missed, its skill was answered again, or after a long pause', () => {
    expect(mayRetry(answered(-1, 9), afterMinutes(10))).toBe(false);
    const twice = asked.with(5, view('other', 's0'));
    expect(mayRetry(answered(0, 9, twice), afterMinutes(10))).toBe(false);
    expect(mayRetry(answered(0, 45), afterMinutes(45))).toBe(false);
  });

  it('is asked for when the time has come of one from before this round', () => {
    const round = newRound('v', asked, { retries: [], retryAt: afterMinutes(0).toISOString() });
    expect(mayRetry(round, new Date(NOON - 1))).toBe(false);
    expect(mayRetry(round, afterMinutes(0))).toBe(true);
  });

  it('stands right after the question in front, with its reason, and moves no other', () => {
    const round = graded(newRound('v', asked), false);
    const longer = withRetries(round, round, [view('x', 'elsewhere')], again);
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
    expect(withRetries(round, round, [view('x', 's7')], again).questions).toHaveLength(10);
  });

  it('does not come twice where it is in front, or was brought already', () => {
    const round = newRound('v', asked);
    const bring = (to: Round, name: string) => withRetries(to, round, [view(name, 's0')], again);
    expect(bring(round, 'x').questions).toHaveLength(10);
    const longer = graded(bring(graded(round, false), 'x'), true);
    expect(longer.questions[longer.index]?.id).toBe('t/p/x');
    expect(bring(longer, 'y').questions).toHaveLength(11);
    expect(bring(graded(longer, true), 'y').questions).toHaveLength(11);
  });

  it('does not come into another round than the one that it was asked for', () => {
    const before = graded(newRound('v', asked), false);
    const after = newRound('v', asked);
    const anew = { ...before, version: 'w' };
    const x = [view('x', 'elsewhere')];
    expect(withRetries(after, before, x, again)).toBe(after);
    expect(withRetries(anew, before, x, again)).toBe(anew);
    expect(withRetries(goneOn(before), before, x, again).questions).toHaveLength(11);
  });

  it('keeps its reason when the question was changed meanwhile', () => {
    const round = newRound('v', [view('x'), view('b')], again);
    expect(renewed(round, { ...view('x'), stem: 'new' }).again).toEqual(['missed', null]);
    expect(renewed(round, null).again).toEqual([null]);
  });
});
