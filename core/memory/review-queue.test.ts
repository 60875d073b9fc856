import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryCard } from './card';
import { queueReview, siblingFor, type QueueInput, type ReviewSkill } from './review-queue';
import { DAY_MS } from '@/core/time';

const DAY = 20_779; // 2026-11-22, a Sunday
const now = new Date('2026-11-22T12:00:00Z');
const card = (change: Partial<MemoryCard> = {}): MemoryCard => ({
  stability: 5,
  difficulty: 5,
  known: 0.9,
  reps: 2,
  lapses: 0,
  lastAnsweredAt: new Date('2026-11-10T12:00:00Z'),
  lastLocalDay: DAY - 12,
  dueDay: DAY - 1,
  parameterVersion: 'x',
  ...change,
});
const skill = (name: string, change: Partial<ReviewSkill> = {}): ReviewSkill => ({
  skill: `t/p#${name}`,
  pattern: 't/p',
  siblings: [{ question: `t/p/${name}`, difficulty: 'easy', medianMs: 30_000 }],
  card: card(),
  dueDay: DAY - 1,
  recall: 0.8,
  ...change,
});
const queue = (skills: ReviewSkill[], change: Partial<QueueInput> = {}) =>
  queueReview({
    skills,
    day: DAY,
    now,
    pace: 1,
    dailyMinutes: 15,
    practiceDays: 127,
    log: [],
    newADay: 8,
    limit: 50,
    wish: 'due',
    ...change,
  });
const names = (found: ReturnType<typeof queue>) =>
  found.items.map(({ skill: { skill: name } }) => name.slice(name.indexOf('#') + 1));

