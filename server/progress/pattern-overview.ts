// Decides what is told of one pattern of one learner: its strength now and later, and its story.
// The formulas are core's; this file hands them the rows.
import type { Pattern } from '@/core/content/library';
import { losesStrong } from '@/core/mastery/levels';
import { stepIn } from '@/core/mastery/next-step';
import {
  HORIZONS,
  type Horizon,
  type PatternOverview,
  type Standing,
} from '@/core/mastery/overview';
import type { Progress } from '@/core/mastery/progress';
import { settled, type MasteryState, type MasteryView } from '@/core/mastery/state';
import { turnsOf, type ToldLevel } from '@/core/mastery/turns';
import { DAY_MS, localDay } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { content } from '@/server/content/loaded';
import { parametersFor } from '@/server/mastery/parameters';
import type { Standings } from '@/server/progress/read-standings';
import { itemsOf } from '@/server/questions/pattern-items';

const NOTHING: Standing = { level: 'not-started', mastery: 0, strength: 0 };

export interface PatternRows extends Standings {
  told: ReadonlyMap<string, ToldLevel[]>;
  /** As readProgress tells them, by pattern id. */
  tests: ReadonlyMap<string, Progress['patterns'][number]['tests']>;
}

export function patternOverview(
  viewer: Viewer,
  pattern: Pattern,
  rows: PatternRows,
  now: Date,
): PatternOverview {
  const dayOf = (instant: Date) => localDay(instant, viewer.timeZone, viewer.rolloverHour);
  const state = rows.states.get(pattern.id) ?? null;
  const view: MasteryView = {
    items: itemsOf(pattern.id),
    cards: rows.cards.get(pattern.id) ?? new Map(),
    offset: viewer.recallOffset,
    parameters: parametersFor({ userId: viewer.userId, track: pattern.track }).parameters,
    dayOf,
  };
  const today = state && settled(state, view, now);
  const tests = rows.tests.get(pattern.id) ?? [];
  const told = rows.told.get(pattern.id) ?? [];
  return {
    id: pattern.id,
    title: pattern.title,
    requires: pattern.requires.filter((id) => content().patterns.has(id)),
    standing: Object.fromEntries(
      HORIZONS.map((days) => [days, standingIn(days, state, view, now)]),
    ) as Record<Horizon, Standing>,
    untilDay: today?.strongUntilDay ?? null,
    answers: state?.answers ?? 0,
    lastDay: state?.lastAnsweredAt ? dayOf(state.lastAnsweredAt) : null,
    turns: turnsOf(told, {
      day: dayOf(now),
      level: today?.level ?? 'not-started',
      lostDay: state && lostDay(state, view, now),
    }),
    tests: tests.map((test) => ({ ...test, day: dayOf(new Date(test.at)) })),
    credits: rows.credits
      .filter((one) => one.pattern === pattern.id && one.from !== null)
      .map(({ from, at, skills }) => ({ day: dayOf(at), from: from ?? '', skills })),
    step: stepIn(outlineOf(pattern), today && standingOf(today, tests)),
  };
}

function outlineOf({ id, requires, questions }: Pattern) {
  return { id, requires, questions: questions.length };
}

function standingOf(state: MasteryState, tests: Progress['patterns'][number]['tests']) {
  const { level, strength, answers, lastAnsweredAt } = state;
  const lastTestedAt = tests[0] ? new Date(tests[0].at) : null;
  return { level, strength, answers, lastAnsweredAt, lastTestedAt };
}

/** As if nothing were practised for some days. */
function standingIn(
  days: Horizon,
  state: MasteryState | null,
  view: MasteryView,
  now: Date,
): Standing {
  if (state === null) return NOTHING;
  const { level, mastery, strength } = settled(state, view, later(now, days));
  return { level, mastery, strength };
}

function later(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS);
}

/** The day since which P has been too low for the word "strong"; null where time did not take it. */
function lostDay(state: MasteryState, view: MasteryView, now: Date): number | null {
  const lost = (at: Date) => losesStrong(settled(state, view, at).strength);
  if (state.strongSince === null || !lost(now)) return null;
  let [holds, fails] = [0, view.dayOf(now) - view.dayOf(state.computedAt)];
  while (fails - holds > 1) {
    const middle = Math.floor((holds + fails) / 2);
    if (lost(later(state.computedAt, middle))) fails = middle;
    else holds = middle;
  }
  return view.dayOf(state.computedAt) + fails;
}
