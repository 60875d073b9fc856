import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/server/accounts/viewer';
import { publishContent } from '@/server/content/loaded';
import { saveSnapshots } from '@/server/content/save-snapshots';
import {
  PATTERN,
  publishTestContent,
  RIGHT,
  testContent,
  WRONG,
} from '@/server/content/testing/library';
import { database, pool } from '@/server/database/client';
import { putAway, readNotices } from '@/server/notices/notices';
import { applyRegrade } from '@/server/regrades/apply-regrade';
import { planRegrade } from '@/server/regrades/plan-regrade';
import { readRegrades } from '@/server/regrades/read-regrades';
import { undoRegrade } from '@/server/regrades/undo-regrade';
import { play, type AnswerMove } from '@/server/replay/testing/history';
import { plantViewer } from '@/server/reports/testing/planted-class';

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

const regrade = (slug: string, version: string, id = randomUUID()) =>
  applyRegrade(author, { id, pattern: PATTERN, slug, version }, NOW);

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

    expect(await undoRegrade(author, id, NOW)).toBe(true);
    expect(await stateOf(viewer)).toEqual(before);
    expect(await readNotices(viewer)).toEqual([]);
    expect(await undoRegrade(author, id, NOW)).toBe(false);
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
    for (const id of ids) await undoRegrade(author, id, NOW);
    expect(await verdictOf()).toBe('strong');
  });

  it('tells who has read of it when it is undone', async () => {
    const { viewer } = await play(`reader ${round}`, [answer('wrong')]);
    const id = randomUUID();
    await regrade('q1', await mend('q1'), id);
    const [told] = await readNotices(viewer);
    await putAway(viewer, told?.id ?? '', NOW);
    await undoRegrade(author, id, NOW);
    expect(await readNotices(viewer)).toMatchObject([{ kind: 'regrade-undone' }]);
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
});
