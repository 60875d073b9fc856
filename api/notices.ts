// Decides how a learner reads what they are told once, and puts it away.
import { createRoute, z } from '@hono/zod-openapi';
import { notice } from '@/core/notices/notice';
import { viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';
import { now } from '@/server/clock';
import { putAway, readNotices } from '@/server/notices/notices';

export const notices = noun();

notices.openapi(
  createRoute({
    method: 'get',
    path: '/api/notices',
    summary: 'What you are told and have not put away, the newest first',
    responses: {
      200: {
        description: 'At most five',
        content: { 'application/json': { schema: z.object({ notices: z.array(notice) }) } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => context.json({ notices: await readNotices(await viewerOf(context)) }, 200),
);

notices.openapi(
  createRoute({
    method: 'post',
    path: '/api/notices/{id}/seen',
    summary: 'Put one away; again changes nothing',
    request: { params: z.object({ id: z.uuid() }) },
    responses: { 204: { description: 'It is not shown again' }, default: PROBLEM_RESPONSE },
  }),
  async (context) => {
    await putAway(await viewerOf(context), context.req.valid('param').id, now());
    return context.body(null, 204);
  },
);