describe('the review', () => {
  it('brings what is due, the best known first, and leaves tomorrow alone', () => {
    const found = queue([
      skill('low', { recall: 0.5 }),
      skill('high', { recall: 0.84 }),
      skill('tomorrow', { dueDay: DAY + 1 }),
    ]);
    expect(names(found)).toEqual(['high', 'low']);
    expect(found.nextDue).toEqual({ day: DAY + 1, count: 1, at: null });
  });

  it('takes between equals the one that fades faster', () => {
    const found = queue([skill('slow', { card: card({ stability: 50 }) }), skill('fast')]);
    expect(names(found)).toEqual(['fast', 'slow']);
  });

  it('never has two neighbours of one pattern while another is left', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('t/a', 't/b', 't/c'), { maxLength: 20 }), (patterns) => {
        const found = queue(patterns.map((pattern, at) => skill(`s${at}`, { pattern })));
        const order = found.items.map((item) => item.skill.pattern);
        for (const [at, pattern] of order.entries()) {
          if (pattern !== order[at - 1]) continue;
          expect(new Set(order.slice(at))).toEqual(new Set([pattern]));
        }
      }),
    );
  });

  it('never plans more than the minutes of the day, whatever is due and new', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ ms: fc.integer({ min: 5_000, max: 120_000 }), isNew: fc.boolean() })),
        fc.integer({ min: 5, max: 60 }),
        fc.integer({ min: 0, max: 3_600_000 }),
        (kinds, dailyMinutes, doneMs) => {
          const skills = kinds.map(({ ms, isNew }, at) =>
            skill(`s${at}`, {
              siblings: [{ question: `q${at}`, difficulty: 'easy', medianMs: ms }],
              ...(isNew && { card: null, dueDay: null }),
            }),
          );
          const log = Array.from({ length: Math.ceil(doneMs / 300_000) }, (_, at) => ({
            skill: 'other',
            missed: false,
            at: now,
            localDay: DAY,
            tookMs: Math.min(300_000, doneMs - at * 300_000),
          }));
          const found = queue(skills, { dailyMinutes, log });
          const planned = found.items.reduce(
            (sum, item) => sum + (item.skill.siblings[0]?.medianMs ?? 0),
            0,
          );
          expect(planned).toBeLessThanOrEqual(Math.max(0, dailyMinutes * 60_000 - doneMs));
        },
      ),
    );
  });

  it('plans nothing on a day without practice, and still tells what is due', () => {
    const found = queue([skill('a')], { practiceDays: 0b0111111 });
    expect(found).toMatchObject({ due: 1, today: 0, plannedMs: 0, items: [] });
    expect(names(queue([skill('a')], { practiceDays: 0b0111111, wish: 'beyond' }))).toEqual(['a']);
  });

  it('adds new skills after what is due, three patterns mixed, as many as are left for today', () => {
    const fresh = ['a', 'b', 'c', 'd'].flatMap((pattern) =>
      [1, 2, 3, 4].map((n) =>
        skill(`${pattern}${n}`, { pattern: `t/${pattern}`, card: null, dueDay: null }),
      ),
    );
    const begunToday = skill('begun', {
      card: card({ reps: 1, lastLocalDay: DAY }),
      dueDay: DAY + 2,
    });
    const log = [{ skill: 't/p#begun', missed: false, at: now, localDay: DAY, tookMs: 1_000 }];
    const found = queue([skill('due'), begunToday, ...fresh], { log });
    expect(found.items[0]).toMatchObject({ reason: 'due' });
    expect(found.items).toHaveLength(8);
    expect(new Set(found.items.slice(1).map((item) => item.skill.pattern)).size).toBe(3);
  });

  it('brings nothing new while what is due does not fit', () => {
    const due = Array.from({ length: 40 }, (_, at) => skill(`s${at}`));
    const found = queue([...due, skill('new', { card: null, dueDay: null })]);
    expect(found.items.every(({ reason }) => reason === 'due')).toBe(true);
    expect(found).toMatchObject({ due: 40, today: 30 });
  });

  it('reviews ahead the least known first, and nothing that was answered today', () => {
    const ahead = { dueDay: DAY + 5 };
    const found = queue(
      [
        skill('well', { ...ahead, recall: 0.95 }),
        skill('less', { ...ahead, recall: 0.9 }),
        skill('today', { ...ahead, card: card({ lastLocalDay: DAY }), recall: 1 }),
      ],
      { wish: 'ahead' },
    );
    expect(names(found)).toEqual(['less', 'well']);
  });

  it('brings a miss back once, after eight questions and ten minutes, and says when it may come', () => {
    const at = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
    const other = (minutes: number, n: number) => ({
      skill: `t/p#o${n}`,
      missed: false,
      at: at(minutes),
      localDay: DAY,
      tookMs: 20_000,
    });
    const missed = { ...other(12, 0), skill: 't/p#missed', missed: true };
    const skills = [skill('missed', { dueDay: DAY + 1, card: card({ lastLocalDay: DAY }) })];
    const eight = Array.from({ length: 8 }, (_, n) => other(11 - n, n));
    expect(queue(skills, { log: [missed, ...eight] }).items[0]?.reason).toBe('retry');
    const soon = queue(skills, { log: [{ ...missed, at: at(9) }] });
    expect(soon.items).toEqual([]);
    expect(soon.nextDue).toEqual({ day: DAY, count: 1, at: new Date(now.getTime() + 60_000) });
    const again = [missed, ...eight, { ...missed, at: at(1) }];
    expect(queue(skills, { log: again }).items).toEqual([]);
    // Half an hour without an answer ends the session, and with it the retry.
    expect(queue(skills, { log: [{ ...missed, at: at(45) }] }).items).toEqual([]);
  });
});

describe('the sibling that is asked', () => {
  const siblings = [
    { question: 'hard', difficulty: 'hard', medianMs: 1 },
    { question: 'easy', difficulty: 'easy', medianMs: 1 },
    { question: 'old', difficulty: 'easy', medianMs: 1 },
  ] as const;
  const seen = (days: Record<string, number>) =>
    new Map(Object.entries(days).map(([id, day]) => [id, { at: new Date(day * DAY_MS) }]));
  const asked = (days: Record<string, number>) =>
    siblingFor({ skill: 's', siblings }, seen(days), 'seed');

  it('is one never seen, the easiest first', () => {
    expect(asked({ old: 5 })).toBe('easy');
    expect(asked({ old: 5, easy: 6 })).toBe('hard');
  });

  it('is the one seen longest ago where all were seen', () => {
    expect(asked({ old: 7, easy: 6, hard: 9 })).toBe('easy');
  });
});
