// Decides how a class is read by its teachers. For everybody else there is no such class.
import type { Context } from 'hono';
import { createRoute, z } from '@hono/zod-openapi';
import { evidence } from '@/core/classes/evidence';
import { heatPage } from '@/core/classes/heat-page';
import { heatQuery } from '@/core/classes/heat-query';
import { DomainError } from '@/core/errors';
import { taughtClass, type TaughtClass } from '@/server/classes/access';
import { readHeatPage } from '@/server/classes/page/read-class-page';
import { readEvidence } from '@/server/classes/page/read-evidence';
import { readWarmUpAnswer, warmUpAnswer } from '@/server/classes/warm-ups/read-warm-up';
import { now } from '@/server/clock';
import { viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';

export const classPage = noun();

const word = z.string().max(200).optional();
/** As it may come; heatQuery makes sense of it. */
const heatWish = z.object({
  in: word.openapi({ description: 'Days ahead, without practice: 0, 7 or 30' }),
  sort: word.openapi({ description: 'need, name, active, or a pattern' }),
  turned: word.openapi({ description: '1: the other way round' }),
  track: word,
  level: word,
  text: word.openapi({ description: 'Part of a name' }),
  who: z
    .string()
    .max(20_000)
    .optional()
    .openapi({ description: 'These students and no others, as they are shown, one a line' }),
  page: word,
});

const classId = z.object({ classId: z.string() });
const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  default: PROBLEM_RESPONSE,
});

classPage.openapi(
  createRoute({
    method: 'get',
    path: '/api/classes/{classId}/mastery',
    summary: 'One page of the heat map, students by patterns, compact',
    description: 'What makes no sense in the query is left out.',
    request: { params: classId, query: heatWish },
    responses: json(heatPage, 'As of now, or of a later day without practice'),
  }),
  async (context) => {
    const cls = await classOf(context, context.req.valid('param').classId);
    const query = heatQuery.parse(context.req.valid('query'));
    return context.json(await readHeatPage(cls, query, now()), 200);
  },
);

classPage.openapi(
  createRoute({
    method: 'get',
    path: '/api/classes/{classId}/evidence',
    summary: 'What is behind one cell of the heat map',
    request: {
      params: classId,
      query: z.object({ student: z.string(), pattern: z.string().max(200) }),
    },
    responses: json(evidence, 'Newest first'),
  }),
  async (context) => {
    const cls = await classOf(context, context.req.valid('param').classId);
    const found = await readEvidence(cls, context.req.valid('query'), now());
    if (!found) throw unknownInClass();
    return context.json(found, 200);
  },
);

classPage.openapi(
  createRoute({
    method: 'get',
    path: '/api/classes/{classId}/warm-ups/{warmUpId}/answers/{number}',
    summary: 'The answer to one question of a warm-up, when its teacher reveals it',
    request: {
      params: classId.extend({
        warmUpId: z.string(),
        number: z.coerce.number().int().min(1).max(20),
      }),
    },
    responses: json(warmUpAnswer, 'What is right, and why'),
  }),
  async (context) => {
    const { classId: id, warmUpId, number } = context.req.valid('param');
    const found = await readWarmUpAnswer(await classOf(context, id), warmUpId, number);
    if (!found) throw unknownInClass();
    return context.json(found, 200);
  },
);

async function classOf(context: Context, id: string): Promise<TaughtClass> {
  const cls = await taughtClass(await viewerOf(context), id);
  if (!cls) throw unknownInClass();
  return cls;
}

/** A class that is missing or foreign, and whatever is not in it: all alike. */
function unknownInClass(): DomainError {
  return new DomainError('classes/unknown', 'There is no such class, or nothing of that in it.', {
    hint: 'Sign in as a teacher of the class.',
  });
}
