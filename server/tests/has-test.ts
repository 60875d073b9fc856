// Decides whether a test is somebody's own. Knows nothing of what is in it, so that proxy.ts, which only needs
// the right, stays small.
import { isUuid } from '@/core/uuid';
import type { Viewer } from '@/server/accounts/viewer';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';

/** @throws DomainError "database/away" */
export async function hasTest(viewer: Viewer | null, id: string): Promise<boolean> {
  if (!viewer || !isUuid(id)) return false;
  const { rowCount } = await steadily(() =>
    pool().query({
      name: 'has-test',
      text: 'SELECT 1 FROM "Test" WHERE "userId" = $1::uuid AND id = $2::uuid',
      values: [viewer.userId, id],
    }),
  );
  return rowCount === 1;
}
