// Decides how this process reaches PostgreSQL: one pool, one Prisma client on it.
// Knows nothing of tables or queries; those are in the query modules.
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { env } from '@/server/env';
import { PrismaClient } from '@/server/database/generated/client';

interface Connections {
  pool: Pool;
  prisma: PrismaClient;
}

/** A database that is away must be told soon, not after a browser's patience. */
const CONNECT_TIMEOUT_MS = 3_000;
const POOL_SIZE = 10;

// Next.js bundles its own copy of this module; the process shall have one pool all the same.
const shared = globalThis as typeof globalThis & { holdfastConnections?: Connections };

/** The Prisma client of this process; connects with its first query. */
export function database(): PrismaClient {
  return connections().prisma;
}

/** The pool under the Prisma client, for statements that are prepared by name. */
export function pool(): Pool {
  return connections().pool;
}

/** Ends all connections; the next query opens new ones. Safe to call twice. */
export async function closeDatabase(): Promise<void> {
  const open = shared.holdfastConnections;
  if (!open) return;
  delete shared.holdfastConnections;
  await open.prisma.$disconnect();
  await open.pool.end();
}

function connections(): Connections {
  return (shared.holdfastConnections ??= openConnections(env().DATABASE_URL));
}

function openConnections(connectionString: string): Connections {
  const pool = new Pool({
    connectionString,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'holdfast',
  });
  // Without a listener the loss of an idle connection would end the process;
  // the pool has dropped it already and whoever asks next hears about a real trouble.
  pool.on('error', () => undefined);
  // The same for one that somebody holds between two statements: the next statement tells them.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}
