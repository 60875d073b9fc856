// Decides where SQL programs run: in a PostgreSQL that exists for this check only, each in a database
// of its own, as a role that may do nothing outside of it. Refuses to know how results are told.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { LIMITS, type Outcome } from '@/core/verification/task';
import { EngineProcess, type ProgramRunner } from '@/server/verification/engine-process';

/** A running server; `urlOf` speaks for its superuser. */
export interface ThrowawayPostgres {
  urlOf(database: string): string;
  stop(): Promise<void>;
}

export type StartPostgres = (settings: string[]) => Promise<ThrowawayPostgres>;

const SETTINGS = [
  `statement_timeout=${LIMITS.runMs}`,
  'timezone=UTC',
  'datestyle=ISO',
  'temp_file_limit=65536',
  'shared_buffers=32MB',
  'max_connections=20',
  'max_parallel_workers_per_gather=0',
  'max_prepared_transactions=0',
  'jit=off',
  'autovacuum=off',
  'log_min_messages=panic',
  'log_min_error_statement=panic',
];

export class SqlEngine implements ProgramRunner {
  private cluster: Promise<{ server: ThrowawayPostgres; admin: Client }> | null = null;
  private readonly process: EngineProcess;
  private made = 0;

  /** @param folder absolute; that of the engines */
  constructor(
    folder: string,
    private readonly startPostgres: StartPostgres,
  ) {
    this.process = new EngineProcess({
      args: ['--no-warnings', '--max-old-space-size=128', path.join(folder, 'sql.mjs')],
      cwd: folder,
      opening: [],
      frame: (id, code) => Buffer.from(`${JSON.stringify({ id, code })}\n`),
    });
  }

  async run(code: string): Promise<Outcome> {
    this.cluster ??= this.open();
    const { server, admin } = await this.cluster;
    this.made += 1;
    const name = `program_${this.made}`;
    const url = await makeRoom(admin, server, name);
    try {
      return await this.process.run(JSON.stringify({ code, url }));
    } finally {
      await clearRoom(admin, name);
    }
  }

  async end(): Promise<void> {
    await this.process.end();
    const cluster = await this.cluster?.catch(() => null);
    await cluster?.admin.end().catch(() => undefined);
    await cluster?.server.stop();
    this.cluster = null;
  }

  private async open(): Promise<{ server: ThrowawayPostgres; admin: Client }> {
    const server = await this.startPostgres(SETTINGS);
    const admin = new Client({ connectionString: server.urlOf('postgres') });
    admin.on('error', () => undefined);
    await admin.connect();
    await admin.query('set statement_timeout = 60000');
    await admin.query('revoke all on database postgres, template1 from public');
    await admin.query('create database room_of_programs template template0');
    const room = new Client({ connectionString: server.urlOf('room_of_programs') });
    await room.connect();
    // Whoever may connect may make tables; each copy of this database lets one role connect.
    await room.query('grant create, usage on schema public to public');
    await room.end();
    return { server, admin };
  }
}

async function makeRoom(admin: Client, server: ThrowawayPostgres, name: string): Promise<string> {
  const password = randomBytes(18).toString('hex');
  const id = escapeIdentifier(name);
  await admin.query(
    `create role ${id} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
       noinherit connection limit 1 password ${escapeLiteral(password)}`,
  );
  await admin.query(`create database ${id} template room_of_programs`);
  await admin.query(`revoke all on database ${id} from public`);
  await admin.query(`grant connect, temporary on database ${id} to ${id}`);
  const url = new URL(server.urlOf(name));
  url.username = name;
  url.password = password;
  return url.href;
}

/** Ends what still runs there, whatever it set for itself. */
async function clearRoom(admin: Client, name: string): Promise<void> {
  const id = escapeIdentifier(name);
  await admin.query(`drop database if exists ${id} with (force)`);
  await admin.query(`drop role if exists ${id}`);
}
