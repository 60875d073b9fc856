// Decides how a process listens to notices of the database: on a connection of its own, which no pool lends out.
import { Client } from 'pg';
import { env } from '@/server/env';

const PATIENCE_MS = 5_000;

export type ListeningClient = Client;

/** Not yet connected; whoever asks for it watches over it and ends it. */
export function listeningClient(): ListeningClient {
  return new Client({
    connectionString: env().DATABASE_URL,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
    application_name: 'holdfast listens',
  });
}
