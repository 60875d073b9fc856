// Decides how images are served: by hash, for ever, and unable to run anything.
import { createRoute, z } from '@hono/zod-openapi';
import { readMedia } from '@/server/questions/read-media';
import { noun } from '@/api/noun';
import { PROBLEM_RESPONSE, problem } from '@/api/problem';
import { DomainError } from '@/core/errors';

const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

export const media = noun();

media.openapi(
  createRoute({
    method: 'get',
    path: '/media/{file}',
    summary: 'An image of the content, by its hash',
    request: { params: z.object({ file: z.string() }) },
    responses: {
      200: {
        description: 'Its bytes',
        content: { 'image/*': { schema: z.string() } },
      },
      default: PROBLEM_RESPONSE,
    },
  }),
  async (context) => {
    const { file } = context.req.valid('param');
    const found = await readMedia(file);
    const type = found ? TYPES[found.extension] : undefined;
    if (!found || !type)
      return problem(new DomainError('request/no-such-path', `There is no image "${file}".`));
    return new Response(Buffer.from(found.bytes), {
      headers: {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'Cross-Origin-Resource-Policy': 'same-origin',
      },
    });
  },
);
