// Decides how many points a member of a class has in each assignment, and who they are to a school's gradebook.
// What counts as done is decided with the assignments; here it becomes a number.
import type { Assignment } from '@/core/assignments/assignment';
import { lastDay } from '@/core/assignments/due-day';
import type { Grade, GradedMember, ReportData } from '@/core/reports/report';
import { isoDay } from '@/core/time';
import { patternNames, patternToday } from '@/server/content/earlier-names';
import { assignmentProgress, type MemberStanding } from '@/server/assignments/assignment-progress';
import { readAssignments } from '@/server/assignments/read-assignments';
import { members, type TaughtClass } from '@/server/classes/access';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

const MOST_TESTS = 50_000;
const NAMES = { test: 'Test', practice: 'Practice', review: 'Review', 'warm-up': 'Warm-up' };

export async function assignmentGrades(
  cls: TaughtClass,
  now: Date,
): Promise<ReportData['assignments']> {
  const assignments = await readAssignments(cls);
  const ids = assignments.map(({ id }) => id);
  const [people, school, standings, scores] = await Promise.all([
    members(cls),
    schoolNames(cls),
    ids.length === 0 ? [] : assignmentProgress(cls, ids, now),
    testScores(cls, assignments),
  ]);
  const known = new Map(assignments.map((one) => [one.id, one]));
  const grades = new Map<string, Record<string, Grade>>();
  for (const standing of standings) {
    const own = grades.get(standing.userId) ?? {};
    grades.set(standing.userId, own);
    const { kind, pattern } = known.get(standing.assignmentId) ?? { kind: null, pattern: null };
    own[standing.assignmentId] =
      kind === 'test'
        ? testGrade(standing, scoreOf(scores, standing, pattern))
        : shareGrade(standing);
  }
  return {
    // The due day is in the title: two tests of one pattern are two columns.
    assignments: assignments.map((one) => {
      const due = { name: nameOf(one), day: lastDay(one.dueAt, cls.timeZone) };
      return { id: one.id, title: `${due.name}, due ${isoDay(due.day)}`, due };
    }),
    members: people.map(({ userId, shownAs }) => ({
      shownAs,
      email: school.get(userId)?.email ?? null,
      externalId: school.get(userId)?.externalId ?? null,
      grades: grades.get(userId) ?? {},
    })),
  };
}

/** A test that was begun and not handed in has no points yet: it is no 0. */
function testGrade({ state, late }: MemberStanding, score: number | null): Grade {
  return { points: score, done: state === 'done', late };
}

/** What is done day by day, or question by question, has its share. */
function shareGrade({ state, done, of, late }: MemberStanding): Grade {
  if (state === 'not-begun') return { points: null, done: false, late };
  const points = Math.min(100, (100 * done) / Math.max(1, of));
  return { points, done: state === 'done', late };
}

function scoreOf(
  scores: ReadonlyMap<string, number>,
  { userId, doneAt }: MemberStanding,
  pattern: string | null,
): number | null {
  if (pattern === null || doneAt === null) return null;
  return scores.get(`${userId} ${patternToday(pattern)} ${doneAt.getTime()}`) ?? null;
}

function nameOf({ kind, pattern }: Assignment): string {
  const about = pattern === null ? '' : ` ${content().patterns.get(pattern)?.title ?? pattern}`;
  return `${NAMES[kind]}${about}`;
}

/** Points of 100, by learner, pattern of today and when the test was judged. */
async function testScores(
  cls: TaughtClass,
  assignments: readonly Assignment[],
): Promise<Map<string, number>> {
  const patterns = assignments.flatMap(({ kind, pattern }) =>
    kind === 'test' && pattern !== null ? patternNames(patternToday(pattern)) : [],
  );
  if (patterns.length === 0) return new Map();
  const { rows } = await pool().query<{
    userId: string;
    pattern: string;
    judgedAt: Date;
    score: number;
    asked: number;
  }>({
    name: 'class-test-scores',
    text: `SELECT t."userId", t.pattern, t."judgedAt", (t.judgement->>'score')::float8 AS score,
        (t.judgement->>'asked')::int AS asked
      FROM "ClassMember" m JOIN "Test" t ON t."userId" = m."userId" AND t.judgement IS NOT NULL
        AND t.pattern = ANY ($2::text[])
      WHERE m."classId" = $1::uuid ORDER BY t."judgedAt" DESC LIMIT ${MOST_TESTS}`,
    values: [cls.id, [...new Set(patterns)]],
  });
  return new Map(
    rows.map(({ userId, pattern, judgedAt, score, asked }) => [
      `${userId} ${patternToday(pattern)} ${judgedAt.getTime()}`,
      (100 * score) / Math.max(1, asked),
    ]),
  );
}

/** What the roster says of those who came by it; nothing in a pseudonymous class. */
async function schoolNames(
  cls: TaughtClass,
): Promise<Map<string, Pick<GradedMember, 'email' | 'externalId'>>> {
  if (cls.pseudonymous) return new Map();
  const { rows } = await pool().query<{
    userId: string;
    email: string | null;
    externalId: string | null;
  }>({
    name: 'class-school-names',
    text: `SELECT "userId", email, "externalId" FROM "RosterEntry"
      WHERE "classId" = $1::uuid AND "userId" IS NOT NULL LIMIT 2000`,
    values: [cls.id],
  });
  return new Map(rows.map(({ userId, ...names }) => [userId, names]));
}
