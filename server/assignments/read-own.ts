// Decides what a learner is told of what is asked of them: what is not yet due, and what was due lately.
import { ANSWERS_A_DAY, TOLD_AFTER_DUE_DAYS, type Assignment } from '@/core/assignments/assignment';
import { dueDayOf } from '@/core/assignments/due-day';
import type { OwnAssignment, OwnAssignments } from '@/core/assignments/own-assignment';
import { DAY_MS } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { standingsOfLearner, type StandingRow } from '@/server/assignments/read-standings';
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** What was due longer ago is told nowhere: nobody is reminded for ever. */
const TOLD_AFTER_DUE_MS = TOLD_AFTER_DUE_DAYS * DAY_MS;

/** @throws DomainError "database/away" */
export async function readOwnAssignments(
  viewer: Viewer | null,
  now: Date,
): Promise<OwnAssignments> {
  if (!viewer) return { inClass: false, assignments: [] };
  const [rows, inClass] = await Promise.all([
    standingsOfLearner(viewer.userId, new Date(now.getTime() - TOLD_AFTER_DUE_MS), now),
    isInClass(viewer),
  ]);
  return { inClass, assignments: rows.map((row) => toldOf(row, now)) };
}

async function isInClass(viewer: Viewer): Promise<boolean> {
  const { rowCount } = await steadily(() =>
    pool().query({
      name: 'in-a-class',
      text: 'SELECT 1 FROM "ClassMember" WHERE "userId" = $1::uuid LIMIT 1',
      values: [viewer.userId],
    }),
  );
  return rowCount === 1;
}

function toldOf(row: StandingRow, now: Date): OwnAssignment {
  const { assignment, standing, classId, className, classZone } = row;
  const { id, kind, pattern, warmUpId, days } = assignment;
  const { dueAt, state, late, extended, done, of, week } = standing;
  return {
    id,
    class: { id: classId, name: className },
    kind,
    pattern,
    title: pattern === null ? null : (content().patterns.get(pattern)?.title ?? null),
    warmUpId,
    days,
    ...dueDayOf(dueAt, classZone, now),
    dueAt: dueAt.toISOString(),
    state,
    late,
    extended,
    done,
    of,
    week,
    answersADay: ANSWERS_A_DAY,
    href: hrefOf(assignment),
  };
}

function hrefOf({ id, kind, pattern }: Assignment): string {
  switch (kind) {
    case 'test':
      return `/test/${pattern}`;
    case 'practice':
      return `/practice/${pattern}`;
    case 'review':
      return '/review';
    case 'warm-up':
      return `/warm-up/${id}`;
  }
}
