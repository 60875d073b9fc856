// Decides how answers arrive: parse, identify, delegate, answer. The clock is read here.
import { createRoute, z } from '@hono/zod-openapi';
import { answerRequest, answerResult } from '@/core/questions/answer';
import { recordAnswer } from '@/server/answers/record-answer';
import { undoAnswer, undoneAnswer, unknownAnswer } from '@/server/answers/undo-answer';
import { now } from '@/server/clock';
import { claimOf, keepSignedIn, viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';

export const answers = noun();

answers.openapi(
  createRoute({
    method: 'post',
    path: '/api/answers',
    summary: 'Answer a question; the same id again changes nothing',
    request: {
      headers: z.object({
        'holdfast-learner': z.uuid().optional().openapi({
          description:
            'Whose answer it is, as GET /api/progress named them; of anybody else nothing is kept',
        }),
      }),
      body: {
        required: true,
        content: { 'application/json': { schema: answerRequest } },
      },
    },
    responses: {
      200: {
        description: 'Graded and kept',
        content: { 'application/json': { schema: answerResult } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const claim = await claimOf(context);
    const givenBy = context.req.valid('header')['holdfast-learner'] ?? null;
    const answer = context.req.valid('json');
    const { viewer, result } = await recordAnswer(claim, answer, now(), givenBy);
    await keepSignedIn(context, viewer, claim);
    return context.json(result, 200);
  },
);

answers.openapi(
  createRoute({
    method: 'post',
    path: '/api/answers/{id}/undo',
    summary: 'Take back the last answer; it stays in the log, struck out',
    request: { params: z.object({ id: z.string().max(64) }) },
    responses: {
      200: {
        description: 'Taken back, with mastery as it was before',
        content: { 'application/json': { schema: undoneAnswer } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const { id } = context.req.valid('param');
    if (!z.uuid().safeParse(id).success) throw unknownAnswer(id);
    return context.json(await undoAnswer(await viewerOf(context), id, now()), 200);
  },
);
