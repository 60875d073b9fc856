import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '@/server/accounts/viewer';
import { PATTERN, publishTestContent, RIGHT, WRONG } from '@/server/content/testing/library';
import { database } from '@/server/database/client';
import { readNotices } from '@/server/notices/notices';
import { applyRegrade } from '@/server/regrades/apply-regrade';
import { planRegrade } from '@/server/regrades/plan-regrade';
import {
  answer,
  author,
  beginRound,
  mend,
  NOW,
  regrade,
  round,
  stateOf,
  undo,
} from '@/server/regrades/testing/author-at-work';
import { replayWaiting, replayWaitingSoon } from '@/server/replay/replay-soon';
import { play } from '@/server/replay/testing/history';

async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  await work();
  const count = asked.mock.calls.length;
  asked.mockRestore();
  return count;
}

beforeEach(beginRound);

describe('a regrade', () => {
  it('says first what it would change, and changes nothing by that', async () => {
    const missed = await play(`missed ${round}`, [answer('wrong')]);
    const had = await play(`had ${round}`, [answer('right'), answer('skip', 4)]);
    const before = [await stateOf(missed.viewer), await stateOf(had.viewer)];
    await mend('q1');
    expect(await planRegrade(author, PATTERN, 'q1', NOW)).toMatchObject({
      answers: 2,
      learners: 2,
      left: 0,
      tests: 0,
      responses: [
        { before: 1, after: 0, count: 1, text: `Option ${RIGHT}` },
        { before: 0, after: 1, count: 1, text: `Option ${WRONG}` },
      ],
    });
    expect([await stateOf(missed.viewer), await stateOf(had.viewer)]).toEqual(before);
  });

  it('marks answers by the mended key, moves memory, tells the learner, and a second time does nothing', async () => {
    const { viewer } = await play(`learner ${round}`, [answer('wrong'), answer('right', 5)]);
    const version = await mend('q1');
    expect(await regrade('q1', version)).toEqual({
      answers: 1,
      learners: 1,
      tests: 0,
      verdicts: 0,
    });
    const after = await stateOf(viewer);
    const kept = await database().answer.findFirstOrThrow({
      where: { userId: viewer.userId, question: `${PATTERN}/q1` },
    });
    expect(kept).toMatchObject({ correct: true, score: 1, version, misconceptions: [] });
    // A sure and quick right answer is no miss to the memory any more.
    expect(kept.grade).toBeGreaterThan(1);
    expect(await readNotices(viewer)).toMatchObject([
      { kind: 'regrade', data: { better: 1, worse: 0, pattern: PATTERN } },
    ]);
    expect(await regrade('q1', version)).toBeNull();
    expect(await stateOf(viewer)).toEqual(after);
    expect(await readNotices(viewer)).toHaveLength(1);
  });

  it('leaves memory as if the learner had met the mended key from the beginning', async () => {
    const moves = [answer('wrong'), answer('wrong', 6), answer('right')];
    const { viewer } = await play(`before ${round}`, moves);
    await regrade('q1', await mend('q1'));
    const { viewer: other } = await play(`after ${round}`, [
      answer('wrong'),
      answer('wrong', 6),
      answer('right'),
    ]);
    const cards = async ({ userId }: Viewer) => {
      const rows = await database().card.findMany({
        where: { userId },
        orderBy: { skill: 'asc' },
        omit: { userId: true },
      });
      return rows.map((row) => ({ ...row, stability: Number(row.stability.toPrecision(9)) }));
    };
    expect(await cards(viewer)).toEqual(await cards(other));
  });

  it('shows the mended key to those whose mark stays, tells them nothing, and is undone', async () => {
    const { viewer } = await play(`skipped ${round}`, [answer('skip')]);
    const before = await stateOf(viewer);
    const version = await mend('q1');
    expect(await planRegrade(author, PATTERN, 'q1', NOW)).toMatchObject({ answers: 0, same: 1 });
    const id = randomUUID();
    const nobody = { answers: 0, learners: 0, tests: 0, verdicts: 0 };
    expect(await regrade('q1', version, id)).toEqual(nobody);
    expect(
      await database().answer.findFirstOrThrow({ where: { userId: viewer.userId } }),
    ).toMatchObject({ version, correct: false });
    expect(await readNotices(viewer)).toEqual([]);
    expect(await undo(id)).toBe(true);
    expect(await stateOf(viewer)).toEqual(before);
    expect(await readNotices(viewer)).toEqual([]);
  });

  it('says the same again to whoever clicks twice', async () => {
    await play(`twice ${round}`, [answer('wrong')]);
    const [version, id] = [await mend('q1'), randomUUID()];
    const counts = await regrade('q1', version, id);
    expect(counts?.answers).toBe(1);
    expect(await regrade('q1', version, id)).toEqual(counts);
  });

  it('asks the database as often for many learners as for one', async () => {
    const learners = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, place) =>
          play(`many ${round} ${count} ${place}`, [
            answer('wrong'),
            { move: 'test', minutes: 0, rights: 8 },
          ]),
        ),
      );
    const mended = async () => {
      const version = await mend('q1');
      return () =>
        applyRegrade(author, { id: randomUUID(), pattern: PATTERN, slug: 'q1', version }, NOW);
    };
    await learners(1);
    const one = await queriesOf(await mended());
    await publishTestContent();
    await learners(6);
    const six = await queriesOf(await mended());
    // Two more where the question was asked in a test of theirs.
    expect(six).toBeLessThanOrEqual(one + 2);
    expect(replayWaitingSoon).toHaveBeenCalled();
    expect(await database().user.count({ where: { replayFrom: { not: null } } })).toBe(7);
    expect(await replayWaiting()).toBe(7);
  });

  it('is refused where the question has changed since it was looked at', async () => {
    await play(`late ${round}`, [answer('wrong')]);
    const version = await mend('q1');
    await mend('q1');
    await expect(regrade('q1', version)).rejects.toMatchObject({ code: 'regrades/outdated' });
  });

  it('takes answers of another revision where the learner saw the same, and leaves the others', async () => {
    const gone = await play(`gone ${round}`, [answer('wrong')]);
    const raised = await play(`raised ${round}`, [answer('wrong')]);
    await publishTestContent('second');
    const meant = await play(`meant ${round}`, [answer('wrong')]);
    await database().answer.updateMany({
      where: { userId: gone.viewer.userId },
      data: { response: { option: 'was-here-once' } },
    });
    for (const { viewer } of [raised, meant]) {
      await database().answer.updateMany({ where: { userId: viewer.userId }, data: { rev: 9 } });
    }
    const version = await mend('q1');
    expect(await planRegrade(author, PATTERN, 'q1', NOW)).toMatchObject({ answers: 1, left: 2 });
    await regrade('q1', version);
    expect(
      await database().answer.findFirstOrThrow({ where: { userId: raised.viewer.userId } }),
    ).toMatchObject({ rev: 1, version, correct: true });
  });
});
