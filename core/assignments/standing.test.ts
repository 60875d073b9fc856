import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWERS_A_DAY } from '@/core/assignments/assignment';
import {
  beginOf,
  NOTHING_DONE,
  standingOf,
  wantedOf,
  weeksOf,
  type Deeds,
  type Terms,
} from '@/core/assignments/standing';
import { DAY_MS } from '@/core/time';

const START_DAY = 20_000;
const at = (day: number) => new Date(day * DAY_MS + 9 * 3_600_000);

function terms(change: Partial<Terms> = {}): Terms {
  return {
    id: 'a',
    kind: 'practice',
    pattern: 'course/loops',
    warmUpId: null,
    days: 3,
    startsAt: at(START_DAY),
    joinedAt: at(START_DAY - 30),
    dueAt: at(START_DAY + 14),
    startDay: START_DAY,
    dueDay: START_DAY + 13,
    today: START_DAY + 8,
    extendedTo: null,
    questionCount: 0,
    ...change,
  };
}

const counted = (day: number) => ({ day, answers: ANSWERS_A_DAY, countedAt: at(day) });
const days = (...which: number[]): Deeds => ({
  ...NOTHING_DONE,
  days: which.map((day) => counted(START_DAY + day)),
});

const anyDeeds: fc.Arbitrary<Deeds> = fc.record({
  days: fc
    .uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 30 })
    .chain((which) =>
      fc.tuple(
        ...which.map((day) => fc.integer({ min: 1, max: 9 }).map((answers) => ({ day, answers }))),
      ),
    )
    .map((all) =>
      all.map(({ day, answers }) => ({
        day: START_DAY + day,
        answers,
        countedAt: answers >= ANSWERS_A_DAY ? at(START_DAY + day) : null,
      })),
    ),
  test: fc.option(
    fc.record({
      judgedAt: fc.option(fc.integer({ min: 0, max: 40 }).map((day) => at(START_DAY + day))),
      verdict: fc.constantFrom('strong' as const, 'not-yet' as const, null),
      points: fc.constant(null),
    }),
  ),
  questions: fc.array(
    fc.integer({ min: 0, max: 40 }).map((day) => at(START_DAY + day)),
    {
      maxLength: 5,
    },
  ),
});

const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    kind: fc.constantFrom(
      'test' as const,
      'practice' as const,
      'review' as const,
      'warm-up' as const,
    ),
    days: fc.integer({ min: 1, max: 7 }),
    length: fc.integer({ min: 0, max: 30 }),
    joined: fc.integer({ min: -3, max: 35 }),
    extended: fc.option(fc.integer({ min: -5, max: 10 })),
  })
  .map(({ kind, days: wanted, length, joined, extended }) =>
    terms({
      kind,
      days: wanted,
      questionCount: 5,
      joinedAt: at(START_DAY + joined),
      startDay: START_DAY + Math.max(0, joined),
      dueDay: START_DAY + length,
      dueAt: at(START_DAY + length + 1),
      extendedTo: extended === null ? null : at(START_DAY + length + 1 + extended),
    }),
  );

describe('a standing', () => {
  it('never tells more done than asked, and is done exactly when all is', () => {
    fc.assert(
      fc.property(anyTerms, anyDeeds, fc.integer({ min: 0, max: 50 }), (asked, deeds, day) => {
        const told = standingOf(asked, deeds, at(START_DAY + day));
        expect(told.done).toBeLessThanOrEqual(told.of);
        expect(told.state === 'done').toBe(told.done === told.of);
        expect(told.state === 'done').toBe(told.doneAt !== null);
        if (told.done > 0) expect(told.state).not.toBe('not-begun');
      }),
    );
  });

  it('never falls back when somebody does more', () => {
    fc.assert(
      fc.property(anyTerms, anyDeeds, fc.integer({ min: 0, max: 40 }), (asked, deeds, day) => {
        const now = at(START_DAY + 50);
        const others = deeds.days.filter((one) => one.day !== START_DAY + day);
        const more = { ...deeds, days: [...others, counted(START_DAY + day)] };
        expect(standingOf(asked, more, now).done).toBeGreaterThanOrEqual(
          standingOf(asked, deeds, now).done,
        );
      }),
    );
  });

  it('is never made worse by an extension', () => {
    fc.assert(
      fc.property(anyTerms, anyDeeds, (asked, deeds) => {
        const now = at(START_DAY + 20);
        const before = standingOf({ ...asked, extendedTo: null }, deeds, now);
        const after = standingOf(asked, deeds, now);
        expect(after.of).toBe(before.of);
        expect(after.done).toBeGreaterThanOrEqual(before.done);
        if (!before.late) expect(after.late).toBe(false);
        expect(after.dueAt >= before.dueAt).toBe(true);
      }),
    );
  });
});

