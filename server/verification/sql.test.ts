import { describe, expect, it } from 'vitest';
import { engineFor } from '@/server/verification/testing/engines';

const run = engineFor('sql');

it('one value stands alone; more have a line of names and a line for each row', async () => {
  expect(await run('select 1 + 1')).toBe('2');
  const code =
    "create table t (a int, b text);\ninsert into t values (1, 'x'), (2, null);\nselect * from t order by a;\nselect count(*) from t;\nselect a from t where false;";
  expect(await run(code)).toBe('a | b\n1 | x\n2 | NULL\n2\n(no rows)');
});

it('values look as PostgreSQL writes them, in UTC', async () => {
  const code =
    "select true as yes, 1.50 as n, timestamptz '2026-01-02 03:04+02' as t, array[1,2] as a, null as nothing";
  expect(await run(code)).toBe(
    'yes | n | t | a | nothing\nt | 1.50 | 2026-01-02 01:04:00+00 | {1,2} | NULL',
  );
});

it('an error comes after what was printed before it', async () => {
  expect(await run('select 1; select 1/0; select 2')).toBe('1\nERROR: division by zero');
});

it('every program starts with an empty database', async () => {
  await run('create table left_behind (a int)');
  expect(await run('select * from left_behind')).toBe(
    'ERROR: relation "left_behind" does not exist',
  );
});

describe('a program that tries to get out', () => {
  it.each([
    [
      "copy (select 1) to program 'id'",
      /^ERROR: permission denied to COPY to or from an external program/,
    ],
    ["create table t (a text); copy t from program 'id'", /^ERROR: permission denied to COPY/],
    ["create table t (a text); copy t from '/etc/passwd'", /^ERROR: permission denied to COPY/],
    ["select pg_read_file('/etc/passwd')", /^ERROR: permission denied for function pg_read_file/],
    ["select pg_ls_dir('.')", /^ERROR: permission denied for function pg_ls_dir/],
    ["select lo_import('/etc/passwd')", /^ERROR: permission denied for function lo_import/],
    ['create extension dblink', /^ERROR: permission denied to create extension/],
    ['create extension plpython3u', /^ERROR: /],
    ['set role holdfast', /^ERROR: permission denied to set role/],
    [
      'set session authorization holdfast',
      /^ERROR: permission denied to set session authorization/,
    ],
    ["alter system set work_mem = '1GB'", /^ERROR: permission denied to set parameter/],
    ['create role other superuser', /^ERROR: permission denied to create role/],
    ['create database other', /^ERROR: permission denied to create database/],
    ["load '/tmp/x.so'", /^ERROR: access to library "\/tmp\/x.so" is not allowed/],
    [
      "create function f() returns int language c as 'x'",
      /^ERROR: permission denied for language c/,
    ],
    ['select rolpassword from pg_authid', /^ERROR: permission denied for table pg_authid/],
    ["select current_setting('data_directory')", /^ERROR: permission denied to examine/],
    ['alter role current_user superuser', /^ERROR: permission denied to alter role/],
  ])('is told by name: %s', async (code, told) => {
    expect(await run(code)).toMatch(told);
  });

  it('works as a role without rights, in a database that is its own', async () => {
    const code =
      'select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls, session_user = current_user as same from pg_roles where rolname = session_user';
    expect(await run(code)).toMatch(/\nf \| f \| f \| f \| f \| t$/);
    const others =
      "select datname from pg_database where has_database_privilege(datname, 'connect') and datname <> current_database() and datallowconn";
    expect(await run(others)).toMatch(/^\(no rows\)$|^room_of_programs$/);
  });

  it.each([
    ['sleeps', 'verify-time', 'select pg_sleep(10)'],
    [
      'sleeps after it lifted the limit',
      'verify-time',
      'set statement_timeout = 0; select pg_sleep(30)',
    ],
    ['runs for ever', 'verify-time', 'do $$ begin loop end loop; end $$'],
    [
      'takes much memory',
      'verify-memory',
      "set work_mem = '2GB'; select array_agg(repeat(g::text || 'x', 100000)) from generate_series(1, 100000) g",
    ],
    ['prints much', 'verify-flood', "select repeat('x', 1000) from generate_series(1, 100000)"],
  ])('and %s is stopped, and the next one runs', async (_, code, program) => {
    expect(await run(program)).toBe(code);
    expect(await run('select 1')).toBe('1');
  });
});
