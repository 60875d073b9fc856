// Decides what is read for a report: only what it asks for, of one class, within bounds.
// The rows are core's; whose class it is was decided by who made the TaughtClass.
import type { AnyReport } from '@/core/reports/registry';
import type { Column, Need, ReportData, Row } from '@/core/reports/report';
import { DEFAULT_ROLLOVER_HOUR } from '@/core/plan/plan';
import { localDay, mondayOf } from '@/core/time';
import type { TaughtClass } from '@/server/classes/access';
import { steadily } from '@/server/health/steadily';
import { assignmentGrades } from '@/server/reports/assignment-grades';
import { touchedPatterns, type TouchedPattern } from '@/server/reports/class-patterns';
import { miskeyAlarms } from '@/server/reports/miskey-alarms';
import { timeSpent } from '@/server/reports/time-spent';
import { trapsSprung } from '@/server/reports/traps-sprung';
import { triedQuestions } from '@/server/reports/tried-questions';
import { weeksDone } from '@/server/reports/weeks-done';

export const WEEKS = [4, 12, 26, 52] as const;
const USUAL_WEEKS = 12;

/** What the viewer chose; what does not fit is as if nothing was chosen. */
export interface Chosen {
  pattern?: string | undefined;
  weeks?: number | undefined;
}

export interface MadeReport {
  columns: readonly Column[];
  rows: Row[];
  /** What its files leave out. */
  remark: string | null;
  /** Null where the report has no such choice. */
  pattern: { chosen: string | null; all: TouchedPattern[] } | null;
  weeks: { chosen: number } | null;
}

/** @throws DomainError "database/away" */
export function readReport(
  cls: TaughtClass,
  report: AnyReport,
  chosen: Chosen,
  now: Date,
): Promise<MadeReport> {
  return steadily(async () => {
    const weeks = WEEKS.find((one) => one === chosen.weeks) ?? USUAL_WEEKS;
    const pattern = report.choices.includes('pattern')
      ? await patternOf(cls, chosen.pattern)
      : null;
    const frame = {
      cls,
      now,
      since: mondayOf(localDay(now, cls.timeZone, DEFAULT_ROLLOVER_HOUR)) - 7 * (weeks - 1),
      pattern: pattern?.chosen ?? null,
    };
    const entries = await Promise.all(
      report.asks.map(async (need) => [need, await READERS[need](frame)] as const),
    );
    const input = Object.fromEntries(entries) as unknown as ReportData;
    return {
      columns: report.columns(input),
      rows: report.rows(input),
      remark: report.remark?.(input) ?? null,
      pattern,
      weeks: report.choices.includes('weeks') ? { chosen: weeks } : null,
    };
  });
}

interface Frame {
  cls: TaughtClass;
  now: Date;
  /** A Monday, in days since 1970-01-01. */
  since: number;
  /** Null where none is chosen, or there is none to choose. */
  pattern: string | null;
}

const READERS: { [Asked in Need]: (frame: Frame) => Promise<ReportData[Asked]> } = {
  questions: ({ cls, pattern }) =>
    pattern === null ? Promise.resolve([]) : triedQuestions(cls, [pattern]),
  alarms: ({ cls }) => miskeyAlarms(cls),
  weeks: ({ cls, since }) => weeksDone(cls, since),
  traps: ({ cls, since }) => trapsSprung(cls, since),
  time: ({ cls, since }) => timeSpent(cls, since),
  assignments: ({ cls, now }) => assignmentGrades(cls, now),
};

async function patternOf(cls: TaughtClass, asked: string | undefined) {
  const all = await touchedPatterns(cls);
  const found = all.find(({ id }) => id === asked) ?? all[0];
  return { chosen: found?.id ?? null, all };
}
