// Decides that a database has exactly the migrations of prisma/migrations, or says which one is in the way.
// Knows nothing of what the migrations do.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { Client } from 'pg';
import { DomainError } from '@/core/errors';
import { isConnectionTrouble } from '@/server/database/connection-trouble';
import { openSchemaEngine } from '@/server/database/schema-engine';

/** Any fixed number will do; it only has to be the same in every process. */
const LOCK_KEY = 4_065_232_853;
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that the database lacks; two processes at once do it once.
 *
 * @param projectRoot the folder that holds prisma/migrations
 * @returns the names of the migrations applied now
 * @throws DomainError "database/away", or "database/broken-migration" which names the migration
 */
export async function migrate(databaseUrl: string, projectRoot: string): Promise<string[]> {
  const lock = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  // The query that waits reports the trouble; the event must not end the process.
  lock.on('error', () => undefined);
  try {
    await lock.connect();
    await lock.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    return await applyMissing(databaseUrl, readMigrations(projectRoot));
  } catch (error) {
    throw isConnectionTrouble(error) ? awayAtStart(databaseUrl, error) : error;
  } finally {
    await lock.end().catch(() => undefined);
  }
}

/** The migrations on disk, oldest first, in the engine's words. */
export function readMigrations(projectRoot: string): MigrationList {
  const baseDir = path.join(projectRoot, 'prisma/migrations');
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  if (names.length === 0) throw broken(`There are no migrations in ${baseDir}.`);
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok',
          value: readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  };
}

async function applyMissing(databaseUrl: string, migrationsList: MigrationList): Promise<string[]> {
  const engine = await openSchemaEngine(databaseUrl);
  try {
    await settleHistory(engine, migrationsList);
    const { appliedMigrationNames } = await engine
      .applyMigrations({ migrationsList, filters: NO_FILTERS })
      .catch((error: unknown) => {
        throw isConnectionTrouble(error) ? error : failedMigration(error);
      });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}

/** A migration runs as a whole or not at all, so one that was cut short may be tried again. */
async function settleHistory(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTERS,
  });
  const failed = new Set(found.failedMigrationNames);
  const edited = found.editedMigrationNames.filter((name) => !failed.has(name));
  if (edited.length > 0) {
    throw broken(
      `The migration ${edited.join(', ')} was edited after it had been applied to this database.`,
      'Bring the file back to what it was, and write the change as a new migration: npm run migration -- NAME.',
    );
  }
  const { history } = found;
  if (history && history.diagnostic !== 'databaseIsBehind') {
    throw broken(
      `The database has the migration ${history.unpersistedMigrationNames.join(', ')}, which this version of Holdfast does not know.`,
      'Use the newer version that made it, or another database.',
    );
  }
  for (const migrationName of failed) {
    await engine.markMigrationRolledBack({ migrationName });
  }
}

/** Whoever starts the product has to know which database, but not its password. */
function awayAtStart(databaseUrl: string, cause: unknown): DomainError {
  const { hostname, port, pathname } = new URL(databaseUrl);
  const reason =
    cause instanceof Error && cause.message !== ''
      ? cause.message
      : (cause as { code?: string }).code;
  return new DomainError(
    'database/away',
    `The database ${pathname.slice(1)} at ${hostname}:${port || '5432'} does not answer: ${reason}.`,
    {
      hint: 'Start it, or correct DATABASE_URL; without DATABASE_URL Holdfast brings its own.',
      cause,
    },
  );
}

function failedMigration(error: unknown): DomainError {
  const text = error instanceof Error ? error.message : String(error);
  const name = /migration_name="([^"]+)"/.exec(text)?.[1];
  const reason = text.replace(/^external connector error\n/, '').split(/\n\s*\d+: /)[0] ?? '';
  return broken(
    `The migration ${name ?? 'of the database'} failed: ${reason.trim().replaceAll(/\s*\n\s*/g, ' ')}`,
    'Nothing of it was kept. Correct its migration.sql and start again.',
    error,
  );
}

function broken(message: string, hint?: string, cause?: unknown): DomainError {
  return new DomainError('database/broken-migration', message, {
    ...(hint ? { hint } : {}),
    cause,
  });
}
