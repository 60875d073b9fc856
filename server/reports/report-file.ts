// Decides in which files a report can be taken along.
import { canvasTable, moodleTable, type Gradebook } from '@/core/reports/gradebook';
import { plainTable } from '@/core/reports/plain-cells';
import type { AnyReport } from '@/core/reports/registry';
import { isoDay, localDay } from '@/core/time';
import type { TaughtClass } from '@/server/classes/access';
import { steadily } from '@/server/health/steadily';
import { assignmentGrades } from '@/server/reports/assignment-grades';
import { csvOf } from '@/server/reports/csv';
import { readReport, type Chosen } from '@/server/reports/read-report';

export interface ReportFile {
  name: string;
  text: string;
}

/** @throws DomainError "database/away" */
export async function reportFile(
  cls: TaughtClass,
  report: AnyReport,
  chosen: Chosen,
  now: Date,
): Promise<ReportFile> {
  const { columns, rows } = await readReport(cls, report, chosen, now);
  return { name: nameOf(cls, report.id, now), text: csvOf(plainTable(columns, rows)) };
}

/** @throws DomainError "database/away" */
export async function gradebookFile(
  cls: TaughtClass,
  gradebook: Gradebook,
  now: Date,
): Promise<ReportFile> {
  const grades = await steadily(() => assignmentGrades(cls, now));
  const table = gradebook === 'moodle' ? moodleTable(grades) : canvasTable(grades, cls.name);
  // Importers take the first header as it stands: no byte-order mark.
  return { name: nameOf(cls, `grades-${gradebook}`, now), text: csvOf(table, false) };
}

function nameOf(cls: TaughtClass, what: string, now: Date): string {
  return `${what}-${isoDay(localDay(now, cls.timeZone, 0))}.csv`;
}
