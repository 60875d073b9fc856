// Decides where the server writes what happened: one JSON line each on standard output.
// Never given a cookie, a token or a response.
import pino, { type Logger } from 'pino';
import { env } from '@/server/env';

const shared = globalThis as typeof globalThis & { holdfastLog?: Logger };

export function log(): Logger {
  return (shared.holdfastLog ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  }));
}
