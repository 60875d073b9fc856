// Decides how many points a member of a class has in each assignment, and who they are to a school's gradebook.
// What counts as done is decided with the assignments; here it becomes a number.
import type { Assignment } from '@/core/assignments/assignment';
import { lastDay } from '@/core/assignments/due-day';
import type { Grade, GradedMember, ReportData } from '@/core/reports/report';
import { isoDay } from '@/core/time';
import { assignmentProgress, type MemberStanding } from '@/server/assignments/assignment-progress';
import { readAssignments } from '@/server/assignments/read-assignments';
import { members, type TaughtClass } from '@/server/classes/access';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

const NAMES = { test: 'Test', practice: 'Practice', review: 'Review', 'warm-up': 'Warm-up' };

export async function assignmentGrades(
  cls: TaughtClass,
  now: Date,
): Promise<ReportData['assignments']> {
  const assignments = await readAssignments(cls);
  const ids = assignments.map(({ id }) => id);
  const [people, school, standings] = await Promise.all([
    members(cls),
    schoolNames(cls),
    ids.length === 0 ? [] : assignmentProgress(cls, ids, now),
  ]);
  const tests = new Set(assignments.flatMap(({ id, kind }) => (kind === 'test' ? [id] : [])));
  const grades = new Map<string, Record<string, Grade>>();
  for (const standing of standings) {
    const own = grades.get(standing.userId) ?? {};
    grades.set(standing.userId, own);
    own[standing.assignmentId] = tests.has(standing.assignmentId)
      ? testGrade(standing)
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
function testGrade({ state, late, points }: MemberStanding): Grade {
  return { points, done: state === 'done', late };
}

/** What is done day by day, or question by question, has its share. */
function shareGrade({ state, done, of, late }: MemberStanding): Grade {
  if (state === 'not-begun') return { points: null, done: false, late };
  const points = Math.min(100, (100 * done) / Math.max(1, of));
  return { points, done: state === 'done', late };
}

function nameOf({ kind, pattern }: Assignment): string {
  const about = pattern === null ? '' : ` ${content().patterns.get(pattern)?.title ?? pattern}`;
  return `${NAMES[kind]}${about}`;
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
