// Decides how the state of the server is told to whoever watches it.
import { createRoute, z } from '@hono/zod-openapi';
import { readHealth } from '@/server/health/read-health';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';

const healthSchema = z.object({
  status: z.literal('ok'),
  version: z.string(),
  database: z.literal('ok'),
  content: z.object({
    version: z.string(),
    tracks: z.number().int(),
    patterns: z.number().int(),
    questions: z.number().int(),
  }),
});

export const health = noun();

health.openapi(
  createRoute({
    method: 'get',
    path: '/api/health',
    summary: 'Whether the server can do its work',
    responses: {
      200: {
        description: 'It can',
        content: { 'application/json': { schema: healthSchema } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => context.json(await readHealth(), 200),
);
