// Decides how somebody takes along all that is kept of them.
import { createRoute, z } from '@hono/zod-openapi';
import { DomainError } from '@/core/errors';
import { exportAccount } from '@/server/accounts/export-account';
import { now } from '@/server/clock';
import { fileResponse } from '@/api/file-response';
import { viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';

export const account = noun();

const route = createRoute({
  method: 'get',
  path: '/api/account/export',
  summary: 'All that is kept of the viewer: account, classes, answers, cards, tests and the rest',
  description:
    'Left out are hashes of passwords and of links in letters, codes, and seeds of tests.',
  responses: {
    200: {
      description: 'A file, written while it is sent',
      content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
    },
    default: PROBLEM_RESPONSE,
  },
});

// Described here and answered below: what is written while it is sent has no value to compare with a schema.
account.openAPIRegistry.registerPath(route);
account.get(route.getRoutingPath(), async (context) => {
  const viewer = await viewerOf(context);
  if (!viewer) throw nothingKept();
  const at = now();
  return fileResponse(exportAccount(viewer, at), {
    type: 'application/json',
    name: `holdfast-account-${at.toISOString().slice(0, 10)}.json`,
  });
});

function nothingKept(): DomainError {
  return new DomainError('progress/empty', 'Nothing is kept of you here.', {
    hint: 'Answer a question first, or sign in where you did.',
  });
}
