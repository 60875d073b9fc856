import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  publishMovedContent,
  publishRenamedContent,
  RENAMED_PATTERN,
  SMALL_PATTERN,
} from '@/server/content/testing/library';
import { applyRegrade } from '@/server/regrades/apply-regrade';
import { planRegrade } from '@/server/regrades/plan-regrade';
import { readRegrades } from '@/server/regrades/read-regrades';
import {
  answer,
  author,
  beginRound,
  mend,
  NOW,
  regrade,
  round,
  undo,
} from '@/server/regrades/testing/author-at-work';
import { followRenames } from '@/server/replay/follow-renames';
import { play } from '@/server/replay/testing/history';

beforeEach(beginRound);

describe('a regrade', () => {
  it('finds the answers to a question that has come from another pattern', async () => {
    await play(`moved ${round}`, [answer('wrong', 4)]);
    await publishMovedContent();
    expect(await planRegrade(author, SMALL_PATTERN, 'from-loops', NOW)).toMatchObject({
      answers: 0,
      same: 1,
    });
  });

  it('finds answers and earlier regrades under the names that they were given', async () => {
    await play(`renamed ${round}`, [answer('wrong')]);
    const [older, newer] = [randomUUID(), randomUUID()];
    await regrade('q1', await mend('q1'), older);
    const renamed = await publishRenamedContent();
    await followRenames();
    const { version = '' } = renamed.questions.get(`${RENAMED_PATTERN}/q1`) ?? {};
    expect(await planRegrade(author, RENAMED_PATTERN, 'q1', NOW)).toMatchObject({ answers: 1 });
    const wanted = { id: newer, pattern: RENAMED_PATTERN, slug: 'q1', version };
    await applyRegrade(author, wanted, new Date(NOW.getTime() + 1_000));
    expect(await readRegrades(author, RENAMED_PATTERN, 'q1')).toMatchObject([
      { id: newer, isUndoable: true },
      { id: older, isUndoable: false },
    ]);
    await expect(undo(older)).rejects.toMatchObject({ code: 'regrades/unknown' });
    expect([await undo(newer), await undo(older)]).toEqual([true, true]);
  });
});