describe('practice on three days', () => {
  const now = at(START_DAY + 5);

  it('is under way with two and done with the third', () => {
    expect(standingOf(terms(), NOTHING_DONE, now)).toMatchObject({ state: 'not-begun', of: 3 });
    expect(standingOf(terms(), days(0, 2), now)).toMatchObject({ state: 'under-way', done: 2 });
    expect(standingOf(terms(), days(0, 2, 3), now)).toMatchObject({
      state: 'done',
      doneAt: at(START_DAY + 3),
      late: false,
    });
  });

  it('does not count a day with four answers, but has begun with it', () => {
    const little = { ...NOTHING_DONE, days: [{ day: START_DAY, answers: 4, countedAt: null }] };
    expect(standingOf(terms(), little, now)).toMatchObject({ state: 'under-way', done: 0 });
  });

  it('done after it was due is late, and in time with an extension', () => {
    const asked = terms({ dueAt: at(START_DAY + 2), dueDay: START_DAY + 1 });
    expect(standingOf(asked, days(0, 1, 4), now)).toMatchObject({ state: 'done', late: true });
    const extended = { ...asked, extendedTo: at(START_DAY + 6) };
    expect(standingOf(extended, days(0, 1, 4), now)).toMatchObject({
      late: false,
      extended: true,
    });
  });
});

describe('somebody who joined later', () => {
  it('is not late for what was due before', () => {
    const asked = terms({ dueAt: at(START_DAY + 2), dueDay: START_DAY + 1 });
    const now = at(START_DAY + 9);
    expect(standingOf({ ...asked, joinedAt: at(START_DAY + 1) }, days(5), now).late).toBe(true);
    const newcomer = { ...asked, joinedAt: at(START_DAY + 2) };
    expect(standingOf(newcomer, NOTHING_DONE, now)).toMatchObject({
      state: 'not-begun',
      late: false,
    });
    expect(standingOf(newcomer, days(5, 6, 7), now)).toMatchObject({ state: 'done', late: false });
  });

  it('owes no weeks of review from before', () => {
    const joinedAt = at(START_DAY + 7);
    expect(beginOf(terms({ joinedAt }))).toEqual(joinedAt);
    expect(wantedOf(terms({ kind: 'review', startDay: START_DAY + 7 }))).toBe(3);
  });
});

describe('due', () => {
  it('is the first instant that is too late', () => {
    const asked = terms({ days: 1 });
    const moment = (ms: number): Deeds => ({
      ...NOTHING_DONE,
      days: [{ day: asked.dueDay, answers: 5, countedAt: new Date(asked.dueAt.getTime() + ms) }],
    });
    const now = at(START_DAY + 20);
    expect(standingOf(asked, moment(-1), now).late).toBe(false);
    expect(standingOf(asked, moment(0), now).late).toBe(true);
    const review = { ...asked, kind: 'review' as const };
    expect(standingOf(review, moment(-1), now).done).toBe(1);
    expect(standingOf(review, moment(0), now).done).toBe(0);
  });
});

describe('review on three days a week', () => {
  const asked = terms({ kind: 'review' });

  it('asks for each week by itself: six days in one do not stand for the other', () => {
    expect(wantedOf(asked)).toBe(6);
    expect(standingOf(asked, days(0, 1, 2, 3, 4, 5), at(START_DAY + 20))).toMatchObject({
      done: 3,
      state: 'under-way',
      late: true,
    });
    expect(standingOf(asked, days(0, 1, 2, 7, 8, 13), at(START_DAY + 13)).state).toBe('done');
  });

  it('tells this week’s days by themselves', () => {
    const now = at(START_DAY + 8);
    expect(standingOf(asked, days(0, 1, 7), now).week).toEqual({ done: 1, of: 3 });
    expect(standingOf(terms(), days(0, 1, 7), now).week).toBeNull();
  });

  it('asks of a shorter last week for its share', () => {
    const weeks = weeksOf(terms({ kind: 'review', dueDay: START_DAY + 9 }));
    expect(weeks.map(({ wanted }) => wanted)).toEqual([3, 2]);
  });
});

describe('a test', () => {
  const asked = terms({ kind: 'test', days: null });
  const test = { judgedAt: at(START_DAY + 1), verdict: 'not-yet' as const, points: 40 };

  it('counts when it is handed in, whatever it says, and is under way while it is open', () => {
    const now = at(START_DAY + 2);
    expect(standingOf(asked, { ...NOTHING_DONE, test }, now)).toMatchObject({
      state: 'done',
      verdict: 'not-yet',
      points: 40,
    });
    const open = { ...NOTHING_DONE, test: { judgedAt: null, verdict: null, points: null } };
    expect(standingOf(asked, open, now)).toMatchObject({ state: 'under-way', done: 0 });
  });
});
