// Decides what a learner is told of their plan; whoever has none has the usual one.
import { DEFAULT_PLAN, type Plan } from '@/core/plan/plan';
import { daysOf } from '@/core/plan/practice-days';
import { isoDay } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';
import { PLAN_COLUMNS, type PlanRow } from '@/server/plan/plan-row';

/** @throws DomainError "database/away" */
export async function readPlan(viewer: Viewer | null): Promise<Plan> {
  if (!viewer) return DEFAULT_PLAN;
  const { rows } = await steadily(() =>
    pool().query<PlanRow>({
      name: 'read-plan',
      text: `SELECT ${PLAN_COLUMNS} FROM "User" u WHERE u.id = $1::uuid`,
      values: [viewer.userId],
    }),
  );
  const [row] = rows;
  if (!row) return DEFAULT_PLAN;
  return {
    dailyMinutes: row.dailyMinutes,
    days: daysOf(row.practiceDays),
    intensity: row.intensity,
    exams: (row.exams ?? [])
      .map(({ track, day }) => ({ track, day: isoDay(day) }))
      .sort((one, other) => (one.day < other.day ? -1 : 1)),
    timeZone: viewer.timeZone,
    timeZoneChosen: row.timeZoneChosen,
    rolloverHour: viewer.rolloverHour,
  };
}
