// Decides how a plan is kept: as a whole, with exams only in tracks that there are and on days to come.
// Cards keep their days; what follows from a new plan shows in the next review.
import { DomainError, type FieldError } from '@/core/errors';
import type { Plan } from '@/core/plan/plan';
import { bitsOf } from '@/core/plan/practice-days';
import { dayOfIso, localDay } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { withLearner } from '@/server/accounts/with-learner';
import { content } from '@/server/content/loaded';

/**
 * @param plan of the right shape already (core/plan/plan.ts)
 * @returns the plan as kept: exams of days gone by are left out
 * @throws DomainError "request/invalid" for an exam in a track that is not there, "database/away"
 */
export async function savePlan(viewer: Viewer, plan: Plan, now: Date): Promise<Plan> {
  const errors = unknownTracks(plan);
  if (errors.length > 0) {
    throw new DomainError('request/invalid', errors[0]?.message ?? '', { errors });
  }
  const today = localDay(now, plan.timeZone, plan.rolloverHour);
  const exams = plan.exams.filter(({ day }) => dayOfIso(day) >= today);
  const kept = { ...plan, days: [...plan.days].sort(), exams };
  const saved = await withLearner(viewer, async ({ client }) => {
    // The revision moves too: an answer that was weighed by the old plan is weighed again.
    await client.query(
      `UPDATE "User" SET revision = revision + 1, "dailyMinutes" = $2, "practiceDays" = $3,
        intensity = $4::"Pace", "timeZoneChosen" = $5, "timeZone" = $6, "rolloverHour" = $7
       WHERE id = $1::uuid`,
      [
        viewer.userId,
        kept.dailyMinutes,
        bitsOf(kept.days),
        kept.intensity,
        kept.timeZoneChosen,
        kept.timeZoneChosen ? kept.timeZone : viewer.timeZone,
        kept.rolloverHour,
      ],
    );
    await client.query('DELETE FROM "Exam" WHERE "userId" = $1::uuid', [viewer.userId]);
    await client.query(
      `INSERT INTO "Exam" ("userId", track, day)
       SELECT $1::uuid, * FROM unnest($2::text[], $3::int[])`,
      [viewer.userId, exams.map(({ track }) => track), exams.map(({ day }) => dayOfIso(day))],
    );
    return kept.timeZoneChosen ? kept : { ...kept, timeZone: viewer.timeZone };
  });
  return saved ?? kept;
}

function unknownTracks({ exams }: Plan): FieldError[] {
  return exams.flatMap(({ track }, index) =>
    content().tracks.has(track)
      ? []
      : [{ path: `exams.${index}.track`, message: `There is no track "${track}".` }],
  );
}
