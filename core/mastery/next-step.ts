// Decides the one thing to do next in a track: finish, refresh, practise, test or read.
// Refuses to know due cards (the review decides those) and the pages.
import { SMALLEST_POOL } from '@/core/tests/assemble';
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

export interface NextStepInput {
  /** In learning order. */
  patterns: readonly PatternOutline[];
  /** Those that were touched. */
  progress: ReadonlyMap<string, PatternStanding>;
  openTests: readonly { id: string; pattern: string; startedAt: Date }[];
}

/** Fewer answers than this are no practice yet, and a test would come too soon. */
const PRACTISED_FROM = 10;
/** P from which a test is worth its ten questions. */
const WORTH_TESTING = 0.5;
/** P from which a pattern too small for a test is left alone. */
const PRACTISED_ENOUGH = 0.85;
const RETEST_AFTER_MS = 86_400_000;

interface Started {
  pattern: PatternOutline;
  standing: PatternStanding;
}

/** Whether practice was done that no test has seen. */
function readyForTest({ pattern, standing }: Started): boolean {
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
function isUnproven({ pattern, standing }: Started): boolean {
  if (standing.level !== 'learning' && standing.level !== 'getting-there') return false;
  if (pattern.questions === 0) return false;
  return pattern.questions >= SMALLEST_POOL || standing.strength < PRACTISED_ENOUGH;
}

/** The first one not begun whose requirements are begun, else the first not begun. */
function nextToRead(input: NextStepInput, begun: ReadonlySet<string>): PatternOutline | undefined {
  const fresh = input.patterns.filter((pattern) => !begun.has(pattern.id));
  return fresh.find((pattern) => pattern.requires.every((id) => begun.has(id))) ?? fresh[0];
}

/**
 * What to do in one pattern, whatever the others ask for.
 *
 * @returns null while it is strong, and where nothing is left to do in it.
 */
export function stepIn(
  pattern: PatternOutline,
  standing: PatternStanding | null,
): Exclude<NextStep['action'], 'resume-test'> | null {
  if (standing === null || standing.level === 'not-started') return 'read';
  if (standing.level === 'refresh-due') return 'refresh';
  const started = { pattern, standing };
  if (!isUnproven(started)) return null;
  return readyForTest(started) ? 'test' : 'practise';
}

/**
 * In this order: an open test, newest first; a strong pattern whose refresh is due, weakest first;
 * the begun pattern that was worked on last, tested where its practice is ready for it and
 * practised otherwise; the next pattern to read.
 *
 * @returns null when every pattern is strong, or there is none.
 */
export function nextStep(input: NextStepInput): NextStep | null {
  const open = [...input.openTests].sort((one, other) => +other.startedAt - +one.startedAt)[0];
  if (open) return { action: 'resume-test', pattern: open.pattern, testId: open.id };

  const started = input.patterns.flatMap((pattern): Started[] => {
    const standing = input.progress.get(pattern.id);
    return standing && standing.level !== 'not-started' ? [{ pattern, standing }] : [];
  });
  const faded = started
    .filter(({ standing }) => standing.level === 'refresh-due')
    .sort((one, other) => one.standing.strength - other.standing.strength)[0];
  if (faded) return { action: 'refresh', pattern: faded.pattern.id, testId: null };

  const last = started
    .filter(isUnproven)
    .sort(
      (one, other) => +(other.standing.lastAnsweredAt ?? 0) - +(one.standing.lastAnsweredAt ?? 0),
    )[0];
  if (last) {
    const action = readyForTest(last) ? 'test' : 'practise';
    return { action, pattern: last.pattern.id, testId: null };
  }
  const next = nextToRead(input, new Set(started.map(({ pattern }) => pattern.id)));
  return next ? { action: 'read', pattern: next.id, testId: null } : null;
}
