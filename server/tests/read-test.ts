// Decides what a learner sees who comes back to a test: running, judged or closed.
import type { Test } from '@/core/tests/test';
import type { Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { pool } from '@/server/database/client';
import { steadily } from '@/server/health/steadily';
import { findTest, itemsOfTest, unknownTest } from '@/server/tests/test-rows';
import { viewTest } from '@/server/tests/view-test';

/** @throws DomainError "tests/unknown", also for a test of somebody else */
export async function readTest(viewer: Viewer | null, id: string): Promise<Test> {
  if (!viewer) throw unknownTest(id);
  return steadily(async () => {
    const connection = pool() as Connection;
    const [test, items] = await Promise.all([
      findTest(connection, viewer, id),
      itemsOfTest(connection, viewer, id),
    ]);
    if (!test) throw unknownTest(id);
    return viewTest(test, items);
  });
}
