// Decides how progress is read and taken along; reading never makes a guest.
import { createRoute, z } from '@hono/zod-openapi';
import { progress as progressSchema } from '@/core/mastery/progress';
import { now } from '@/server/clock';
import { exportAnki } from '@/server/progress/export-anki';
import { exportCsv, exportJson, TABLES, type ExportTable } from '@/server/progress/export-progress';
import { readProgress } from '@/server/mastery/read-progress';
import type { Viewer } from '@/server/accounts/viewer';
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

const FORMATS = ['json', 'csv', 'apkg'] as const;

progress.openapi(
  createRoute({
    method: 'get',
    path: '/api/progress/export',
    summary: 'All answers and cards of the viewer, to keep or to take elsewhere',
    description:
      'As an Anki package (apkg), each skill is one card that shows the question answered last, with its due day, memory and reviews. Questions of an open test are left out.',
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
          'application/octet-stream': {
            schema: z.string().openapi({ format: 'binary', description: 'An Anki package' }),
          },
        },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const { format, of } = context.req.valid('query');
    const viewer = await viewerOf(context);
    if (!viewer) throw nothingToExport();
    const at = now();
    const name = `${format === 'csv' ? of : 'progress'}-${at.toISOString().slice(0, 10)}.${format}`;
    return fileResponse(piecesOf[format](viewer, at, of), {
      type: TYPES[format],
      name: `holdfast-${name}`,
    });
  },
);

const TYPES = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  apkg: 'application/octet-stream',
} as const;

const piecesOf = {
  json: exportJson,
  csv: (viewer: Viewer, _at: Date, of: ExportTable) => exportCsv(viewer, of),
  apkg: exportAnki,
} as const;

function nothingToExport(): DomainError {
  return new DomainError('progress/empty', 'There is nothing to take along yet.', {
    hint: 'Answer a question first, or sign in where you did.',
  });
}
