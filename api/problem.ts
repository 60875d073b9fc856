// Decides how a failure is told over HTTP: RFC 9457, one code, one sentence, one hint.
// Unexpected failures are logged and told without details.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { DomainError, type ErrorCode, type FieldError } from '@/core/errors';
import { log } from '@/server/health/log';
import { knownFailure } from '@/server/health/steadily';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  'answers/id-reused': 409,
  'answers/incomplete': 422,
  'answers/not-last': 409,
  'answers/other-learner': 409,
  'answers/unknown': 404,
  'answers/unknown-version': 409,
  'classes/unknown': 404,
  'content/broken': 409,
  'content/missing': 503,
  'database/away': 503,
  'database/broken-migration': 503,
  'environment/invalid': 500,
  'limits/too-many': 429,
  'exchange/unreadable': 422,
  'patterns/unknown': 404,
  'questions/no-such-hint': 404,
  'questions/unknown': 404,
  'request/foreign-origin': 403,
  'request/invalid': 400,
  'request/no-such-path': 404,
  'request/not-json': 415,
  'request/too-large': 413,
  'request/wrong-method': 405,
  'tests/already-judged': 409,
  'tests/id-reused': 409,
  'tests/no-follow-up': 409,
  'tests/pool-too-small': 409,
  'tests/question-in-test': 409,
  'tests/too-soon': 409,
  'tests/unknown': 404,
  'progress/empty': 404,
  'reports/id-reused': 409,
  'reports/too-many': 429,
  'reports/unknown': 404,
  'regrades/outdated': 409,
  'regrades/unknown': 404,
  'tracks/unknown': 404,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Incomplete',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
};

const RETRY_AFTER_SECONDS = '2';

/** `type` is `urn:holdfast:` and the code; `code` repeats it for programs that want it bare. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  hint: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  retestAt: z.iso.datetime().optional(),
});

/** What a route may answer instead of success, for its description. */
export const PROBLEM_RESPONSE = {
  description: 'What went wrong, as RFC 9457 says it',
  content: { 'application/problem+json': { schema: problemSchema } },
};

export function problem(error: DomainError): Response {
  const status = STATUS[error.code];
  const headers = new Headers({
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'private, no-store',
    Vary: 'Cookie',
  });
  if (status === 503) headers.set('Retry-After', RETRY_AFTER_SECONDS);
  if (error.retryAfterSeconds !== undefined)
    headers.set('Retry-After', String(error.retryAfterSeconds));
  const body = {
    type: `urn:holdfast:${error.code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail: error.message,
    code: error.code,
    ...(error.hint ? { hint: error.hint } : {}),
    ...(error.errors ? { errors: error.errors } : {}),
    ...(error.retestAt ? { retestAt: error.retestAt } : {}),
  };
  return new Response(JSON.stringify(body), { status, headers });
}

/** Whatever a handler threw. */
export function problemOf(error: unknown, context: Context): Response {
  if (error instanceof HTTPException && error.status === 400) {
    return problem(new DomainError('request/invalid', 'The body is not valid JSON.'));
  }
  const known = knownFailure(error);
  if (known) return problem(known);
  log().error({ err: error, method: context.req.method, path: context.req.path }, 'request failed');
  return new Response(
    JSON.stringify({
      type: 'about:blank',
      title: 'Internal error',
      status: 500,
      detail: 'Something failed here that should not. It was noted.',
      code: 'internal',
    }),
    {
      status: 500,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'private, no-store',
      },
    },
  );
}

interface ZodIssue {
  path: readonly PropertyKey[];
  message: string;
}

export function invalidRequest(issues: readonly ZodIssue[]): Response {
  const errors: FieldError[] = issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  const first = errors[0];
  const detail = first
    ? `${first.path === '' ? 'The body' : first.path}: ${first.message}`
    : 'The request is not valid.';
  return problem(new DomainError('request/invalid', detail, { errors }));
}
