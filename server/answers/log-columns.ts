// Decides what is kept with an answer of what held when it was weighed, so that a replay finds it again.
import { COHORT } from '@/core/mastery/ability';
import type { Item } from '@/core/mastery/item';
import type { LogContext } from '@/core/memory/replay';
import { localDay } from '@/core/time';
import type { AccountRow } from '@/server/accounts/viewer';
import { zoneOf } from '@/server/answers/moment';
import type { HoldingParameters } from '@/server/mastery/parameters';
import { holdingFor, type PlanRow } from '@/server/plan/plan-row';

/**
 * What holds for a learner in a pattern at a time: their days, their target, the track's numbers.
 *
 * @param device zone that the device says; counts unless the learner chose one
 */
export function contextOf(
  learner: PlanRow & Pick<AccountRow, 'id' | 'timeZone' | 'rolloverHour'>,
  pattern: string,
  device: string | null | undefined,
  at: Date,
): LogContext & HoldingParameters {
  const { rolloverHour, practiceDays, timeZoneChosen } = learner;
  const timeZone = timeZoneChosen ? learner.timeZone : zoneOf(device, learner.timeZone);
  const day = localDay(at, timeZone, rolloverHour);
  const holding = holdingFor(learner, pattern.split('/', 1)[0] ?? '', day);
  return { timeZone, rolloverHour, practiceDays, ...holding };
}

/** Columns of "Answer"; null where the models' own numbers held. */
export interface LogColumns {
  retention: number;
  rolloverHour: number;
  practiceDays: number;
  itemA: number | null;
  itemB: number | null;
  cohortMean: number | null;
  cohortDeviation: number | null;
}

export function logColumns(
  { retention, rolloverHour, practiceDays, cohort }: LogContext,
  item: Item,
): LogColumns {
  const isMeasured = cohort.mean !== COHORT.mean || cohort.deviation !== COHORT.deviation;
  return {
    retention,
    rolloverHour,
    practiceDays,
    itemA: item.a ?? null,
    itemB: item.b ?? null,
    cohortMean: isMeasured ? cohort.mean : null,
    cohortDeviation: isMeasured ? cohort.deviation : null,
  };
}

/** The cohort as it was kept. */
export function cohortOf({
  cohortMean,
  cohortDeviation,
}: Pick<LogColumns, 'cohortMean' | 'cohortDeviation'>) {
  return cohortMean === null || cohortDeviation === null
    ? COHORT
    : { mean: cohortMean, deviation: cohortDeviation };
}
