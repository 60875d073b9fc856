// Decides how a check is told: to people, to programs, to code hosts (SARIF 2.1.0).
import { formatIssue, type Issue } from '@/core/content/issue';
import type { Verified } from '@/server/verification/verify-files';

export interface Checked {
  patterns: number;
  questions: number;
  issues: Issue[];
  /** Fences flagged `verify`; absent where there are none. */
  verification?: Pick<Verified, 'verified' | 'failed' | 'skipped'>;
}

export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** The whole output, without a line end. */
export function report(checked: Checked, format: Format): string {
  if (format === 'sarif') return JSON.stringify(sarif(checked), null, 2);
  const summary = {
    patterns: checked.patterns,
    questions: checked.questions,
    errors: checked.issues.filter((issue) => issue.severity === 'error').length,
    warnings: checked.issues.filter((issue) => issue.severity === 'warning').length,
  };
  const { verification } = checked;
  if (format === 'json') {
    const told = { ...summary, ...(verification === undefined ? {} : { verification }) };
    return JSON.stringify({ summary: told, issues: checked.issues }, null, 2);
  }
  const line = Object.entries(summary)
    .map(([noun, count]) => `${count} ${count === 1 ? noun.slice(0, -1) : noun}`)
    .join(', ');
  const lines = verification === undefined ? [line] : [line, verificationLine(verification)];
  return [...checked.issues.map((issue) => `${formatIssue(issue)}\n`), ...lines].join('\n');
}

/** `12 verified, 1 failed, 3 skipped: no runner for kotlin (2), …` */
function verificationLine({
  verified,
  failed,
  skipped,
}: NonNullable<Checked['verification']>): string {
  const left = skipped.reduce((sum, { count }) => sum + count, 0);
  const reasons = skipped.map(({ reason, count }) => `${reason} (${count})`).join(', ');
  return [
    `${verified} verified`,
    ...(failed === 0 ? [] : [`${failed} failed`]),
    ...(left === 0 ? [] : [`${left} skipped: ${reasons}`]),
  ].join(', ');
}

/** @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function sarif({ issues, verification }: Checked): object {
  const codes = [...new Set(issues.map((issue) => issue.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Holdfast content check', rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        ...(verification === undefined ? {} : { properties: { verification } }),
        results: issues.map((issue) => ({
          ruleId: issue.code,
          ruleIndex: codes.indexOf(issue.code),
          level: issue.severity,
          message: { text: issue.mend === null ? issue.message : `${issue.message} ${issue.mend}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: issue.file.split('/').map(encodeURIComponent).join('/') },
                region: {
                  startLine: issue.line,
                  startColumn: issue.column,
                  endLine: issue.line,
                  endColumn: issue.endColumn,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}
