// Decides what an expected failure looks like: a closed code, a sentence, a hint.
// Knows nothing of HTTP, screens or logs; those rooms translate.

/** Codes are `noun/what-happened`; programs may rely on them. */
export type ErrorCode =
  | 'answers/incomplete'
  | 'answers/id-reused'
  | 'answers/unknown-version'
  | 'answers/unknown'
  | 'answers/not-last'
  | 'answers/other-learner'
  | 'classes/unknown'
  | 'content/broken'
  | 'content/missing'
  | 'database/away'
  | 'database/broken-migration'
  | 'environment/invalid'
  | 'limits/too-many'
  | 'exchange/unreadable'
  | 'questions/unknown'
  | 'questions/no-such-hint'
  | 'request/foreign-origin'
  | 'request/invalid'
  | 'request/no-such-path'
  | 'request/wrong-method'
  | 'request/not-json'
  | 'request/too-large'
  | 'tests/already-judged'
  | 'tests/id-reused'
  | 'tests/no-follow-up'
  | 'tests/pool-too-small'
  | 'tests/question-in-test'
  | 'tests/too-soon'
  | 'tests/unknown'
  | 'progress/empty'
  | 'reports/id-reused'
  | 'reports/too-many'
  | 'reports/unknown'
  | 'regrades/outdated'
  | 'regrades/unknown'
  | 'tracks/unknown'
  | 'patterns/unknown';

/**
 * A failure that the product expects and can explain.
 *
 * @example
 * new DomainError('tests/pool-too-small', 'Pattern "django/views" has 7 questions; a test needs 10.',
 *   { hint: 'Add questions under content/django/views/questions.' })
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  /** What is wrong where, for bad input. */
  readonly errors: readonly FieldError[] | undefined;
  /** When a refused test may be started, for `tests/too-soon`; ISO with zone. */
  readonly retestAt: string | undefined;
  /** How long to wait, for `limits/too-many`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      hint?: string;
      cause?: unknown;
      errors?: readonly FieldError[];
      retestAt?: string;
      retryAfterSeconds?: number;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DomainError';
    this.code = code;
    this.hint = options.hint;
    this.errors = options.errors;
    this.retestAt = options.retestAt;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** `path` is dotted, such as `response.option`; empty for the whole. */
export interface FieldError {
  path: string;
  message: string;
}
