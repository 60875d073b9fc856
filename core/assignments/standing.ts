// Decides how far somebody is with an assignment, from what they did. Days are the learner's own: they
// come with the answers, by the zone and the hour in which each was given.
import { ANSWERS_A_DAY, type Assignment } from '@/core/assignments/assignment';

export type StandingState = 'not-begun' | 'under-way' | 'done';

export interface Standing {
  state: StandingState;
  /** Done after it was due; or due, and not done. Never where they joined after it was due. */
  late: boolean;
  extended: boolean;
  /** Days, or questions; of a test 0 or 1. */
  done: number;
  of: number;
  /** With the extension. */
  dueAt: Date;
  doneAt: Date | null;
  verdict: 'strong' | 'not-yet' | 'unsure' | null;
  /** Of a test that was handed in, 0 to 100. */
  points: number | null;
  /** Of a review under way: this week's days. */
  week: { done: number; of: number } | null;
}

/** What somebody did towards an assignment, since it began for them (`beginOf`). */
export interface Deeds {
  /** Days with answers that may count, each with when the answer came that made it count, if any did. */
  days: readonly { day: number; answers: number; countedAt: Date | null }[];
  /** The first full test handed in, and whether one is open. */
  test: {
    judgedAt: Date | null;
    verdict: Standing['verdict'];
    points: number | null;
  } | null;
  /** When each question of a warm-up was first answered. */
  questions: readonly Date[];
}

export const NOTHING_DONE: Deeds = { days: [], test: null, questions: [] };

export interface Terms extends Assignment {
  joinedAt: Date;
  /** The learner's local days of its beginning for them, of its last instant and of now. */
  startDay: number;
  dueDay: number;
  today: number;
  /** Null where there is none. */
  extendedTo: Date | null;
  /** Of a warm-up. */
  questionCount: number;
}

/** Whoever joins later is asked from then on: what they did before does not count. */
export function beginOf({ startsAt, joinedAt }: Pick<Terms, 'startsAt' | 'joinedAt'>): Date {
  return latest(startsAt, joinedAt);
}

/**
 * @param deeds since the assignment began for them; what is earlier must not be in them
 * @returns `done` never above `of`; what comes after the due time counts as late, except days of
 *   review, which cannot be made up for
 */
export function standingOf(terms: Terms, deeds: Deeds, now: Date): Standing {
  const dueAt = latest(terms.dueAt, terms.extendedTo);
  const moments = momentsOf(terms, deeds, dueAt);
  const of = wantedOf(terms);
  const done = Math.min(moments.length, of);
  const doneAt = done === of && of > 0 ? (moments[of - 1] ?? null) : null;
  const begun = moments.length > 0 || beganOf(terms, deeds);
  return {
    state: doneAt !== null ? 'done' : begun ? 'under-way' : 'not-begun',
    // Due is the first instant that is too late. It was never asked of whoever joined then.
    late: terms.joinedAt < terms.dueAt && (doneAt ?? now) >= dueAt,
    extended: terms.extendedTo !== null && terms.extendedTo > terms.dueAt,
    done,
    of,
    dueAt,
    doneAt,
    verdict: deeds.test?.verdict ?? null,
    points: deeds.test?.points ?? null,
    week: terms.kind === 'review' && now < dueAt ? weekNow(terms, deeds, dueAt) : null,
  };
}

/** How many of what is asked: days, questions, or one test. */
export function wantedOf(
  terms: Pick<Terms, 'kind' | 'days' | 'startDay' | 'dueDay' | 'questionCount'>,
): number {
  switch (terms.kind) {
    case 'test':
      return 1;
    case 'practice':
      return terms.days ?? 1;
    case 'warm-up':
      return terms.questionCount;
    case 'review':
      return weeksOf(terms).reduce((sum, { wanted }) => sum + wanted, 0);
  }
}

export interface Week {
  from: number;
  /** The last day in it. */
  to: number;
  /** Days of review asked in it; a shorter week asks for its share, rounded up. */
  wanted: number;
}

/** Weeks are counted from the day on which the assignment begins for them. */
export function weeksOf({
  days,
  startDay,
  dueDay,
}: Pick<Terms, 'days' | 'startDay' | 'dueDay'>): Week[] {
  const weeks: Week[] = [];
  for (let from = startDay; from <= Math.max(startDay, dueDay); from += 7) {
    const to = Math.min(from + 6, Math.max(startDay, dueDay));
    const length = to - from + 1;
    weeks.push({ from, to, wanted: Math.min(length, Math.ceil(((days ?? 1) * length) / 7)) });
  }
  return weeks;
}

/** When each thing that counts was done, in order. */
function momentsOf(terms: Terms, deeds: Deeds, dueAt: Date): Date[] {
  switch (terms.kind) {
    case 'test':
      return deeds.test?.judgedAt ? [deeds.test.judgedAt] : [];
    case 'practice':
      return inOrder(countedDays(deeds).map(({ countedAt }) => countedAt));
    case 'warm-up':
      return inOrder(deeds.questions);
    case 'review':
      return reviewsOf(terms, deeds, dueAt);
  }
}

/** A day too many in one week does not stand for one too few in another. */
function reviewsOf(terms: Terms, deeds: Deeds, dueAt: Date): Date[] {
  return inOrder(reviewWeeks(terms, deeds, dueAt).flatMap(({ moments }) => moments));
}

interface ReviewedWeek extends Week {
  /** At most as many as are wanted. */
  moments: Date[];
}

/** The last week lasts as long as the assignment does, with an extension too. */
function reviewWeeks(terms: Terms, deeds: Deeds, dueAt: Date): ReviewedWeek[] {
  const inTime = countedDays(deeds).filter(({ countedAt }) => countedAt < dueAt);
  return weeksOf(terms).map((week, nth, weeks) => {
    const end = nth === weeks.length - 1 ? Infinity : week.to;
    const inWeek = inTime.filter(({ day }) => day >= week.from && day <= end);
    const moments = inOrder(inWeek.map(({ countedAt }) => countedAt)).slice(0, week.wanted);
    return { ...week, to: end, moments };
  });
}

function weekNow(terms: Terms, deeds: Deeds, dueAt: Date): Standing['week'] {
  const week = reviewWeeks(terms, deeds, dueAt).find(
    ({ from, to }) => terms.today >= from && terms.today <= to,
  );
  return week ? { done: week.moments.length, of: week.wanted } : null;
}

function countedDays({ days }: Deeds): { day: number; countedAt: Date }[] {
  return days.flatMap(({ day, answers, countedAt }) =>
    countedAt !== null && answers >= ANSWERS_A_DAY ? [{ day, countedAt }] : [],
  );
}

function beganOf({ kind }: Terms, deeds: Deeds): boolean {
  if (kind === 'test') return deeds.test !== null;
  return kind !== 'warm-up' && deeds.days.some(({ answers }) => answers > 0);
}

function inOrder(moments: readonly Date[]): Date[] {
  return [...moments].sort((one, other) => one.getTime() - other.getTime());
}

function latest(one: Date, other: Date | null): Date {
  return other !== null && other > one ? other : one;
}
