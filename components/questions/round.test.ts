import { describe, expect, it } from 'vitest';
import {
  goneOn,
  isDone,
  lastAnswer,
  missedOf,
  newRound,
  renewed,
  weakSkills,
  withOutcome,
  withoutAnswer,
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
