// Decides what somebody's name is proposed as when they join: the one of their account.
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** @returns '' where they gave none */
export async function readOwnName(viewer: Viewer): Promise<string> {
  const { rows } = await steadily(() =>
    pool().query<{ name: string | null }>('SELECT name FROM "User" WHERE id = $1::uuid', [
      viewer.userId,
    ]),
  );
  return rows[0]?.name ?? '';
}
