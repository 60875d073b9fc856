// Decides the one thing to do next, and why: finish, review, refresh, practise, test or read.
// Refuses to know which cards are due (the queue decides that) and the pages.
import { SMALLEST_POOL } from '@/core/tests/assemble';
import { RETEST_AFTER_MS } from '@/core/tests/retest';
import { DAY_MS } from '@/core/time';
import type { Level, NextStep } from './progress';

export interface PatternOutline {
  /** `track/pattern` */
  id: string;
  /** Pattern ids to know first. */
  requires: readonly string[];
  /** Questions of the pool. */
  questions: number;
}

export interface PatternStanding {
  level: Level;
  /** P now, 0 to 1. */
  strength: number;
  /** Answers kept, tests included. */
  answers: number;
  lastAnsweredAt: Date | null;
  lastTestedAt: Date | null;
}

/** The same, with what may be said of it. */
export interface ToldStanding extends PatternStanding {
  /** M now, 0 to 1. */
  mastery: number;
  /** `YYYY-MM-DD` until which it was strong when it was worked on last; null if it never was. */
  strongUntil: string | null;
}

export interface NextStepInput {
  /** In learning order. */
  patterns: readonly PatternOutline[];
  /** Those that were touched. */
  progress: ReadonlyMap<string, ToldStanding>;
  openTests: readonly OpenTest[];
  /** What is due and fits today; null where nothing was answered yet. */
  review: { skills: number; minutes: number; patterns: readonly string[] } | null;
  /** Days until the exam, by track, while it lies ahead. */
  exams: ReadonlyMap<string, number>;
  now: Date;
}

export interface OpenTest {
  id: string;
  pattern: string;
  startedAt: Date;
  /** Questions answered, of so many. */
  answered: number;
  of: number;
}

/** Fewer answers than this are no practice yet, and a test would come too soon. */
const PRACTISED_FROM = 10;
/** P from which a test is worth its ten questions. */
const WORTH_TESTING = 0.5;
/** P from which a pattern too small for a test is left alone. */
const PRACTISED_ENOUGH = 0.85;
/** An open test younger than this goes before the review. */
const FRESH_TEST_MS = DAY_MS;

interface Standing {
  pattern: PatternOutline;
  standing: PatternStanding;
}

interface Started extends Standing {
  standing: ToldStanding;
}

/** Whether practice was done that no test has seen. */
function readyForTest({ pattern, standing }: Standing): boolean {
  const { lastAnsweredAt, lastTestedAt } = standing;
  const untested =
    lastTestedAt === null ||
    (lastAnsweredAt !== null && +lastAnsweredAt - +lastTestedAt >= RETEST_AFTER_MS);
  return (
    untested &&
    pattern.questions >= SMALLEST_POOL &&
    standing.answers >= PRACTISED_FROM &&
    standing.strength >= WORTH_TESTING
  );
}

/** Begun, not proven, and with something left to do. */
function isUnproven({ pattern, standing }: Standing): boolean {
  if (standing.level !== 'learning' && standing.level !== 'getting-there') return false;
  if (pattern.questions === 0) return false;
  return pattern.questions >= SMALLEST_POOL || standing.strength < PRACTISED_ENOUGH;
}

