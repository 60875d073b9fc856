// Decides how a review is read; reading never makes a guest. The seed is drawn here.
import { randomUUID } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { review as reviewSchema } from '@/core/memory/review';
import { timeZone } from '@/core/questions/answer';
import { now } from '@/server/clock';
import { readReview } from '@/server/reviews/read-review';
import { viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';

const DEFAULT_LIMIT = 20;
const flag = z.enum(['0', '1']).optional();

export const reviews = noun();

reviews.openapi(
  createRoute({
    method: 'get',
    path: '/api/review',
    summary: 'What is due now, what fits into today, and the questions to answer next',
    request: {
      query: z.object({
        limit: z.coerce.number().int().min(1).max(50).optional(),
        /** Before its day, least known first; for when nothing is due. */
        ahead: flag,
        /** More than today's minutes hold. */
        beyond: flag,
        /** Where the device is. */
        timeZone: timeZone.optional(),
      }),
    },
    responses: {
      200: {
        description: 'As of now',
        content: { 'application/json': { schema: reviewSchema } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const { limit = DEFAULT_LIMIT, ahead, beyond, timeZone: zone } = context.req.valid('query');
    const wish = ahead === '1' ? 'ahead' : beyond === '1' ? 'beyond' : 'due';
    const viewer = await viewerOf(context);
    const asked = { limit, wish, timeZone: zone } as const;
    return context.json(await readReview(viewer, asked, randomUUID(), now()), 200);
  },
);
