// Decides how a learner's review is told: rows and content in, questions and reasons out.
// Which skills come, and when, is core's decision. Reading never makes a guest.
import { becauseOf, LATER_DAYS } from '@/core/memory/because';
import type { Review, ReviewItem } from '@/core/memory/review';
import type { ReviewHead } from '@/core/memory/review-head';
import { siblingFor, type Chosen, type LastAnswered, type Queue } from '@/core/memory/review-queue';
import { paceOf } from '@/core/memory/learner';
import { recallOf } from '@/core/memory/schedule';
import { DEFAULT_MINUTES } from '@/core/plan/plan';
import { arrangeQuestion, presentQuestion } from '@/core/questions/present';
import { randomFrom } from '@/core/random';
import { dayStart, isoDay } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { questionNames, questionToday } from '@/server/content/earlier-names';
import { content } from '@/server/content/loaded';
import { steadily } from '@/server/health/steadily';
import { holdingFor } from '@/server/plan/plan-row';
import { expectedMsOf } from '@/server/questions/pattern-items';
import { readLastAnswered, readReviewRows, type ReviewRows } from '@/server/reviews/review-rows';
import { daysOf, queueOf, type Days } from '@/server/reviews/review-state';
import { skillQuestions } from '@/server/reviews/skill-questions';

export interface ReviewWish {
  /** At most so many items. */
  limit: number;
  /** `due`: what today's minutes hold; `beyond`: more; `ahead`: what is not due yet. */
  wish: 'due' | 'beyond' | 'ahead';
  /** Where the device is; counts unless the learner chose a zone. */
  timeZone?: string | undefined;
}

const NOTHING: ReviewHead = {
  due: 0,
  today: 0,
  todayMinutes: 0,
  minutes: { planned: DEFAULT_MINUTES, done: 0, left: DEFAULT_MINUTES },
  nextDue: null,
  backlog: null,
};

/**
 * @param viewer null: nobody yet, for whom nothing is due
 * @param seed draws siblings and the order of options
 * @throws DomainError "database/away"
 */
export async function readReview(
  viewer: Viewer | null,
  wish: ReviewWish,
  seed: string,
  now: Date,
): Promise<Review> {
  const rows = viewer ? await steadily(() => readReviewRows(viewer, now)) : undefined;
  if (!viewer || !rows) return { ...NOTHING, items: [] };
  const days = daysOf(viewer, rows, wish.timeZone, now);
  const queue = queueOf(viewer, rows, days, wish);
  const names = queue.items.flatMap(({ skill }) =>
    skill.siblings.flatMap(({ question }) => questionNames(question)),
  );
  const seen = byTodaysName(await steadily(() => readLastAnswered(viewer, names)));
  const items = queue.items.flatMap((chosen) => itemOf(chosen, { viewer, rows, days, seen, seed }));
  return { ...headOf(queue, days), items };
}

export interface Waiting {
  head: ReviewHead;
  /** Patterns of the skills that are due and fit today, in order. */
  patterns: string[];
}

/** What waits, and where, without the questions; null for somebody who never answered any. */
export async function readWaiting(viewer: Viewer, now: Date): Promise<Waiting | null> {
  const rows = await steadily(() => readReviewRows(viewer, now));
  if (!rows?.cards) return null;
  const days = daysOf(viewer, rows, undefined, now);
  const queue = queueOf(viewer, rows, days, { wish: 'due', limit: Infinity });
  const due = queue.items.filter(({ reason }) => reason === 'due');
  return {
    head: headOf(queue, days),
    patterns: [...new Set(due.map(({ skill }) => skill.pattern))],
  };
}

function headOf(queue: Queue, { timeZone, rolloverHour }: Days): ReviewHead {
  const { due, today, nextDue, backlog } = queue;
  return {
    due,
    today,
    todayMinutes: Math.ceil(queue.todayMs / 60_000),
    minutes: {
      planned: minutesOf(queue.plannedMs),
      done: minutesOf(queue.doneMs),
      left: minutesOf(Math.max(0, queue.plannedMs - queue.doneMs)),
    },
    nextDue: nextDue && {
      day: isoDay(nextDue.day),
      at: (nextDue.at ?? dayStart(nextDue.day, timeZone, rolloverHour)).toISOString(),
      count: nextDue.count,
    },
    backlog,
  };
}

/** With one decimal. */
function minutesOf(ms: number): number {
  return Math.round(ms / 6_000) / 10;
}

/** Answers keep the name that a question had; today's name is asked for. */
function byTodaysName(seen: LastAnswered): LastAnswered {
  const named = new Map<string, { at: Date }>();
  for (const [name, last] of seen) {
    const id = questionToday(name);
    const known = named.get(id);
    if (!known || known.at < last.at) named.set(id, last);
  }
  return named;
}

function paceFor({ recallOffset }: Viewer, { paceSum, paceCount }: ReviewRows): number {
  return paceOf({ recallOffset, paceSum, paceCount });
}

interface ItemContext {
  viewer: Viewer;
  rows: ReviewRows;
  days: Days;
  seen: LastAnswered;
  seed: string;
}

function itemOf({ skill, reason }: Chosen, context: ItemContext): ReviewItem[] {
  const { viewer, rows, days, seen, seed } = context;
  const id = siblingFor(skill, seen, seed);
  const question = id === null ? undefined : content().question(id);
  const about = skillQuestions().get(skill.skill);
  if (!question || !about) return [];
  const { parameters } = holdingFor(rows, about.track, days.day);
  const later = recallOf(skill.card, days.day + LATER_DAYS, viewer.recallOffset, parameters);
  const isKnown = skill.card !== null;
  const shown = arrangeQuestion(question, randomFrom(`${seed} ${question.id}`));
  return [
    {
      question: presentQuestion(question, shown),
      skill: skill.skill,
      skillName: about.title,
      pattern: skill.pattern,
      patternTitle: content().patterns.get(skill.pattern)?.title ?? skill.pattern,
      reason,
      recall: isKnown ? skill.recall : null,
      recallLater: isKnown ? { days: LATER_DAYS, recall: later } : null,
      lastDay: skill.card && isoDay(skill.card.lastLocalDay),
      seconds: Math.max(1, Math.round((expectedMsOf(question) * paceFor(viewer, rows)) / 1_000)),
      because: becauseOf(reason, skill.recall, later),
    },
  ];
}
