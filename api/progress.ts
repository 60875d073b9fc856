// Decides how progress is read; reading never makes a guest.
import { createRoute } from '@hono/zod-openapi';
import { progress as progressSchema } from '@/core/mastery/progress';
import { now } from '@/server/clock';
import { readProgress } from '@/server/mastery/read-progress';
import { viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';

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
