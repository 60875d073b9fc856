// Decides how a learner's plan is read from their row, and what it means for one track.
import { isAhead, retentionOn } from '@/core/memory/exam';
import type { Pace } from '@/core/memory/retention';
import { parametersFor, type HoldingParameters } from '@/server/mastery/parameters';

/** The columns of PLAN_COLUMNS. */
export interface PlanRow {
  dailyMinutes: number;
  practiceDays: number;
  intensity: Pace;
  timeZoneChosen: boolean;
  exams: { track: string; day: number }[] | null;
}

/** To be selected from "User" u, whose id is the statement's first parameter. */
export const PLAN_COLUMNS = `u."dailyMinutes", u."practiceDays", u.intensity::text, u."timeZoneChosen",
  (SELECT json_agg(json_build_object('track', e.track, 'day', e.day)) FROM "Exam" e
    WHERE e."userId" = $1::uuid) AS exams`;

/** @returns the local day of a track's exam while it lies ahead, else null */
export function examDayOf(row: Pick<PlanRow, 'exams'>, track: string, day: number): number | null {
  const exam = row.exams?.find((one) => one.track === track)?.day ?? null;
  return isAhead(exam, day) ? exam : null;
}

/** Parameters that hold for a learner in a track, with the target that their plan asks for. */
export function holdingFor(
  learner: PlanRow & { id: string },
  track: string,
  day: number,
): HoldingParameters {
  const { id: userId, dailyMinutes: minutesADay, intensity } = learner;
  const holding = parametersFor({ userId, track, minutesADay });
  const retention = retentionOn(day, holding.retention, intensity, examDayOf(learner, track, day));
  return { ...holding, retention };
}
