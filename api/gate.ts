// Decides which requests get as far as a handler: known path, known method, own origin, JSON, small.
// Knows nothing of sessions.
import type { MiddlewareHandler } from 'hono';
import { DomainError } from '@/core/errors';
import { isOwnOrigin } from '@/server/accounts/origin';
import { problem } from '@/api/problem';

const BODY_LIMIT_BYTES = 64 * 1024;
const READING = new Set(['GET', 'HEAD']);
const REMEMBER_AT_MOST = 1_000;

/** Methods of the routes, by path template such as `/api/tests/{id}`. */
export interface RouteList {
  readonly templates: readonly { method: string; path: string }[];
}

/**
 * Answers 404, 405, 403 and 415 before anything is read.
 *
 * @param routes asked late, when all of them are registered
 */
export function gate(routes: () => RouteList): MiddlewareHandler {
  let methodsOf: ((path: string) => readonly string[]) | undefined;
  return async (context, next) => {
    methodsOf ??= methodFinder(routes());
    const { method, path } = context.req;
    const methods = methodsOf(path);
    if (methods.length === 0) return problem(noSuchPath(path));
    if (!methods.includes(method)) return wrongMethod(method, path, methods);
    if (!READING.has(method)) {
      const origin = isOwnOrigin({
        origin: context.req.header('origin'),
        site: context.req.header('sec-fetch-site'),
        host: context.req.header('host'),
      });
      if (!origin) return problem(foreignOrigin());
      if (!isJson(context.req.header('content-type'))) return problem(notJson());
    }
    return next();
  };
}

/** At most 64 KiB, whether or not the request says its length. */
export const limitBody: MiddlewareHandler = async (context, next) => {
  if (READING.has(context.req.method)) return next();
  const length = context.req.header('content-length');
  if (length !== undefined) {
    return Number(length) > BODY_LIMIT_BYTES ? problem(tooLarge()) : next();
  }
  const text = await readAtMost(context.req.raw.body, BODY_LIMIT_BYTES);
  if (text === null) return problem(tooLarge());
  // Read once; whoever asks for the body gets it from here.
  // (Its type says text; Hono itself keeps promises there.)
  context.req.bodyCache.text = Promise.resolve(text) as unknown as string;
  return next();
};

/** @returns null as soon as there is more than the limit */
async function readAtMost(
  body: ReadableStream<Uint8Array> | null,
  limitBytes: number,
): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function tooLarge(): DomainError {
  return new DomainError(
    'request/too-large',
    `A request may have ${BODY_LIMIT_BYTES / 1024} KiB; this one has more.`,
  );
}

function methodFinder({ templates }: RouteList): (path: string) => readonly string[] {
  const patterns = templates.map(({ method, path }) => ({
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replace(/\./g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
  }));
  const remembered = new Map<string, readonly string[]>();
  return (path) => {
    const known = remembered.get(path);
    if (known) return known;
    const found = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    const methods = found.includes('GET') ? [...found, 'HEAD'] : found;
    if (remembered.size >= REMEMBER_AT_MOST) remembered.clear();
    remembered.set(path, methods);
    return methods;
  };
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/json\s*(;|$)/i.test(contentType);
}

function wrongMethod(method: string, path: string, methods: readonly string[]): Response {
  const allowed = [...methods].sort().join(', ');
  const response = problem(
    new DomainError('request/wrong-method', `${method} is not possible at ${path}.`, {
      hint: `Possible: ${allowed}.`,
    }),
  );
  response.headers.set('Allow', allowed);
  return response;
}

function noSuchPath(path: string): DomainError {
  return new DomainError('request/no-such-path', `There is nothing at ${path}.`, {
    hint: '/api/openapi.json lists what there is.',
  });
}

function foreignOrigin(): DomainError {
  return new DomainError('request/foreign-origin', 'This request comes from another site.', {
    hint: "Send Origin with this server's own address, or Sec-Fetch-Site: same-origin. Behind a proxy, set PUBLIC_URL.",
  });
}

function notJson(): DomainError {
  return new DomainError('request/not-json', 'A request that changes something must be JSON.', {
    hint: 'Send Content-Type: application/json.',
  });
}
