// Decides who may have the content read again. For everybody else the path does not exist.
import { createRoute, z } from '@hono/zod-openapi';
import { DomainError } from '@/core/errors';
import { viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';
import { loadContent } from '@/server/content/load-content';
import { content as loadedContent } from '@/server/content/loaded';

const MAY_RELOAD: ReadonlySet<string | undefined> = new Set(['author', 'admin']);

const reloadedSchema = z.object({
  version: z.string(),
  changed: z.boolean(),
  tracks: z.number().int(),
  patterns: z.number().int(),
  questions: z.number().int(),
  warnings: z.number().int(),
});

export const content = noun();

content.openapi(
  createRoute({
    method: 'post',
    path: '/api/content/reload',
    summary: 'Read the content again: all of it, or none where it has an error (authors)',
    responses: {
      200: {
        description: 'It is served now',
        content: { 'application/json': { schema: reloadedSchema } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const viewer = await viewerOf(context);
    if (!MAY_RELOAD.has(viewer?.role)) throw noSuchPath(context.req.path);
    const before = loadedContent().version;
    const { version, tracks, patterns, questions, issues } = await loadContent();
    return context.json(
      {
        version,
        changed: version !== before,
        tracks: tracks.size,
        patterns: patterns.size,
        questions: questions.size,
        warnings: issues.length,
      },
      200,
    );
  },
);

function noSuchPath(path: string): DomainError {
  return new DomainError('request/no-such-path', `There is nothing at ${path}.`, {
    hint: '/api/openapi.json lists what there is.',
  });
}
