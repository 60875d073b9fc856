import { beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '@/server/answers/read-learner';
import { database, pool } from '@/server/database/client';
import { testChanges } from '@/server/regrades/test-change';
import { beginRound, NOW, round, unsureTest } from '@/server/regrades/testing/author-at-work';

beforeEach(beginRound);

describe('a regrade', () => {
  it('judges a test by the pace that it was judged by: the same marks say the same', async () => {
    const { viewer, goOn } = await unsureTest(`paced ${round}`);
    const again = async () => {
      const answers = await database().answer.findMany({
        where: { userId: viewer.userId, testId: { not: null } },
      });
      const same = answers.map(({ correct, score, ...whose }) => ({
        ...whose,
        after: { correct, score },
      }));
      const [change] = await testChanges(pool() as Connection, same, NOW);
      return change;
    };
    const once = await again();
    expect(once?.after.pStrong).toBeCloseTo(once?.before.pStrong ?? 0, 9);
    await goOn();
    const later = await again();
    expect(later?.before.pStrong).not.toBeCloseTo(once?.before.pStrong ?? 0, 3);
    expect(later?.after.pStrong).toBeCloseTo(later?.before.pStrong ?? 0, 9);
  });
});
