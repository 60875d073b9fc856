import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '@/core/mastery/item';
import { DIFFICULTIES, type Difficulty } from '@/core/questions/question';
import { assembleFollowUp, assembleTest, type AssembleInput, type FollowUpInput } from './assemble';

const TODAY = 20_778;
/** A pool with so many questions of each level, dealt over a number of skills. */
function poolOf(easy: number, medium: number, hard: number, skills: number): Item[] {
  const levels = [easy, medium, hard].flatMap((count, at) =>
    Array.from({ length: count }, () => DIFFICULTIES[at] as Difficulty),
  );
  return levels.map((difficulty, at) => ({
    id: `t/p/${difficulty}-${at}`,
    skill: `t/p#s${at % skills}`,
    difficulty,
    guessRate: 0.25,
  }));
}
const input = (items: Item[], change: Partial<AssembleInput> = {}): AssembleInput => ({
  pattern: 't/p',
  items,
  seen: [],
  seed: 'seed',
  today: TODAY,
  kind: 'full',
  ...change,
});
function form(items: Item[], change: Partial<AssembleInput> = {}): Item[] {
  const assembled = assembleTest(input(items, change));
  if (!assembled.ok) throw new Error(assembled.missing);
  const byId = new Map(items.map((item) => [item.id, item]));
  return assembled.questions.flatMap((id) => byId.get(id) ?? []);
}
const counts = (items: Item[]) =>
  DIFFICULTIES.map((level) => items.filter(({ difficulty }) => difficulty === level).length);

describe('assembleTest', () => {
  const pool = poolOf(10, 14, 14, 12);

  it('asks two easy, four medium and four hard questions of ten skills, an easy one first', () => {
    const asked = form(pool);
    expect(counts(asked)).toEqual([2, 4, 4]);
    expect(new Set(asked.map(({ skill }) => skill)).size).toBe(10);
    expect(asked[0]?.difficulty).toBe('easy');
  });

  it('asks one medium and two hard questions in a check', () => {
    expect(counts(form(pool, { kind: 'check' }))).toEqual([0, 1, 2]);
  });

  it('gives the same form for the same seed, however the pool is ordered, and others for others', () => {
    const ids = (items: Item[], seed: string) => form(items, { seed }).map(({ id }) => id);
    expect(ids([...pool].reverse(), 'seed')).toEqual(ids(pool, 'seed'));
    const forms = new Set(['a', 'b', 'c', 'd'].map((seed) => ids(pool, seed).join()));
    expect(forms.size).toBeGreaterThan(1);
  });

  it('asks other questions after a test of yesterday', () => {
    const first = form(pool);
    const seen = first.map(({ id }) => ({ question: id, day: TODAY - 1 }));
    const second = form(pool, { seed: 'next', seen });
    expect(second.filter(({ id }) => first.some((asked) => asked.id === id))).toEqual([]);
  });

  it('prefers never seen to seen fifteen days ago, and that to seen since', () => {
    const seen = pool.map(({ id }, at) => ({ question: id, day: TODAY - (at % 2 ? 15 : 14) }));
    const fresh = new Set(pool.filter((_, at) => at % 2 === 1).map(({ id }) => id));
    expect(form(pool, { seen }).every(({ id }) => fresh.has(id))).toBe(true);
  });

  it('asks the unseen sibling of what was practised', () => {
    const items = poolOf(4, 8, 8, 4);
    const seen = items.filter((_, at) => at < 2 || (at >= 4 && at < 8) || (at >= 12 && at < 16));
    const practised = seen.map(({ id }) => ({ question: id, day: TODAY - 30 }));
    const old = new Set(practised.map(({ question }) => question));
    expect(form(items, { seen: practised }).some(({ id }) => old.has(id))).toBe(false);
  });

  it('fills a thin level from its neighbours', () => {
    expect(counts(form(poolOf(10, 14, 1, 10)))).toEqual([2, 7, 1]);
    expect(counts(form(poolOf(0, 14, 14, 10)))).toEqual([0, 6, 4]);
    expect(counts(form(poolOf(14, 0, 0, 10)))).toEqual([10, 0, 0]);
    expect(counts(form(poolOf(14, 0, 0, 10), { kind: 'check' }))).toEqual([3, 0, 0]);
  });

  it('says what a pattern with fewer than ten questions lacks', () => {
    expect(assembleTest(input(poolOf(2, 4, 3, 5)))).toEqual({
      ok: false,
      missing: 'Pattern "t/p" has 9 questions; a test needs 10 (needs 4 hard questions, has 3).',
    });
  });

  it('asks ten different questions of any pool with ten, whatever was seen', () => {
    const size = fc.nat(12);
    fc.assert(
      fc.property(
        size,
        size,
        size,
        fc.integer({ min: 1, max: 12 }),
        fc.string(),
        (e, m, h, s, seed) => {
          const items = poolOf(e, m, h, s);
          const seen = items.flatMap(({ id }, at) =>
            at % 3 === 0 ? [{ question: id, day: TODAY - at }] : [],
          );
          const assembled = assembleTest(input(items, { seed, seen }));
          expect(assembled.ok).toBe(items.length >= 10);
          if (assembled.ok) expect(new Set(assembled.questions).size).toBe(10);
        },
      ),
    );
  });
});

describe('assembleFollowUp', () => {
  const items = poolOf(10, 14, 14, 12);
  const asked = form(items).map(({ id }) => id);
  const follow = (change: Partial<FollowUpInput> = {}) =>
    assembleFollowUp({ ...input(items), asked, revealed: [], ...change });
  const skillOf = (id: string) => items.find((item) => item.id === id)?.skill;

  it('asks nothing again and prefers a skill that was not asked yet', () => {
    const next = follow();
    if (!next.ok) throw new Error(next.missing);
    expect(asked).not.toContain(next.question);
    expect(asked.map(skillOf)).not.toContain(skillOf(next.question));
    expect(next.left).toBe(4);
  });

  it('never asks a sibling of a question whose solution was shown', () => {
    const shown = new Set(asked.slice(0, 9).map(skillOf));
    for (let taken = [...asked]; taken.length < 15;) {
      const next = follow({ asked: taken, revealed: asked.slice(0, 9) });
      if (!next.ok) throw new Error(next.missing);
      expect(shown).not.toContain(skillOf(next.question));
      taken = [...taken, next.question];
    }
  });

  it('says so when every skill was shown, and after fifteen questions', () => {
    const few = poolOf(10, 14, 14, 10);
    const ten = form(few).map(({ id }) => id);
    expect(follow({ items: few, asked: ten, revealed: ten })).toMatchObject({ ok: false });
    const fifteen = items.slice(0, 15).map(({ id }) => id);
    expect(follow({ asked: fifteen })).toEqual({
      ok: false,
      missing: 'All follow-up questions of this test were asked.',
    });
  });

  it('allows a check two follow-ups', () => {
    const check = form(items, { kind: 'check' }).map(({ id }) => id);
    expect(follow({ kind: 'check', asked: check })).toMatchObject({ ok: true, left: 1 });
  });
});
