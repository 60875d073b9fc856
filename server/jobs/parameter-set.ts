// Decides that no accepted parameters are ever forgotten: a replay of old answers needs those that moved them.
import type { MemoryParameters } from '@/core/memory/parameters';
import { pool } from '@/server/database/client';

export async function keepParameterSet(
  { version, weights }: MemoryParameters,
  now: Date,
): Promise<void> {
  await pool().query(
    `INSERT INTO "ParameterSet" (version, weights, "createdAt") VALUES ($1, $2, $3)
      ON CONFLICT (version) DO NOTHING`,
    [version, weights, now],
  );
}
