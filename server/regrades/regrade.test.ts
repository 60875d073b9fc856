import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '@/server/accounts/viewer';
import type { Connection } from '@/server/answers/read-learner';
import { publishContent } from '@/server/content/loaded';
import { saveSnapshots } from '@/server/content/save-snapshots';
import {
  PATTERN,
  publishMovedContent,
  publishRenamedContent,
  publishTestContent,
  RENAMED_PATTERN,
  RIGHT,
  SMALL_PATTERN,
  testContent,
  WRONG,
} from '@/server/content/testing/library';
import { database, pool } from '@/server/database/client';
import { putAway, readNotices } from '@/server/notices/notices';
import { applyRegrade } from '@/server/regrades/apply-regrade';
import { planRegrade } from '@/server/regrades/plan-regrade';
import { readRegrades } from '@/server/regrades/read-regrades';
import { testChanges } from '@/server/regrades/test-change';
import { undoRegrade } from '@/server/regrades/undo-regrade';
import { followRenames } from '@/server/replay/follow-renames';
import { rebuild } from '@/server/replay/rebuild';
import { replayWaiting, replayWaitingSoon } from '@/server/replay/replay-soon';
import { play, START, type AnswerMove } from '@/server/replay/testing/history';
import { plantViewer } from '@/server/reports/testing/planted-class';
import { extendTest } from '@/server/tests/extend-test';
import { saveTestAnswer } from '@/server/tests/save-test-answer';
import { startTest } from '@/server/tests/start-test';
import { submitTest } from '@/server/tests/submit-test';

// Replays are waited for where a test wants them.
vi.mock('@/server/replay/replay-soon', async (original) => ({
  ...(await original<object>()),
  replayWaitingSoon: vi.fn(),
}));

const NOW = new Date('2026-11-21T12:00:00Z');
let round = 0;
let author: Viewer;

const answer = (response: AnswerMove['response'], question = 3): AnswerMove => ({
  move: 'answer',
  question,
  response,
  confidence: 'sure',
  context: 'practice',
  hints: 0,
  elapsedMs: 20_000,
  timeZone: 'UTC',
  minutes: 5,
  lateMinutes: 0,
});

/** The author finds that the other option of a question is right. @returns its version now */
async function mend(slug: string): Promise<string> {
  const loaded = testContent();
  const question = loaded.questions.get(`${PATTERN}/${slug}`);
  if (!question) throw new Error(`There is no question ${slug}.`);
  const body = question.body as { options: { id: string; correct: boolean }[] };
  for (const option of body.options) option.correct = option.id === WRONG;
  question.version = `${(round += 1)}`.padStart(16, 'f');
  await saveSnapshots(loaded);
  publishContent(loaded);
  return question.version;
}

/** With the replays that follow in a moment. */
async function regrade(slug: string, version: string, id = randomUUID()) {
  const counts = await applyRegrade(author, { id, pattern: PATTERN, slug, version }, NOW);
  await replayWaiting();
  return counts;
}

async function undo(id: string): Promise<boolean> {
  const isUndone = await undoRegrade(author, id, NOW);
  await replayWaiting();
  return isUndone;
}

const testOf = ({ userId }: Viewer) => database().test.findFirstOrThrow({ where: { userId } });

interface Judged {
  judgement: unknown;
}
const marksOf = ({ judgement }: Judged) =>
  (judgement as { marks: { correct: boolean; score: number }[] }).marks;
const scoreOf = ({ judgement }: Judged) => (judgement as { score: number }).score;

/** A test that was too close to call, with one more question to come. */
async function unsureTest(name: string, rights = 8) {
  const at = (minutes: number) => new Date(START + minutes * 60_000);
  const { viewer } = await play(name, [answer('skip', 5)]);
  const claim = { userId: viewer.userId, epoch: viewer.epoch, issuedAt: 0 };
  const wanted = { id: randomUUID(), pattern: PATTERN, kind: 'full', seed: name } as const;
  const { test } = await startTest(claim, { ...wanted, now: at(60) });
  const give = (position: number, option: string) => {
    const response = { option };
    const about = {
      response,
      seq: 1,
      elapsedMs: 20_000,
      answeredAt: at(60 + position).toISOString(),
    };
    return saveTestAnswer(viewer, test.id, position, about, at(60 + position));
  };
  for (const { position } of test.questions)
    await give(position, position <= rights ? RIGHT : WRONG);
  await submitTest(viewer, test.id, at(75));
  const goOn = async () => {
    const { question } = await extendTest(viewer, test.id, at(80));
    await give(question.position, RIGHT);
    await submitTest(viewer, test.id, at(81));
  };
  return { viewer, goOn };
}

async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  await work();
  const count = asked.mock.calls.length;
  asked.mockRestore();
  return count;
}

/** @returns the question at that place of their test */
async function askedAt({ userId }: Viewer, position: number): Promise<string> {
  const item = await database().testItem.findFirstOrThrow({ where: { userId, position } });
  return item.question.split('/')[2] ?? '';
}

/** All that is kept of a learner and follows from their answers. */
async function stateOf({ userId }: Viewer): Promise<unknown> {
  const { rows } = await pool().query(
    `SELECT (SELECT json_agg(c ORDER BY c.skill) FROM (SELECT skill, stability, difficulty, known, reps, lapses,
        "dueDay" FROM "Card" WHERE "userId" = $1) c) AS cards,
      (SELECT json_agg(m ORDER BY m.pattern) FROM (SELECT pattern, level, "abilityMean", mastery, strength
        FROM "Mastery" WHERE "userId" = $1) m) AS mastery,
      (SELECT json_agg(a ORDER BY a.id) FROM (SELECT id, version, correct, score, grade, known, misconceptions
        FROM "Answer" WHERE "userId" = $1) a) AS answers,
      (SELECT json_agg(t ORDER BY t.id) FROM (SELECT id, verdict, "pStrong", state, judgement
        FROM "Test" WHERE "userId" = $1) t) AS tests,
      (SELECT json_agg(i ORDER BY i.position) FROM (SELECT position, version FROM "TestItem"
        WHERE "userId" = $1) i) AS items`,
    [userId],
  );
  return JSON.parse(JSON.stringify(rows[0]), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(9)) : value,
  );
}

beforeEach(async () => {
  await database().user.deleteMany();
  await database().regrade.deleteMany();
  await publishTestContent();
  author = await plantViewer('author');
  round += 1;
});

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
    const now = new Date(START + 2 * 86_400_000);
    await startTest(claim, { id, pattern: PATTERN, kind: 'full', seed, now });
    expect(await undo(regraded.at(-1) ?? '')).toBe(true);
    expect(await readOlder()).toMatchObject({
      state: 'closed',
      closedAt: decided.closedAt,
      verdict: 'unsure',
    });
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
