import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { migrate } from '@/server/database/migrate';

let url: string;
let root: string;

beforeEach(async () => {
  const name = `migrate_${randomBytes(6).toString('hex')}`;
  await ask(inject('maintenanceUrl'), `create database ${escapeIdentifier(name)}`);
  url = Object.assign(new URL(inject('maintenanceUrl')), { pathname: `/${name}` }).href;
  root = mkdtempSync(path.join(tmpdir(), 'holdfast-migrate-'));
  write('1_first', 'create table "first" (id int);');
});

afterEach(async () => {
  rmSync(root, { recursive: true, force: true });
  const name = new URL(url).pathname.slice(1);
  await ask(inject('maintenanceUrl'), `drop database ${escapeIdentifier(name)} with (force)`);
});

function write(name: string, sql: string): void {
  const folder = path.join(root, 'prisma/migrations', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
}

async function ask(database: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const tables = async () =>
  (
    (await ask(url, "select tablename from pg_tables where schemaname = 'public'")) as {
      tablename: string;
    }[]
  )
    .map(({ tablename }) => tablename)
    .filter((name) => !name.startsWith('_'))
    .sort();

it('applies what is missing, and nothing the second time', async () => {
  expect(await migrate(url, root)).toEqual(['1_first']);
  write('2_second', 'create table "second" (id int);');
  expect(await migrate(url, root)).toEqual(['2_second']);
  expect(await migrate(url, root)).toEqual([]);
  expect(await tables()).toEqual(['first', 'second']);
});

it('applies each migration once when two processes begin together', async () => {
  const both = await Promise.all([migrate(url, root), migrate(url, root)]);
  expect(both.flat()).toEqual(['1_first']);
});

it('keeps semicolons inside a function', async () => {
  write(
    '2_function',
    'create function two() returns int language plpgsql as $$ begin; return 2; end $$;'.replace(
      'begin;',
      'begin',
    ),
  );
  await migrate(url, root);
  expect(await ask(url, 'select two()')).toEqual([{ two: 2 }]);
});

it('names a migration that fails, keeps nothing of it, and applies it once it is mended', async () => {
  write('2_broken', 'create table "half" (id int); select * from "nowhere";');
  await expect(migrate(url, root)).rejects.toMatchObject({
    code: 'database/broken-migration',
    message: expect.stringMatching(/2_broken failed:.*nowhere/),
  });
  expect(await tables()).toEqual(['first']);
  write('2_broken', 'create table "half" (id int);');
  expect(await migrate(url, root)).toEqual(['2_broken']);
});

it('refuses a migration that was edited after it had been applied, and names it', async () => {
  await migrate(url, root);
  write('1_first', 'create table "other" (id int);');
  await expect(migrate(url, root)).rejects.toMatchObject({
    code: 'database/broken-migration',
    message: expect.stringContaining('1_first was edited'),
  });
});

it('refuses a database of a newer version, and names what it does not know', async () => {
  write('2_later', 'create table "later" (id int);');
  await migrate(url, root);
  const older = mkdtempSync(path.join(tmpdir(), 'holdfast-older-'));
  cpSync(
    path.join(root, 'prisma/migrations/1_first'),
    path.join(older, 'prisma/migrations/1_first'),
    { recursive: true },
  );
  await expect(migrate(url, older)).rejects.toMatchObject({
    message: expect.stringContaining('2_later'),
  });
  rmSync(older, { recursive: true });
});

it('says which database is away without its password', async () => {
  const away = 'postgresql://someone:a-password@127.0.0.1:1/lost';
  const failure = await migrate(away, root).catch((error: unknown) => error as Error);
  expect(failure).toMatchObject({ code: 'database/away' });
  expect(String((failure as Error).message)).toMatch(/lost at 127\.0\.0\.1:1/);
  expect(String((failure as Error).message)).not.toContain('a-password');
});
