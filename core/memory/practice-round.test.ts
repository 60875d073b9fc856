import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '@/core/mastery/item';
import { practiceRound, type RoundAnswer, type RoundInput } from './practice-round';
import { practiceOrder } from './queue';

const NOON = Date.UTC(2026, 10, 21, 12);
const item = (skill: number, sibling: number): Item => ({
  id: `t/p/q${skill}-${sibling}`,
  skill: `t/p#s${skill}`,
  difficulty: 'easy',
  guessRate: 0.25,
});
const pool = Array.from({ length: 15 }, (_, skill) => [item(skill, 0), item(skill, 1)]).flat();

/** One answer a minute from noon, to the first question of each of these skills. */
function answers(skills: readonly number[], missed: readonly number[] = []): RoundAnswer[] {
  return skills.map((skill, nth) => ({
    skill: `t/p#s${skill}`,
    question: `t/p/q${skill}-0`,
    missed: missed.includes(nth),
    lucky: false,
    at: new Date(NOON + nth * 60_000),
  }));
}

function round(log: readonly RoundAnswer[], minutes: number, change: Partial<RoundInput> = {}) {
  return practiceRound({
    items: pool,
    cards: new Map(),
    seen: [],
    seed: 'test',
    day: 20_778,
    offset: 0,
    limit: 10,
    log,
    now: new Date(NOON + minutes * 60_000),
    ...change,
  });
}

const NINE = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const skillOf = (id: string) => pool.find((one) => one.id === id)?.skill;

describe('practiceRound', () => {
  it('asks a missed skill again first, by another question, after eight others and ten minutes', () => {
    const { questions, retries, retryAt } = round(answers(NINE, [0]), 10);
    expect(retries).toEqual([{ question: 't/p/q0-1', why: 'missed' }]);
    expect(questions[0]).toBe('t/p/q0-1');
    expect(questions).toHaveLength(10);
    expect(retryAt).toBeNull();
  });

  it('waits while it is too early or too few others were answered, and says from when it may come', () => {
    const early = round(answers(NINE, [0]), 9);
    expect(early.retries).toEqual([]);
    expect(early.retryAt).toEqual(new Date(NOON + 10 * 60_000));
    expect(early.questions.map(skillOf)).not.toContain('t/p#s0');
    const few = round(answers(NINE, [2]), 20);
    expect(few.retries).toEqual([]);
    expect(few.questions.map(skillOf)).not.toContain('t/p#s2');
  });

  it('asks it once: a skill that was answered again had its turn', () => {
    const log = [...answers(NINE, [0]), ...answers([0], [0]).map((one) => later(one, 11))];
    const again = round([...log, ...answers(NINE.slice(1)).map((one) => later(one, 12))], 25);
    expect(again.retries).toEqual([]);
    expect(again.retryAt).toBeNull();
  });

  it('says where a right answer was taken for luck', () => {
    const [first, ...others] = answers(NINE, [0]);
    const lucky = first ? [{ ...first, lucky: true }, ...others] : [];
    expect(round(lucky, 10).retries).toEqual([{ question: 't/p/q0-1', why: 'lucky' }]);
  });

  it('repeats the question itself where the skill has no other', () => {
    const items = pool.filter(({ id }) => id.endsWith('-0'));
    expect(round(answers(NINE, [0]), 10, { items }).retries[0]?.question).toBe('t/p/q0-0');
  });

  it('never comes without questions for what waits: with nothing else, the missed ones are asked', () => {
    const items = pool.filter(({ skill }) => skill === 't/p#s0');
    expect(round(answers([0], [0]), 1, { items }).questions).toHaveLength(2);
  });

  it('knows nothing of misses of other patterns, of an earlier session, or outside the chosen level', () => {
    const elsewhere = answers(NINE, [0]).map((one) => ({ ...one, skill: `${one.skill}x` }));
    expect(round(elsewhere, 10)).toMatchObject({ retries: [], retryAt: null });
    expect(round(answers(NINE, [0]), 60).retries).toEqual([]);
    const items = pool.filter(({ skill }) => skill !== 't/p#s0');
    expect(round(answers(NINE, [0]), 10, { items }).retries).toEqual([]);
  });

  it('is the usual order where nothing was missed, and never asks a question twice', () => {
    const missed = fc.uniqueArray(fc.nat(8));
    fc.assert(
      fc.property(missed, fc.integer({ min: 9, max: 30 }), (nth, minutes) => {
        const { questions } = round(answers(NINE, nth), minutes);
        expect(new Set(questions).size).toBe(questions.length);
        expect(questions).toHaveLength(10);
        const usual = practiceOrder({
          items: pool,
          cards: new Map(),
          seen: [],
          seed: 'test',
          day: 20_778,
          offset: 0,
          limit: 10,
        });
        if (nth.length === 0) expect(questions).toEqual(usual);
      }),
    );
  });
});

function later(answer: RoundAnswer, minutes: number): RoundAnswer {
  return { ...answer, at: new Date(answer.at.getTime() + minutes * 60_000) };
}
