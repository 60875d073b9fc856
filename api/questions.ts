// Decides how questions are read: one, its hints, and the next ones to practise. The seed is drawn here.
import { randomUUID } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { difficulty, hintView, patternId } from '@/core/questions/answer';
import { questionView } from '@/core/questions/registry';
import { randomFrom } from '@/core/random';
import { now } from '@/server/clock';
import { readPractice } from '@/server/questions/read-practice';
import { readHint, readQuestion } from '@/server/questions/read-question';
import { viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';

const slug = z.string().max(64);
const place = { track: slug, pattern: slug };

export const questions = noun();

questions.openapi(
  createRoute({
    method: 'get',
    path: '/api/questions/{track}/{pattern}/{id}',
    summary: 'A question as it may be shown; with `hint`, one of its hints',
    request: {
      params: z.object({ ...place, id: slug }),
      query: z.object({ hint: z.coerce.number().int().min(1).optional() }),
    },
    responses: {
      200: {
        description: 'The view, or the hint',
        content: {
          'application/json': { schema: z.union([questionView, hintView]) },
        },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const { track, pattern, id } = context.req.valid('param');
    const { hint } = context.req.valid('query');
    const whole = `${track}/${pattern}/${id}`;
    if (hint !== undefined)
      return context.json(await readHint(await viewerOf(context), whole, hint), 200);
    return context.json(readQuestion(whole, randomFrom(randomUUID())), 200);
  },
);

questions.openapi(
  createRoute({
    method: 'get',
    path: '/api/practice/{track}/{pattern}',
    summary: 'Up to ten questions to practise next',
    request: {
      params: z.object(place),
      query: z.object({
        difficulty: difficulty.optional(),
        // Once or several times.
        skill: z.union([slug, z.array(slug).max(100)]).optional(),
        // Nothing else but what was missed in this session and may come again now.
        only: z.literal('retries').optional(),
      }),
    },
    responses: {
      200: {
        description: 'In the order to practise them',
        content: {
          'application/json': {
            schema: z.object({
              pattern: patternId,
              questions: z.array(questionView),
              /** Those that come again because they were missed, or right by luck, in this session. */
              retries: z.array(
                z.object({ question: z.string(), why: z.enum(['missed', 'lucky']) }),
              ),
              /** From when the next miss of this session may come again; null when none waits. */
              retryAt: z.iso.datetime().nullable(),
            }),
          },
        },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const { track, pattern } = context.req.valid('param');
    const viewer = await viewerOf(context);
    const { difficulty: level, skill = [], only: part } = context.req.valid('query');
    const only = {
      difficulty: level,
      skills: [skill].flat(),
      onlyRetries: part === 'retries',
    };
    return context.json(
      await readPractice(viewer, `${track}/${pattern}`, only, randomUUID(), now()),
      200,
    );
  },
);
