// Decides that each integration test file has a database of its own, migrated and empty.
// `database()` and `pool()` of server/database/client reach it; nothing else is to be done.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { afterAll, inject } from 'vitest';
import { closeDatabase } from '@/server/database/client';

const maintenanceUrl = inject('maintenanceUrl');
const name = `test_${randomBytes(6).toString('hex')}`;
const dataDir = mkdtempSync(path.join(tmpdir(), 'holdfast-integration-'));
const url = new URL(maintenanceUrl);
url.pathname = `/${name}`;

await maintain(
  `create database ${escapeIdentifier(name)} template ${escapeIdentifier(inject('templateDatabase'))}`,
);
Object.assign(process.env, {
  NODE_ENV: 'test',
  DATABASE_URL: url.href,
  DATA_DIR: dataDir,
  AUTH_SECRET: 'a secret of the tests, used by nobody else',
  PUBLIC_URL: 'http://localhost:3000',
});

afterAll(async () => {
  await closeDatabase();
  await maintain(`drop database if exists ${escapeIdentifier(name)} with (force)`);
  rmSync(dataDir, { recursive: true, force: true });
});

async function maintain(statement: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
