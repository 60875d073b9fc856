import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPracticeDay } from '@/core/plan/practice-days';
import type { MemoryCard } from './card';
import { dueDaysBefore, retentionOn } from './exam';
import { DEFAULT_PARAMETERS } from './parameters';
import { recallOf, reviewCard } from './schedule';
import { DAY_MS } from '@/core/time';

const TODAY = 20_000;
const cardOf = (stability: number, ago: number, dueIn: number): MemoryCard => ({
  stability,
  difficulty: 5,
  known: 0.9,
  reps: 2,
  lapses: 0,
  lastAnsweredAt: new Date((TODAY - ago) * DAY_MS),
  lastLocalDay: TODAY - ago,
  dueDay: TODAY + dueIn,
  parameterVersion: 'x',
});
const cards = fc
  .array(
    fc.tuple(
      fc.double({ min: 1, max: 80, noNaN: true }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 60 }),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((all) => new Map(all.map(([s, ago, due], at) => [`s${at}`, cardOf(s, ago, due)])));

/** Recall on the day of the exam when every due day before it is kept and answered well. */
function recallOnDay(start: MemoryCard, due: number, examDay: number): number {
  let card = start;
  for (let day = due; day < examDay; day = card.dueDay) {
    card = reviewCard(card, {
      grade: 3,
      known: 0.9,
      at: new Date(day * DAY_MS),
      day,
      offset: 0,
      retention: 0.9,
      load: new Map(),
    });
  }
  return recallOf(card, examDay, 0, DEFAULT_PARAMETERS);
}

describe('an exam ahead', () => {
  it('aims at 0.90 at least, until the day itself', () => {
    expect(retentionOn(TODAY, 0.85, 'lighter', TODAY + 3)).toBe(0.9);
    expect(retentionOn(TODAY, 0.85, 'lighter', TODAY)).toBeCloseTo(0.8, 12);
    expect(retentionOn(TODAY, 0.85, 'normal', null)).toBe(0.85);
  });

  it('never moves a due day out, and asks every skill once more before the day where days hold all', () => {
    fc.assert(
      fc.property(cards, fc.integer({ min: 8, max: 40 }), (all, days) => {
        const examDay = TODAY + days;
        const due = dueDaysBefore({
          cards: all,
          day: TODAY,
          examDay,
          perDay: 5,
          practiceDays: 127,
        });
        for (const [skill, day] of due) {
          expect(day).toBeLessThanOrEqual(all.get(skill)?.dueDay ?? 0);
          expect(day).toBeLessThan(examDay);
        }
      }),
    );
  });

  it('raises recall on the day, and more than the same days given the other way round', () => {
    const examDay = TODAY + 21;
    const stabilities = [2, 3, 5, 8, 12, 20, 30, 45, 60, 80];
    const all = new Map(stabilities.map((s, at) => [`s${at}`, cardOf(s, 5, 40)]));
    const due = dueDaysBefore({ cards: all, day: TODAY, examDay, perDay: 1, practiceDays: 127 });
    const sum = (dayOf: (skill: string) => number) =>
      [...all].reduce(
        (total, [skill, card]) => total + recallOnDay(card, dayOf(skill), examDay),
        0,
      );
    const planned = sum((skill) => due.get(skill) ?? 0);
    const days = [...due.values()];
    const backwards = [...days].reverse();
    expect(planned).toBeGreaterThan(sum((skill) => all.get(skill)?.dueDay ?? 0));
    expect(planned).toBeGreaterThan(sum((skill) => backwards[[...due.keys()].indexOf(skill)] ?? 0));
  });

  it('gives a day no more than it holds, and days without practice nothing', () => {
    const practiceDays = 0b0010101;
    const all = new Map(Array.from({ length: 12 }, (_, at) => [`s${at}`, cardOf(4 + at, 5, 90)]));
    const examDay = TODAY + 30;
    const due = dueDaysBefore({ cards: all, day: TODAY, examDay, perDay: 2, practiceDays });
    const counts = new Map<number, number>();
    for (const day of due.values()) counts.set(day, (counts.get(day) ?? 0) + 1);
    expect([...counts.values()]).toEqual([2, 2, 2, 2, 2, 2]);
    expect([...counts.keys()].every((day) => isPracticeDay(practiceDays, day))).toBe(true);
  });

  it('leaves alone what was reviewed within the last days already', () => {
    const examDay = TODAY + 1;
    const all = new Map([['s', { ...cardOf(5, 0, 9), lastLocalDay: TODAY }]]);
    const due = dueDaysBefore({ cards: all, day: TODAY, examDay, perDay: 5, practiceDays: 127 });
    expect(due.get('s')).toBe(TODAY + 9);
  });
});
