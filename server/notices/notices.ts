// Decides what is told to a learner once: kept for them until they put it away.
import type { PoolClient } from 'pg';
import type { Notice } from '@/core/notices/notice';
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

const SHOWN = 5;

export interface NewNotice {
  userId: string;
  id: string;
  kind: string;
  data: object;
}

/** Inside the transaction of what it tells; the same id again is told once. */
export async function addNotices(
  client: PoolClient,
  notices: readonly NewNotice[],
  now: Date,
): Promise<void> {
  if (notices.length === 0) return;
  await client.query(
    `INSERT INTO "Notice" ("userId", id, kind, data, "createdAt")
      SELECT n."userId", n.id, n.kind, n.data, $5
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[]) AS n ("userId", id, kind, data)
      ON CONFLICT DO NOTHING`,
    [
      notices.map(({ userId }) => userId),
      notices.map(({ id }) => id),
      notices.map(({ kind }) => kind),
      notices.map(({ data }) => JSON.stringify(data)),
      now,
    ],
  );
}

/** The newest that were not put away. */
export async function readNotices(viewer: Viewer | null): Promise<Notice[]> {
  if (!viewer) return [];
  const { rows } = await steadily(() =>
    pool().query<Omit<Notice, 'createdAt'> & { createdAt: Date }>({
      name: 'notices',
      text: `SELECT id, kind, data, "createdAt" FROM "Notice"
        WHERE "userId" = $1::uuid AND "seenAt" IS NULL ORDER BY "createdAt" DESC LIMIT ${SHOWN}`,
      values: [viewer.userId],
    }),
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** Putting away what is not there, or is somebody else's, does nothing. */
export async function putAway(viewer: Viewer | null, id: string, now: Date): Promise<void> {
  if (!viewer) return;
  await steadily(() =>
    pool().query({
      name: 'notice-seen',
      text: `UPDATE "Notice" SET "seenAt" = coalesce("seenAt", $3)
        WHERE "userId" = $1::uuid AND id = $2::uuid`,
      values: [viewer.userId, id, now],
    }),
  );
}
