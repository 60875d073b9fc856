// Decides whether this process can do its work: content loaded, database answering.
import { DomainError } from '@/core/errors';
import packageJson from '@/package.json' with { type: 'json' };
import { content } from '@/server/content/loaded';
import { pool } from '@/server/database/client';

const PATIENCE_MS = 2_000;

export interface Health {
  status: 'ok';
  /** Of the product. */
  version: string;
  database: 'ok';
  content: {
    version: string;
    tracks: number;
    patterns: number;
    questions: number;
  };
}

/** @throws DomainError "database/away" with the reason, "content/missing" */
export async function readHealth(): Promise<Health> {
  await pingDatabase();
  const loaded = content();
  const patterns = [...loaded.patterns.values()];
  return {
    status: 'ok',
    version: packageJson.version,
    database: 'ok',
    content: {
      version: loaded.version,
      tracks: loaded.tracks.size,
      patterns: patterns.length,
      questions: patterns.reduce((sum, { questions }) => sum + questions.length, 0),
    },
  };
}

async function pingDatabase(): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${PATIENCE_MS / 1000} seconds`)),
      PATIENCE_MS,
    );
  });
  const ping = pool().query('SELECT 1');
  // Whichever loses the race must not end the process as an unhandled failure.
  ping.catch(() => undefined);
  try {
    await Promise.race([ping, patience]);
  } catch (error) {
    throw new DomainError('database/away', `The database does not answer (${reasonOf(error)}).`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** For people who run the server: what the system said, without an address. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return code;
  return typeof message === 'string' && /timeout|no answer/i.test(message)
    ? message
    : 'no connection';
}
