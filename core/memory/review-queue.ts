// Decides which skills a review brings now, in which order, and what is left for the coming days.
// Refuses to know questions' texts and how cards move.
import type { Difficulty } from '@/core/questions/question';
import { isPracticeDay } from '@/core/plan/practice-days';
import { randomFrom } from '@/core/random';
import { catchUp, type Backlog } from './backlog';
import type { MemoryCard } from './card';
import { apart } from './interleave';
import { retriesOf, type Retries, type SessionAnswer } from './retry';
import type { ReviewReason } from './review';

/** A question that may be asked. */
export interface Sibling {
  question: string;
  difficulty: Difficulty;
  /** Expected time for a right answer, before the learner's pace. */
  medianMs: number;
}

/** A skill that the content still has, with questions that may be asked now. */
export interface ReviewSkill {
  skill: string;
  /** `track/pattern` */
  pattern: string;
  siblings: readonly Sibling[];
  /** Null for a skill never answered. */
  card: MemoryCard | null;
  /** The card's, or an earlier one before an exam; null without a card. */
  dueDay: number | null;
  /** R' now; 0.5 without a card. */
  recall: number;
}

export interface QueueInput {
  /** Skills with a card, and those without one of patterns that were begun, in learning order. */
  skills: readonly ReviewSkill[];
  /** Local day. */
  day: number;
  now: Date;
  /** The learner's factor on the median times. */
  pace: number;
  dailyMinutes: number;
  practiceDays: number;
  /** Answers of this local day and this session, oldest first. */
  log: readonly (SessionAnswer & { localDay: number; tookMs: number })[];
  /** New skills a day. */
  newADay: number;
  limit: number;
  /** `due`: what the minutes hold; `beyond`: more than they hold; `ahead`: before its day. */
  wish: 'due' | 'beyond' | 'ahead';
}

export interface Chosen {
  skill: ReviewSkill;
  reason: ReviewReason;
}

export interface Queue {
  due: number;
  today: number;
  todayMs: number;
  plannedMs: number;
  doneMs: number;
  items: Chosen[];
  /** `at` only for a retry of today; else the day's beginning. */
  nextDue: { day: number; count: number; at: Date | null } | null;
  backlog: Backlog | null;
}

/** A review mixes at least so many patterns of new skills, where that many were begun. */
const NEW_PATTERNS = 3;
const MINUTE_MS = 60_000;
/** The longest that one answer counts as time spent: a tab left open is no practice. */
export const LONGEST_ANSWER_MS = 300_000;

/** What a skill is expected to take, in ms: the mean of its questions' usual times × pace. */
function expectedMs({ siblings }: Pick<ReviewSkill, 'siblings'>, pace: number): number {
  const sum = siblings.reduce((total, { medianMs }) => total + medianMs, 0);
  return (sum / Math.max(1, siblings.length)) * pace;
}

/**
 * The first of them that fit in the time. With nothing done yet the first one fits always, so that
 * a slow learner with few minutes is not left without any.
 */
function fitting<Entry>(
  entries: readonly Entry[],
  leftMs: number,
  msOf: (entry: Entry) => number,
  orOne: boolean,
): Entry[] {
  let spent = 0;
  return entries.filter((entry, index) => {
    if (spent > leftMs) return false;
    spent += msOf(entry);
    return spent <= leftMs || (orOne && index === 0);
  });
}

/** Highest R' first: it is the one that waiting costs most; between equals the one that fades faster. */
function byValue(one: ReviewSkill, other: ReviewSkill): number {
  return (
    other.recall - one.recall ||
    (one.card?.stability ?? 0) - (other.card?.stability ?? 0) ||
    (one.skill < other.skill ? -1 : 1)
  );
}

/** New skills, a pattern after the other in turn, easy ones first. */
function newSkills({ skills, log, day, newADay }: QueueInput): ReviewSkill[] {
  const answers = new Map<string, number>();
  for (const { skill, localDay } of log) {
    if (localDay === day) answers.set(skill, (answers.get(skill) ?? 0) + 1);
  }
  const begun = skills.filter(
    ({ skill, card }) => card !== null && card.reps <= (answers.get(skill) ?? 0),
  ).length;
  const patterns = new Map<string, ReviewSkill[]>();
  for (const skill of skills) {
    if (skill.card !== null || skill.siblings.length === 0) continue;
    patterns.set(skill.pattern, [...(patterns.get(skill.pattern) ?? []), skill]);
  }
  const lines = [...patterns.values()].map((line) => [...line].sort(byEase));
  const left = Math.max(0, newADay - begun);
  const chosen: ReviewSkill[] = [];
  // Few lines at a time: three patterns are a mixture, ten are a jumble.
  while (chosen.length < left && lines.length > 0) {
    for (const line of lines.slice(0, NEW_PATTERNS)) chosen.push(...line.splice(0, 1));
    for (let at = lines.length - 1; at >= 0; at -= 1)
      if (lines[at]?.length === 0) lines.splice(at, 1);
  }
  return chosen.slice(0, left);
}

const EASE: Readonly<Record<Difficulty, number>> = { easy: 0, medium: 1, hard: 2 };

function byEase(one: ReviewSkill, other: ReviewSkill): number {
  const easiest = ({ siblings }: ReviewSkill) =>
    Math.min(...siblings.map(({ difficulty }) => EASE[difficulty]));
  return easiest(one) - easiest(other);
}

