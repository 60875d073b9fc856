// Decides how a device asks for what it may carry. A POST: that it was packed is remembered.
import { randomUUID } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { offlinePack } from '@/core/memory/offline-pack';
import { now } from '@/server/clock';
import { packReview } from '@/server/reviews/pack-review';
import { viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';

export const offline = noun();

offline.openapi(
  createRoute({
    method: 'post',
    path: '/api/offline-pack',
    summary: 'What is due, with all that a device needs to mark it without the network',
    request: { body: { content: { 'application/json': { schema: z.strictObject({}) } } } },
    responses: {
      200: {
        description: 'In the order of the review',
        content: { 'application/json': { schema: offlinePack } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) =>
    context.json(await packReview(await viewerOf(context), randomUUID(), now()), 200),
);
