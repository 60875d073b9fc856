// Decides how progress is read and taken along; reading never makes a guest.
import { createRoute, z } from '@hono/zod-openapi';
import { progress as progressSchema } from '@/core/mastery/progress';
import { now } from '@/server/clock';
import { exportCsv, exportJson, TABLES } from '@/server/progress/export-progress';
import { readProgress } from '@/server/mastery/read-progress';
import { viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { fileResponse } from '@/api/file-response';
import { PROBLEM_RESPONSE } from '@/api/problem';
import { DomainError } from '@/core/errors';

export const progress = noun();

progress.openapi(
  createRoute({
    method: 'get',
    path: '/api/progress',
    summary: 'Mastery of every pattern touched, and one next step',
    responses: {
      200: {
        description: 'As of now',
        content: { 'application/json': { schema: progressSchema } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => context.json(await readProgress(await viewerOf(context), now()), 200),
);

const FORMATS = ['json', 'csv'] as const;

progress.openapi(
  createRoute({
    method: 'get',
    path: '/api/progress/export',
    summary: 'All answers and cards of the viewer, to keep or to take elsewhere',
    request: {
      query: z.object({
        format: z.enum(FORMATS).default('json'),
        of: z.enum(TABLES).default('answers').openapi({ description: 'For CSV: which table' }),
      }),
    },
    responses: {
      200: {
        description: 'A file, written while it is sent',
        content: {
          'application/json': { schema: z.string() },
          'text/csv': { schema: z.string() },
        },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const { format, of } = context.req.valid('query');
    const viewer = await viewerOf(context);
    if (!viewer) throw nothingToExport();
    const text = format === 'json' ? exportJson(viewer, now()) : exportCsv(viewer, of);
    const day = now().toISOString().slice(0, 10);
    return fileResponse(text, {
      type: format === 'json' ? 'application/json' : 'text/csv; charset=utf-8',
      name: `holdfast-${format === 'json' ? 'progress' : of}-${day}.${format}`,
    });
  },
);

function nothingToExport(): DomainError {
  return new DomainError('progress/empty', 'There is nothing to take along yet.', {
    hint: 'Answer a question first, or sign in where you did.',
  });
}