/** What is examined comes before the rest, the earlier exam first; else the order of learning. */
function byExam(input: NextStepInput): PatternOutline[] {
  const days = (pattern: PatternOutline) => examDays(input, pattern.id) ?? Infinity;
  return [...input.patterns].sort((one, other) => compare(days(one), days(other)));
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

function examDays({ exams }: NextStepInput, pattern: string): number | undefined {
  return exams.get(pattern.split('/', 1)[0] ?? '');
}

/** The first one not begun whose requirements are begun, else the first not begun. */
function nextToRead(input: NextStepInput, begun: ReadonlySet<string>): PatternOutline | undefined {
  const fresh = byExam(input).filter((pattern) => !begun.has(pattern.id));
  return fresh.find((pattern) => pattern.requires.every((id) => begun.has(id))) ?? fresh[0];
}

function resumed({ id, pattern, answered, of }: OpenTest): NextStep {
  return { action: 'resume-test', pattern, testId: id, why: { answered, of } };
}

function reviewed({ review }: NextStepInput): NextStep | null {
  const [pattern] = review?.patterns ?? [];
  if (!review || pattern === undefined || review.skills === 0) return null;
  const { skills, minutes, patterns } = review;
  return {
    action: 'review',
    pattern,
    testId: null,
    why: { skills, minutes, patterns: patterns.length },
  };
}

function refreshed(started: readonly Started[]): NextStep | null {
  const faded = started
    .filter(({ standing }) => standing.level === 'refresh-due')
    .sort((one, other) => one.standing.strength - other.standing.strength)[0];
  if (!faded) return null;
  const { mastery, strongUntil } = faded.standing;
  const why = { known: mastery, ...(strongUntil !== null && { strongUntil }) };
  return { action: 'refresh', pattern: faded.pattern.id, testId: null, why };
}

/** What was worked on last; of an examined track first. */
function provenNext(input: NextStepInput, started: readonly Started[]): NextStep | null {
  const days = ({ pattern }: Started) => examDays(input, pattern.id) ?? Infinity;
  const last = started
    .filter(isUnproven)
    .sort(
      (one, other) =>
        compare(days(one), days(other)) ||
        +(other.standing.lastAnsweredAt ?? 0) - +(one.standing.lastAnsweredAt ?? 0),
    )[0];
  if (!last) return null;
  return {
    action: readyForTest(last) ? 'test' : 'practise',
    pattern: last.pattern.id,
    testId: null,
    why: { known: last.standing.mastery, ...examWhy(input, last.pattern.id) },
  };
}

function examWhy(input: NextStepInput, pattern: string): { examInDays?: number } {
  const examInDays = examDays(input, pattern);
  return examInDays === undefined ? {} : { examInDays };
}

/**
 * What to do in one pattern, whatever the others ask for.
 *
 * @returns null while it is strong, and where nothing is left to do in it.
 */
export function stepIn(
  pattern: PatternOutline,
  standing: PatternStanding | null,
): Exclude<NextStep['action'], 'resume-test' | 'review'> | null {
  if (standing === null || standing.level === 'not-started') return 'read';
  if (standing.level === 'refresh-due') return 'refresh';
  const started = { pattern, standing };
  if (!isUnproven(started)) return null;
  return readyForTest(started) ? 'test' : 'practise';
}

/**
 * In this order: a test begun within a day, newest first; what is due in the review; a strong
 * pattern whose refresh is due, weakest first; an older open test; the begun pattern that was
 * worked on last, tested where its practice is ready for it and practised otherwise; the next
 * pattern to read. Tracks with an exam ahead come first among the last two.
 *
 * @returns null when every pattern is strong, or there is none.
 */
export function nextStep(input: NextStepInput): NextStep | null {
  const open = [...input.openTests].sort((one, other) => +other.startedAt - +one.startedAt)[0];
  if (open && +input.now - +open.startedAt < FRESH_TEST_MS) return resumed(open);
  const started = input.patterns.flatMap((pattern): Started[] => {
    const standing = input.progress.get(pattern.id);
    return standing && standing.level !== 'not-started' ? [{ pattern, standing }] : [];
  });
  const pressing = reviewed(input) ?? refreshed(started) ?? (open ? resumed(open) : null);
  if (pressing) return pressing;
  const unproven = provenNext(input, started);
  if (unproven) return unproven;
  const next = nextToRead(input, new Set(started.map(({ pattern }) => pattern.id)));
  return next
    ? { action: 'read', pattern: next.id, testId: null, why: examWhy(input, next.id) }
    : null;
}
