// Decides how a learner's plan is read and kept. Reading never makes a guest; keeping one may.
import { randomUUID } from 'node:crypto';
import { createRoute } from '@hono/zod-openapi';
import { workload } from '@/core/memory/workload';
import { plan as planSchema } from '@/core/plan/plan';
import { newGuest } from '@/server/accounts/guest';
import { now } from '@/server/clock';
import { readPlan } from '@/server/plan/read-plan';
import { simulateWorkload } from '@/server/plan/simulate-workload';
import { savePlan } from '@/server/plan/save-plan';
import { keepSignedIn, viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';

export const plan = noun();

const told = {
  200: { description: 'The plan', content: { 'application/json': { schema: planSchema } } },
  default: PROBLEM_RESPONSE,
};

plan.openapi(
  createRoute({
    method: 'get',
    path: '/api/plan',
    summary: 'Minutes, days, intensity, exams, and when a day begins',
    responses: told,
  }),
  async (context) => context.json(await readPlan(await viewerOf(context)), 200),
);

plan.openapi(
  createRoute({
    method: 'put',
    path: '/api/plan',
    summary: 'Keep another plan, as a whole',
    request: {
      body: { required: true, content: { 'application/json': { schema: planSchema } } },
    },
    responses: told,
  }),
  async (context) => {
    const wanted = context.req.valid('json');
    const known = await viewerOf(context);
    const viewer = known ?? (await newGuest(randomUUID(), wanted.timeZone));
    const kept = await savePlan(viewer, wanted, now());
    if (!known) await keepSignedIn(context, viewer, null);
    return context.json(kept, 200);
  },
);

plan.openapi(
  createRoute({
    method: 'get',
    path: '/api/plan/workload',
    summary: 'What lighter, normal and exam would cost a day and keep known, from your own cards',
    responses: {
      200: {
        description: 'Each choice, over 60 days',
        content: { 'application/json': { schema: workload } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => context.json(await simulateWorkload(await viewerOf(context), now()), 200),
);
