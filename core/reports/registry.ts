// Decides which reports there are. A new report is one file in definitions/ and one line here.
import { assignmentGrades } from './definitions/assignment-grades';
import { itemAnalysis } from './definitions/item-analysis';
import { miskeyAlarm } from './definitions/miskey-alarm';
import { progressByWeek } from './definitions/progress-by-week';
import { timeOnTask } from './definitions/time-on-task';
import { traps } from './definitions/traps';
import type { Need, Report } from './report';

/** In the order in which they are listed. */
const members = [
  progressByWeek,
  itemAnalysis,
  traps,
  miskeyAlarm,
  timeOnTask,
  assignmentGrades,
] as const;

export type ReportId = (typeof members)[number]['id'];

/** A report whose needs are not known by type; it gets what it asks for. */
export type AnyReport = Report<ReportId, Need>;

export const reports: readonly AnyReport[] = members as readonly unknown[] as readonly AnyReport[];

export function reportOf(id: string): AnyReport | null {
  return reports.find((report) => report.id === id) ?? null;
}
