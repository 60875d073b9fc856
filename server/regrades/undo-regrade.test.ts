import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '@/core/time';
import type { Viewer } from '@/server/accounts/viewer';
import { PATTERN, publishTestContent, testContent } from '@/server/content/testing/library';
import { database } from '@/server/database/client';
import { putAway, readNotices } from '@/server/notices/notices';
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
  stateOf,
  undo,
  unsureTest,
} from '@/server/regrades/testing/author-at-work';
import { undoRegrade } from '@/server/regrades/undo-regrade';
import { rebuild } from '@/server/replay/rebuild';
import { play, START } from '@/server/replay/testing/history';
import { plantViewer } from '@/server/reports/testing/planted-class';
import { startTest } from '@/server/tests/start-test';

const testOf = ({ userId }: Viewer) => database().test.findFirstOrThrow({ where: { userId } });

interface Judged {
  judgement: unknown;
}
const marksOf = ({ judgement }: Judged) =>
  (judgement as { marks: { correct: boolean; score: number }[] }).marks;
const scoreOf = ({ judgement }: Judged) => (judgement as { score: number }).score;

/** @returns the question at that place of their test */
async function askedAt({ userId }: Viewer, position: number): Promise<string> {
  const item = await database().testItem.findFirstOrThrow({ where: { userId, position } });
  return item.question.split('/')[2] ?? '';
}

beforeEach(beginRound);

