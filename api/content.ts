// Decides who may have the content read again, and read as it was written. For everybody else these
// paths do not exist.
import { createRoute, z } from '@hono/zod-openapi';
import { DomainError } from '@/core/errors';
import { viewerOf } from '@/api/identify';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE } from '@/api/problem';
import { writesContent } from '@/server/accounts/viewer';
import { content as loadedContent } from '@/server/content/loaded';
import { reloadContent } from '@/server/content/reload-content';
import { readPatternFiles } from '@/server/content/read-authoring';

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
    if (!writesContent(viewer)) throw noSuchPath(context.req.path);
    const before = loadedContent().version;
    const { version, tracks, patterns, questions, issues } = await reloadContent();
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

const slug = z.string().max(64);

content.openapi(
  createRoute({
    method: 'get',
    path: '/api/content/files/{track}/{pattern}',
    summary: 'The files of a pattern as they were written, keys and all (authors)',
    request: { params: z.object({ track: slug, pattern: slug }) },
    responses: {
      200: {
        description: 'Markdown by path, and where its images are',
        content: {
          'application/json': {
            schema: z.object({
              title: z.string(),
              files: z.array(z.object({ path: z.string(), text: z.string() })),
              images: z.array(z.object({ path: z.string(), address: z.string() })),
            }),
          },
        },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const { track, pattern } = context.req.valid('param');
    const files = await readPatternFiles(await viewerOf(context), `${track}/${pattern}`);
    if (files === null) throw noSuchPath(context.req.path);
    return context.json(files, 200);
  },
);

function noSuchPath(path: string): DomainError {
  return new DomainError('request/no-such-path', `There is nothing at ${path}.`, {
    hint: '/api/openapi.json lists what there is.',
  });
}
