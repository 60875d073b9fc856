// Decides in which files a report can be taken along.
import { plainTable } from '@/core/reports/plain-cells';
import type { AnyReport } from '@/core/reports/registry';
import type { TaughtClass } from '@/server/classes/access';
import { csvOf } from '@/server/reports/csv';
import { readReport, type Chosen } from '@/server/reports/read-report';

export interface ReportFile {
  name: string;
  text: string;
}

export async function reportFile(
  cls: TaughtClass,
  report: AnyReport,
  chosen: Chosen,
  now: Date,
): Promise<ReportFile> {
  const { columns, rows } = await readReport(cls, report, chosen, now);
  return {
    name: `${report.id}-${now.toISOString().slice(0, 10)}.csv`,
    text: csvOf(plainTable(columns, rows)),
  };
}
