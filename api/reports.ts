// Decides how reports of a class go out, as data or as a file, and how a learner's report of a problem
// comes in. For those who do not teach a class, nothing is there.
import { createRoute, z } from '@hono/zod-openapi';
import { DomainError } from '@/core/errors';
import { GRADEBOOKS } from '@/core/reports/gradebook';
import { reportOf } from '@/core/reports/registry';
import { problemReport } from '@/core/reports/problem-report';
import { wholeFileResponse } from '@/api/file-response';
import { keepSignedIn, viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';
import { taughtClass } from '@/server/classes/access';
import { now } from '@/server/clock';
import { keepProblemReport } from '@/server/reports/problem-reports';
import { readReport } from '@/server/reports/read-report';
import { gradebookFile, reportFile } from '@/server/reports/report-file';

const measured = z.object({
  value: z.number(),
  /** 95 % interval. */
  low: z.number(),
  high: z.number(),
  /** Too few observations to act on. */
  unsure: z.boolean(),
});
const reportSchema = z.object({
  id: z.string(),
  title: z.string(),
  columns: z.array(z.object({ id: z.string(), title: z.string(), kind: z.string() })),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null(), measured]))),
});

export const reports = noun();

reports.openapi(
  createRoute({
    method: 'get',
    path: '/api/classes/{classId}/reports/{report}',
    summary: 'A report of a class, for those who teach it',
    request: {
      params: z.object({ classId: z.string().max(64), report: z.string().max(64) }),
      query: z.object({
        /** `moodle` and `canvas`: of assignment-grades only. */
        format: z.enum(['json', 'csv', ...GRADEBOOKS]).default('json'),
        pattern: z.string().max(129).optional(),
        weeks: z.coerce.number().int().optional(),
      }),
    },
    responses: {
      200: {
        description: 'The report',
        content: {
          'application/json': { schema: reportSchema },
          'text/csv': { schema: z.string() },
        },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const { classId, report: id } = context.req.valid('param');
    const { format, ...chosen } = context.req.valid('query');
    const cls = await taughtClass(await viewerOf(context), classId);
    const report = reportOf(id);
    if (!cls || !report) throw unknownReport(classId, id);
    if (format === 'csv') return csvResponse(await reportFile(cls, report, chosen, now()));
    if (format !== 'json') {
      if (report.id !== 'assignment-grades') throw unknownReport(classId, `${id} for ${format}`);
      return csvResponse(await gradebookFile(cls, format, now()));
    }
    const { columns, rows } = await readReport(cls, report, chosen, now());
    return context.json(
      {
        id: report.id,
        title: report.title,
        columns: columns.map(({ id: column, title, kind }) => ({ id: column, title, kind })),
        rows: rows.map(({ cells }) => cells),
      },
      200,
    );
  },
);

function csvResponse({ name, text }: { name: string; text: string }): Response {
  return wholeFileResponse(text, { type: 'text/csv; charset=utf-8', name });
}

function unknownReport(classId: string, report: string): DomainError {
  return new DomainError('reports/unknown', `There is no report ${report} of a class ${classId}.`, {
    hint: 'Reports belong to those who teach the class.',
  });
}

reports.openapi(
  createRoute({
    method: 'post',
    path: '/api/reports',
    summary: 'Say that something is wrong with a question; the same id again reports nothing twice',
    request: {
      body: { required: true, content: { 'application/json': { schema: problemReport } } },
    },
    responses: {
      200: {
        description: 'An author will see it',
        content: { 'application/json': { schema: z.object({ id: z.uuid() }) } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const report = context.req.valid('json');
    const known = await viewerOf(context);
    const reporter = await keepProblemReport(known, report, now());
    if (!known) await keepSignedIn(context, reporter, null);
    return context.json({ id: report.id }, 200);
  },
);
