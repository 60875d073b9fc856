import { Pool } from 'pg';
import { expect, it } from 'vitest';
import { PrismaPg } from '@prisma/adapter-pg';
import { isConnectionTrouble } from '@/server/database/connection-trouble';
import { database, pool } from '@/server/database/client';
import { PrismaClient } from '@/server/database/generated/client';

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

const away = () =>
  new Pool({ connectionString: 'postgresql://x:y@127.0.0.1:1/x', connectionTimeoutMillis: 500 });

it('knows a refused connection, asked directly or through Prisma', async () => {
  expect(isConnectionTrouble(await failureOf(away().query('select 1')))).toBe(true);
  const prisma = new PrismaClient({ adapter: new PrismaPg(away()) });
  expect(isConnectionTrouble(await failureOf(prisma.user.count()))).toBe(true);
  expect(isConnectionTrouble(await failureOf(prisma.$queryRaw`select 1`))).toBe(true);
});

it('knows a connection that the server ended in the middle of a statement', async () => {
  const endMyself = 'select pg_terminate_backend(pg_backend_pid())';
  expect(isConnectionTrouble(await failureOf(pool().query(endMyself)))).toBe(true);
  const throughPrisma = database().$queryRaw`select pg_terminate_backend(pg_backend_pid())`;
  expect(isConnectionTrouble(await failureOf(throughPrisma))).toBe(true);
});

it('knows an unexpected end, which has no code', () => {
  expect(isConnectionTrouble(new Error('Connection terminated unexpectedly'))).toBe(true);
});

it('does not take a wrong statement or a broken rule for it', async () => {
  expect(isConnectionTrouble(await failureOf(pool().query('select nothing from nowhere')))).toBe(
    false,
  );
  const id = '0193aaaa-0000-7000-8000-000000000002';
  const create = () => database().user.create({ data: { id } });
  await create();
  expect(isConnectionTrouble(await failureOf(create()))).toBe(false);
  expect(isConnectionTrouble(new TypeError('x is not a function'))).toBe(false);
  expect(isConnectionTrouble(null)).toBe(false);
});