/**
 * What a review brings. Due: local day ≥ due day. Order: R' descending, what fits in the minutes,
 * then no two neighbours of one pattern while another is left; missed skills of this session once
 * more; then new skills.
 *
 * @see docs/decisions/0003-memory-and-mastery.md
 */
export function queueReview(input: QueueInput): Queue {
  const { day, pace, practiceDays, dailyMinutes } = input;
  const askable = input.skills.filter(({ siblings }) => siblings.length > 0);
  const msOf = (skill: ReviewSkill) => expectedMs(skill, pace);
  const due = askable.filter(({ dueDay }) => dueDay !== null && dueDay <= day).sort(byValue);
  const todays = input.log.filter(({ localDay }) => localDay === day);
  const doneMs = todays.reduce((sum, { tookMs }) => sum + Math.min(tookMs, LONGEST_ANSWER_MS), 0);
  const budgetMs = dailyMinutes * MINUTE_MS;
  const plannedMs = isPracticeDay(practiceDays, day) ? budgetMs : 0;
  const leftMs = Math.max(0, plannedMs - doneMs);
  const fits = fitting(due, leftMs, msOf, leftMs > 0 && todays.length === 0);
  const retries = retriesOf(input.log, input.now);
  const chosen = choose({ ...input, skills: askable }, { due, fits, leftMs, msOf, retries });
  return {
    due: due.length,
    today: fits.length,
    todayMs: fits.reduce((sum, skill) => sum + msOf(skill), 0),
    plannedMs,
    doneMs,
    items: chosen.slice(0, input.limit),
    nextDue: (due.length === 0 && nextRetryOf(askable, retries, day)) || nextDueOf(askable, day),
    backlog: catchUp({
      waitingMs: due.map(msOf),
      comingDays: askable.flatMap(({ dueDay }) =>
        dueDay !== null && dueDay > day ? [dueDay] : [],
      ),
      day,
      budgetMs,
      leftMs,
      practiceDays,
    }),
  };
}

interface Prepared {
  due: readonly ReviewSkill[];
  fits: readonly ReviewSkill[];
  leftMs: number;
  msOf: (skill: ReviewSkill) => number;
  retries: Retries;
}

function choose(input: QueueInput, { due, fits, leftMs, msOf, retries }: Prepared): Chosen[] {
  const as = (reason: ReviewReason) => (skill: ReviewSkill) => ({ skill, reason });
  if (input.wish === 'ahead') {
    const early = input.skills
      .filter(
        ({ card, dueDay }) => card && card.lastLocalDay < input.day && (dueDay ?? 0) > input.day,
      )
      .sort((one, other) => one.recall - other.recall || (one.skill < other.skill ? -1 : 1));
    return apart(early.slice(0, input.limit)).map(as('ahead'));
  }
  const wanted = input.wish === 'beyond' ? due : fits;
  const asked = apart(wanted.slice(0, input.limit)).map(as('due'));
  const spentMs = wanted.reduce((sum, skill) => sum + msOf(skill), 0);
  const fresh = newSkills(input);
  const freshLeft =
    input.wish === 'beyond' ? Infinity : wanted.length < due.length ? 0 : leftMs - spentMs;
  const added = apart(
    fitting(fresh, freshLeft, msOf, freshLeft > 0 && input.log.length === 0),
    asked.at(-1)?.skill.pattern,
  ).map(as('new'));
  const missed = new Set([...retries.ripe, ...retries.waiting.map(({ skill }) => skill)]);
  const again = retries.ripe
    .flatMap((ripe) => input.skills.filter(({ skill }) => skill === ripe))
    .map(as('retry'));
  return [...again, ...[...asked, ...added].filter(({ skill }) => !missed.has(skill.skill))];
}

function nextRetryOf(
  skills: readonly ReviewSkill[],
  { ripe, waiting }: Retries,
  day: number,
): Queue['nextDue'] {
  const left = waiting.filter((one) => skills.some(({ skill }) => skill === one.skill));
  const at = left[0]?.at;
  return at === undefined || ripe.length > 0 ? null : { day, count: left.length, at };
}

function nextDueOf(skills: readonly ReviewSkill[], day: number): Queue['nextDue'] {
  const later = skills.flatMap(({ dueDay }) => (dueDay !== null && dueDay > day ? [dueDay] : []));
  if (later.length === 0) return null;
  const next = later.reduce((earliest, one) => Math.min(earliest, one), Infinity);
  return { day: next, count: later.filter((one) => one === next).length, at: null };
}

/** When a question was answered last: local day and instant; absent when it never was. */
export type LastAnswered = ReadonlyMap<string, { at: Date }>;

/**
 * Which question of a skill is asked: one never seen, easy first; else the one seen longest ago.
 *
 * @returns null when there is none
 */
export function siblingFor(
  { siblings, skill }: Pick<ReviewSkill, 'siblings' | 'skill'>,
  seen: LastAnswered,
  seed: string,
): string | null {
  const random = randomFrom(`${seed} ${skill}`);
  const drawn = siblings.map((sibling) => ({
    ...sibling,
    at: seen.get(sibling.question)?.at.getTime() ?? -Infinity,
    draw: random(),
  }));
  drawn.sort(
    (one, other) =>
      (one.at === other.at ? 0 : one.at - other.at) ||
      EASE[one.difficulty] - EASE[other.difficulty] ||
      one.draw - other.draw,
  );
  return drawn[0]?.question ?? null;
}
