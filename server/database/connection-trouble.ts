// Decides whether an error means that the database is away, by codes and known messages.
// Knows nothing of what was asked of it.
import { DomainError } from '@/core/errors';

/** Prisma: cannot reach, timed out, too many, closed, pool timeout, start-up failure. */
const PRISMA_CODES = [
  'P1000',
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1011',
  'P1017',
  'P2024',
  'P2037',
  'P2039',
];
const SOCKET_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
];
/** PostgreSQL: shut down by an administrator, crash, starting up, unknown database, password, too many. */
const SQL_STATES = ['57P01', '57P02', '57P03', '57P04', '3D000', '28P01', '28000', '53300'];
/** What @prisma/adapter-pg makes of some of them. */
const ADAPTER_KINDS = [
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
  'DatabaseDoesNotExist',
  'AuthenticationFailed',
];
const KNOWN: ReadonlySet<string> = new Set([
  ...PRISMA_CODES,
  ...SOCKET_CODES,
  ...SQL_STATES,
  ...ADAPTER_KINDS,
]);

/** pg gives these without a code: the connection broke, or the pool waited in vain. */
const MESSAGES =
  /connection terminated|client has encountered a connection error|timeout exceeded when trying to connect|server closed the connection|connection ended unexpectedly|cannot use a pool after calling end|connection closed|can't reach database server/i;

/**
 * Whether the database was away, as opposed to a wrong query. A write that failed so may
 * have landed all the same: it must be safe to repeat.
 */
export function isConnectionTrouble(error: unknown): boolean {
  return chainOf(error).some((link) => {
    const { code, errorCode, originalCode, kind, message } = link;
    return (
      [code, errorCode, originalCode, kind].some((one) => isTroubleCode(one)) ||
      (typeof message === 'string' && code === undefined && MESSAGES.test(message))
    );
  });
}

/** The same failure as people and programs shall hear of it. */
export function databaseAway(cause: unknown): DomainError {
  return new DomainError('database/away', 'The database does not answer.', {
    hint: 'Nothing is lost: try again in a moment.',
    cause,
  });
}

interface Link {
  code?: unknown;
  errorCode?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  message?: unknown;
}

interface Nested {
  cause?: unknown;
  errors?: unknown;
  meta?: { driverAdapterError?: unknown };
}

function isTroubleCode(code: unknown): boolean {
  return typeof code === 'string' && (KNOWN.has(code) || code.startsWith('08'));
}

/** The error, its causes and what AggregateError and Prisma wrap, at most a few deep. */
function chainOf(error: unknown, depth = 0): Link[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const { cause, errors, meta } = error as Nested;
  const nested = [cause, meta?.driverAdapterError, ...(Array.isArray(errors) ? errors : [])];
  return [error as Link, ...nested.flatMap((one) => chainOf(one, depth + 1))];
}
