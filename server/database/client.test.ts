import { expect, it } from 'vitest';
import { closeDatabase, database, pool } from '@/server/database/client';

it('gives Prisma and prepared statements the same database', async () => {
  const id = '0193aaaa-0000-7000-8000-000000000001';
  await database().user.create({ data: { id } });
  const { rows } = await pool().query({
    name: 'client-test-user',
    text: 'select "timeZone" from "User" where id = $1',
    values: [id],
  });
  expect(rows).toEqual([{ timeZone: 'UTC' }]);
});

it('opens new connections after it was closed', async () => {
  await closeDatabase();
  await closeDatabase();
  const { rows } = await pool().query('select 1 as one');
  expect(rows).toEqual([{ one: 1 }]);
});

it('survives that the database ends its idle connections', async () => {
  await database().user.count();
  const { rows } = await pool().query('select pg_backend_pid() as pid');
  await expect(pool().query('select pg_terminate_backend($1)', [rows[0].pid])).rejects.toThrow();
  await expect.poll(() => database().user.count()).toBeGreaterThanOrEqual(0);
});

it('survives that the database ends a connection which somebody holds and does not use', async () => {
  const held = await pool().connect();
  const { rows } = await held.query('select pg_backend_pid() as pid');
  await pool().query('select pg_terminate_backend($1)', [rows[0].pid]);
  await expect.poll(() => held.query('select 1').catch(() => 'gone')).toBe('gone');
  held.release(true);
  expect((await pool().query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
