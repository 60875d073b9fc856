// An author at work: mends a key, marks answers again and takes that back, and what follows of a learner.
// Begin each test with `beginRound`.
import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
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
import { applyRegrade } from '@/server/regrades/apply-regrade';
import { undoRegrade } from '@/server/regrades/undo-regrade';
import * as replays from '@/server/replay/replay-soon';
import { answerMove, play, START, type AnswerMove } from '@/server/replay/testing/history';
import { plantViewer } from '@/server/reports/testing/planted-class';
import { extendTest } from '@/server/tests/extend-test';
import { saveTestAnswer } from '@/server/tests/save-test-answer';
import { startTest } from '@/server/tests/start-test';
import { submitTest } from '@/server/tests/submit-test';

export const NOW = new Date('2026-11-21T12:00:00Z');
/** Another one for each test and each mended key: nothing that is kept is met again. */
export let round = 0;
export let author: Viewer;

export async function beginRound(): Promise<void> {
  // Replays are waited for where a test wants them.
  vi.spyOn(replays, 'replayWaitingSoon').mockReset().mockReturnValue();
  await database().user.deleteMany();
  await database().regrade.deleteMany();
  await publishTestContent();
  author = await plantViewer('author');
  round += 1;
}

export const answer = (response: AnswerMove['response'], question = 3): AnswerMove =>
  answerMove({ response, question });

/** The author finds that the other option of a question is right. @returns its version now */
export async function mend(slug: string): Promise<string> {
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
export async function regrade(slug: string, version: string, id = randomUUID()) {
  const counts = await applyRegrade(author, { id, pattern: PATTERN, slug, version }, NOW);
  await replays.replayWaiting();
  return counts;
}

export async function undo(id: string): Promise<boolean> {
  const isUndone = await undoRegrade(author, id, NOW);
  await replays.replayWaiting();
  return isUndone;
}

/** A test that was too close to call, with one more question to come. */
export async function unsureTest(name: string, rights = 8) {
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

/** All that is kept of a learner and follows from their answers. */
export async function stateOf({ userId }: Viewer): Promise<unknown> {
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
