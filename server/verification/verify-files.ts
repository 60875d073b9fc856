// Decides what a check says of fences flagged `verify`: which hold, which fail and where, which were
// skipped and why. A skipped one never counts as verified.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileHead } from '@/core/content/compile-file';
import type { Issue } from '@/core/content/issue';
import { createReporter } from '@/core/content/reporter';
import { textOf } from '@/core/content/text-of';
import { judgeTask, type Complaint } from '@/core/verification/judge';
import { readRunners, RUNNERS_FILE, type Runner } from '@/core/verification/runners';
import { runPrograms, type RunSettings } from '@/server/verification/run-programs';

export interface Verified {
  verified: number;
  failed: number;
  skipped: { reason: string; count: number }[];
  /** `file` is the path inside the content folder. */
  issues: Issue[];
}

export const NOTHING_VERIFIED: Verified = { verified: 0, failed: 0, skipped: [], issues: [] };

/**
 * @param files whose fences are to be verified
 * @param contentFolder absolute
 */
export async function verifyFiles(
  files: readonly Pick<FileHead, 'path' | 'tasks'>[],
  contentFolder: string,
  settings: Omit<RunSettings, 'runners'>,
): Promise<Verified> {
  const asked = files.filter(({ tasks }) => tasks.length > 0);
  if (asked.length === 0) return { ...NOTHING_VERIFIED };
  const { runners, issues } = await runnersOf(contentFolder);
  const result: Verified = { ...NOTHING_VERIFIED, skipped: [], issues };
  const programs = asked.flatMap(({ path: file, tasks }) =>
    tasks.flatMap(({ runs }) => runs.map(({ language, code }) => ({ file, language, code }))),
  );
  const outcomes = await runPrograms(programs, { ...settings, runners });
  const reasons = new Map<string, number>();
  let next = 0;
  for (const { path: file, tasks } of asked) {
    const complaints: Complaint[] = [];
    for (const task of tasks) {
      const judged = judgeTask(task, outcomes.slice(next, next + task.runs.length));
      next += task.runs.length;
      if (judged.verdict === 'verified') result.verified += 1;
      if (judged.verdict === 'skipped')
        reasons.set(judged.reason, (reasons.get(judged.reason) ?? 0) + 1);
      if (judged.verdict !== 'failed') continue;
      result.failed += 1;
      complaints.push(...judged.complaints);
    }
    if (complaints.length > 0) result.issues.push(...(await told(file, complaints, contentFolder)));
  }
  result.skipped = [...reasons].map(([reason, count]) => ({ reason, count }));
  return result;
}

async function told(file: string, complaints: Complaint[], folder: string): Promise<Issue[]> {
  const bytes = await readFile(path.join(folder, file)).catch(() => Buffer.alloc(0));
  const reporter = createReporter(file, textOf(bytes).text);
  for (const { place, problem } of complaints) reporter.reportAt(place, problem);
  return reporter.issues;
}

async function runnersOf(folder: string): Promise<{ runners: readonly Runner[]; issues: Issue[] }> {
  const text = await readFile(path.join(folder, RUNNERS_FILE), 'utf8').catch(() => null);
  if (text === null) return { runners: [], issues: [] };
  const read = readRunners(text);
  if (typeof read !== 'string') return { runners: read, issues: [] };
  const reporter = createReporter(RUNNERS_FILE, text);
  reporter.reportAt(
    { line: 1, column: 1, endColumn: 2 },
    {
      severity: 'error',
      code: 'verify-config',
      message: read,
      mend: 'docs/authoring.md shows the shape; until then its languages are skipped.',
    },
  );
  return { runners: [], issues: reporter.issues };
}
