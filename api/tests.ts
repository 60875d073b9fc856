// Decides how a test is started, read, saved to, submitted and extended. Clock, ids and seeds are drawn here.
import { randomUUID } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import {
  saveTestAnswerRequest,
  startTestRequest,
  test,
  testQuestion,
  testResult,
} from '@/core/tests/test';
import { now } from '@/server/clock';
import { extendTest } from '@/server/tests/extend-test';
import { readTest } from '@/server/tests/read-test';
import { saveTestAnswer } from '@/server/tests/save-test-answer';
import { startTest } from '@/server/tests/start-test';
import { submitTest } from '@/server/tests/submit-test';
import { unknownTest } from '@/server/tests/test-rows';
import { claimOf, keepSignedIn, viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';

export const tests = noun();

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
const params = z.object({ id: z.string().max(64) });

tests.openapi(
  createRoute({
    method: 'post',
    path: '/api/tests',
    summary: 'Start a test, or go on with the unfinished one of the pattern',
    request: {
      body: {
        required: true,
        content: { 'application/json': { schema: startTestRequest } },
      },
    },
    responses: {
      200: json(test, 'The unfinished one'),
      201: json(test, 'A new one'),
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const { id = randomUUID(), pattern, kind = 'full' } = context.req.valid('json');
    const claim = await claimOf(context);
    const started = await startTest(claim, {
      id,
      pattern,
      kind,
      seed: randomUUID(),
      now: now(),
    });
    await keepSignedIn(context, started.viewer, claim);
    return context.json(started.test, started.isNew ? 201 : 200);
  },
);

tests.openapi(
  createRoute({
    method: 'get',
    path: '/api/tests/{id}',
    summary: 'A test as it stands; its result once it was judged',
    request: { params },
    responses: { 200: json(test, 'The test'), default: PROBLEM_RESPONSE },
  }),
  async (context) =>
    context.json(
      await readTest(await viewerOf(context), uuidOf(context.req.valid('param').id)),
      200,
    ),
);

tests.openapi(
  createRoute({
    method: 'put',
    path: '/api/tests/{id}/answers/{position}',
    summary: 'Save a response, ungraded; an older seq never overwrites a newer',
    request: {
      params: params.extend({ position: z.string().max(8) }),
      body: {
        required: true,
        content: { 'application/json': { schema: saveTestAnswerRequest } },
      },
    },
    responses: { 204: { description: 'Saved' }, default: PROBLEM_RESPONSE },
  }),
  async (context) => {
    const { id, position } = context.req.valid('param');
    const place = /^([1-9]|1[0-5])$/.test(position) ? Number(position) : 0;
    const viewer = await viewerOf(context);
    await saveTestAnswer(viewer, uuidOf(id), place, context.req.valid('json'), now());
    return context.body(null, 204);
  },
);

tests.openapi(
  createRoute({
    method: 'post',
    path: '/api/tests/{id}/submit',
    summary: 'Judge the test; again, the same result',
    request: { params },
    responses: {
      200: json(testResult, 'The verdict and what was right'),
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const viewer = await viewerOf(context);
    return context.json(
      await submitTest(viewer, uuidOf(context.req.valid('param').id), now()),
      200,
    );
  },
);

tests.openapi(
  createRoute({
    method: 'post',
    path: '/api/tests/{id}/more',
    summary: 'One more question where the verdict was unsure',
    request: { params },
    responses: {
      200: json(testQuestion, 'The one that still waits for its verdict'),
      201: json(testQuestion, 'A new one'),
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const viewer = await viewerOf(context);
    const more = await extendTest(viewer, uuidOf(context.req.valid('param').id), now());
    return context.json(more.question, more.isNew ? 201 : 200);
  },
);

/** What is no id at all is as unknown as an id that nobody has. */
function uuidOf(id: string): string {
  if (!z.uuid().safeParse(id).success) throw unknownTest(id);
  return id;
}
