// Decides how a learner asks what their classes ask of them.
import { createRoute } from '@hono/zod-openapi';
import { ownAssignments } from '@/core/assignments/own-assignment';
import { readOwnAssignments } from '@/server/assignments/read-own';
import { now } from '@/server/clock';
import { viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';

export const assignments = noun();

assignments.openapi(
  createRoute({
    method: 'get',
    path: '/api/assignments',
    summary: 'What your classes ask of you, and how far you are',
    responses: {
      200: {
        description: 'Not yet due, or due in the last two weeks; by when it is due',
        content: { 'application/json': { schema: ownAssignments } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => context.json(await readOwnAssignments(await viewerOf(context), now()), 200),
);