describe('a regrade', () => {
  it('judges tests again and is undone to the last number', async () => {
    const { viewer } = await play(`tested ${round}`, [
      answer('right', 4),
      { move: 'test', minutes: 0, rights: 8 },
    ]);
    const item = await database().testItem.findFirstOrThrow({
      where: { userId: viewer.userId, position: 2 },
    });
    const slug = item.question.split('/')[2] ?? '';
    const before = await stateOf(viewer);
    const test = await database().test.findFirstOrThrow({ where: { userId: viewer.userId } });
    const version = await mend(slug);
    const planned = await planRegrade(author, PATTERN, slug, NOW);
    expect(planned).toMatchObject({ answers: 1, tests: 1 });
    const id = randomUUID();
    expect(await regrade(slug, version, id)).toMatchObject({ answers: 1, tests: 1 });
    const judged = await database().test.findFirstOrThrow({ where: { userId: viewer.userId } });
    const [was, is] = [test, judged].map(({ judgement }) => judgement as { score: number });
    expect(is?.score).toBe((was?.score ?? 0) - 1);
    expect(judged.pStrong ?? 1).toBeLessThan(test.pStrong ?? 0);
    expect(planned?.verdicts.length ?? 0).toBe(judged.verdict === test.verdict ? 0 : 1);

    expect(await undo(id)).toBe(true);
    expect(await stateOf(viewer)).toEqual(before);
    expect(await readNotices(viewer)).toEqual([]);
    expect(await undo(id)).toBe(false);
  });

  it('is undone for itself where another one has moved the same test since', async () => {
    const { viewer } = await play(`both ${round}`, [{ move: 'test', minutes: 0, rights: 12 }]);
    const [one, other] = [await askedAt(viewer, 2), await askedAt(viewer, 3)];
    const before = await stateOf(viewer);
    const [first, second] = [randomUUID(), randomUUID()];
    await regrade(one, await mend(one), first);
    const withFirst = await testOf(viewer);
    await regrade(other, await mend(other), second);
    const withBoth = await testOf(viewer);
    expect(await undo(first)).toBe(true);
    const withSecond = await testOf(viewer);
    expect(marksOf(withSecond)).toEqual(
      marksOf(withBoth).map((mark, place) => (place === 1 ? { correct: true, score: 1 } : mark)),
    );
    expect(scoreOf(withSecond)).toBe(scoreOf(withBoth) + 1);
    expect(withSecond.pStrong).toBeGreaterThan(withBoth.pStrong ?? 1);
    expect(await undo(second)).toBe(true);
    expect(marksOf(await testOf(viewer))).not.toEqual(marksOf(withFirst));
    expect(await stateOf(viewer)).toEqual(before);
  });

  it('keeps the follow-ups that were answered since when it is undone', async () => {
    const { viewer, goOn } = await unsureTest(`more ${round}`);
    const slug = await askedAt(viewer, 2);
    const id = randomUUID();
    await regrade(slug, await mend(slug), id);
    const regraded = await testOf(viewer);
    expect(regraded).toMatchObject({ verdict: 'unsure', state: 'judged' });
    await goOn();
    const answered = await testOf(viewer);
    expect(marksOf(answered)).toHaveLength(marksOf(regraded).length + 1);
    expect(await undo(id)).toBe(true);
    const after = await testOf(viewer);
    expect(marksOf(after)).toHaveLength(marksOf(answered).length);
    expect((after.judgement as { rounds?: unknown[] } | null)?.rounds).toHaveLength(2);
    expect(marksOf(after)[1]).toEqual({ correct: true, score: 1 });
    expect(
      (
        await rebuild(
          { checks: true, user: viewer.userId },
          () => NOW,
          () => undefined,
        )
      ).differing,
    ).toEqual([]);
  });

  it('stays closed when it is undone after a newer test was begun', async () => {
    const { viewer } = await unsureTest(`newer ${round}`);
    const { id: older } = await testOf(viewer);
    const readOlder = () =>
      database().test.findFirstOrThrow({ where: { userId: viewer.userId, id: older } });
    const regraded: string[] = [];
    // One right answer after the other turns out to be wrong, until the test is decided.
    for (let position = 1; (await readOlder()).state === 'judged' && position <= 8; position += 1) {
      const [slug, id] = [await askedAt(viewer, position), randomUUID()];
      await regrade(slug, await mend(slug), id);
      regraded.push(id);
    }
    const decided = await readOlder();
    expect(decided).toMatchObject({ state: 'closed', verdict: 'not_yet' });
    const claim = { userId: viewer.userId, epoch: viewer.epoch, issuedAt: 0 };
    const [id, seed] = [randomUUID(), 'newer'];
    const now = new Date(START + 2 * DAY_MS);
    await startTest(claim, { id, pattern: PATTERN, kind: 'full', seed, now });
    expect(await undo(regraded.at(-1) ?? '')).toBe(true);
    expect(await readOlder()).toMatchObject({
      state: 'closed',
      closedAt: decided.closedAt,
      verdict: 'unsure',
    });
  });

  it('can take the word "strong" away, and give it back', async () => {
    const { viewer } = await play(`strong ${round}`, [{ move: 'test', minutes: 0, rights: 15 }]);
    const verdictOf = async () =>
      (await database().test.findFirstOrThrow({ where: { userId: viewer.userId } })).verdict;
    expect(await verdictOf()).toBe('strong');
    const items = await database().testItem.findMany({ where: { userId: viewer.userId } });
    const ids: string[] = [];
    // One after the other turns out to be miskeyed, until the verdict cannot stand.
    for (const { question } of items.slice(0, 6)) {
      const slug = question.split('/')[2] ?? '';
      const id = randomUUID();
      ids.unshift(id);
      await regrade(slug, await mend(slug), id);
    }
    expect(await verdictOf()).not.toBe('strong');
    const state = await database().mastery.findFirstOrThrow({ where: { userId: viewer.userId } });
    expect(state.level).not.toBe('strong');
    for (const id of ids) await undo(id);
    expect(await verdictOf()).toBe('strong');
  });

  it('tells who has read of it when it is undone', async () => {
    const { viewer } = await play(`reader ${round}`, [answer('wrong')]);
    const id = randomUUID();
    await regrade('q1', await mend('q1'), id);
    const [told] = await readNotices(viewer);
    await putAway(viewer, told?.id ?? '', NOW);
    await undo(id);
    expect(await readNotices(viewer)).toMatchObject([{ kind: 'regrade-undone' }]);
  });

  it('is refused where the same one was undone meanwhile', async () => {
    await play(`undone ${round}`, [answer('wrong')]);
    const id = randomUUID();
    const version = await mend('q1');
    await regrade('q1', version, id);
    await undo(id);
    await expect(regrade('q1', version, id)).rejects.toMatchObject({ code: 'regrades/outdated' });
  });

  it('is undone only from the newest, and does not exist for others', async () => {
    await play(`two ${round}`, [answer('wrong')]);
    const [older, newer] = [randomUUID(), randomUUID()];
    await regrade('q1', await mend('q1'), older);
    await publishTestContent();
    const { version } = testContent().questions.get(`${PATTERN}/q1`) ?? { version: '' };
    await applyRegrade(
      author,
      { id: newer, pattern: PATTERN, slug: 'q1', version },
      new Date(NOW.getTime() + 1_000),
    );
    expect(await readRegrades(author, PATTERN, 'q1')).toMatchObject([
      { id: newer, isUndoable: true },
      { id: older, isUndoable: false },
    ]);
    const unknown = { code: 'regrades/unknown' };
    await expect(undoRegrade(author, older, NOW)).rejects.toMatchObject(unknown);
    const teacher = await plantViewer('teacher');
    expect(await planRegrade(teacher, PATTERN, 'q1', NOW)).toBeNull();
    expect(await readRegrades(teacher, PATTERN, 'q1')).toBeNull();
    await expect(undoRegrade(teacher, newer, NOW)).rejects.toMatchObject(unknown);
    await expect(
      applyRegrade(teacher, { id: newer, pattern: PATTERN, slug: 'q1', version }, NOW),
    ).rejects.toMatchObject(unknown);
  });
});
