// Decides how a class that takes a test is watched over HTTP: server-sent events, for its teachers alone.
import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { DomainError } from '@/core/errors';
import { patternId } from '@/core/questions/answer';
import { content } from '@/server/content/loaded';
import { findViewer } from '@/server/accounts/viewer';
import { taughtClass } from '@/server/classes/access';
import { watchClass } from '@/server/classes/live/watch-class';
import { now } from '@/server/clock';
import { claimOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';

/** How long a browser waits before it connects again. */
const RETRY_MS = 2_000;

export const live = noun();

live.openapi(
  createRoute({
    method: 'get',
    path: '/api/classes/{classId}/live',
    summary: 'Who of a class takes the test of a pattern now, and how far they are',
    description:
      'Events: `state` with the whole state whenever it moved, `beat` every 15 seconds, `away` while it cannot be read, `full` when too many watch and this connection gave way, `closed` when the class may no longer be watched.',
    request: {
      params: z.object({ classId: z.string() }),
      query: z.object({ pattern: patternId }),
    },
    responses: {
      200: {
        description: 'Server-sent events',
        content: { 'text/event-stream': { schema: z.string() } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const { classId } = context.req.valid('param');
    const { pattern } = context.req.valid('query');
    const claim = await claimOf(context);
    const cls = await taughtClass(await findViewer(claim), classId);
    if (!cls || !content().patterns.has(pattern)) {
      throw new DomainError(
        'classes/unknown',
        'There is no such class, or nothing of that in it.',
        { hint: 'Sign in as a teacher of the class.' },
      );
    }
    // A proxy in between shall not hold events back.
    context.header('X-Accel-Buffering', 'no');
    return streamSSE(context, async (stream) => {
      const left = new AbortController();
      stream.onAbort(() => left.abort());
      const watch = { claim, classId: cls.id, pattern, now };
      for await (const event of watchClass(watch, left.signal)) {
        // An event without data would not reach anybody.
        const data = JSON.stringify(event.type === 'state' ? event.state : {});
        await stream.writeSSE({ event: event.type, data, retry: RETRY_MS });
      }
    });
  },
);
